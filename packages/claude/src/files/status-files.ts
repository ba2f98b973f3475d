/** Reading the status files of a Claude folder. Owns no watcher; whether a process lives is asked of whoever calls. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStatusFile, type StatusFile } from '../status-file/status-file.js';

/** Larger ones are none. */
const maxBytes = 64 * 1024;

export const sessionsFolder = (configDir: string): string => join(configDir, 'sessions');

/** Undefined when there is none, or it is being written. */
export function readStatusFile(configDir: string, pid: number): StatusFile | undefined {
  try {
    const text = readFileSync(join(sessionsFolder(configDir), `${pid}.json`), 'utf8');
    return text.length > maxBytes ? undefined : parseStatusFile(text);
  } catch {
    return undefined;
  }
}

/** All there are, of processes that live and of others. */
export function listStatusFiles(configDir: string): StatusFile[] {
  let names: string[] = [];
  try {
    names = readdirSync(sessionsFolder(configDir));
  } catch {
    // There are none yet.
  }
  return names.flatMap((name) => {
    const pid = /^(\d+)\.json$/.exec(name)?.[1];
    const file = pid === undefined ? undefined : readStatusFile(configDir, Number(pid));
    return file === undefined ? [] : [file];
  });
}
