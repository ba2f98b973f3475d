/** Which program has a pane's terminal, from /proc. Read when asked for; nothing is kept. */
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

export interface Foreground {
  readonly pid: number;
  /** Name of the program, as tmux names windows: the last path part of its first word. */
  readonly command: string;
}

/** The leader of the foreground process group of the terminal that `leader` leads; undefined when it is gone. */
export function foregroundOf(leader: number): Foreground | undefined {
  if (leader === 0) return undefined;
  try {
    const pid = foregroundPid(leader);
    return { pid, command: commandOf(pid) };
  } catch {
    return undefined;
  }
}

/** The working directory of that process, with nothing else read. */
export function folderOf(leader: number): string | undefined {
  if (leader === 0) return undefined;
  try {
    return cwdOf(foregroundPid(leader));
  } catch {
    return undefined;
  }
}

function foregroundPid(leader: number): number {
  const stat = readFileSync(`/proc/${leader}/stat`, 'latin1');
  // Field 8 is tpgid; the fields behind the name begin with the third.
  const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[5]);
  return group > 0 ? group : leader;
}

function commandOf(pid: number): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return basename((words[0] ?? '').replace(/^-/, '')) || readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}

function cwdOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
