/** Reading configuration files from the disk, with all that they include. What is read is bounded. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, type OptionPorts, ok, type Result } from '@ccmux/core';
import { assemble, type Texts } from '../assemble.js';
import type { Mistake } from '../place.js';
import type { Settings } from '../settings.js';
import { projectFile, resolveInclude } from './paths.js';

/** Largest file; one that is written for people is far below. */
const maxBytes = 1024 * 1024;

export const missing = 'No such file or directory';

/** The text of a file, or for a person why there is none. */
export async function readConfigText(path: string): Promise<Result<string, string>> {
  try {
    // Without waiting: nobody may write into a FIFO.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const facts = await file.stat();
      if (facts.isDirectory()) return err('Is a directory');
      if (facts.isFIFO() || facts.isSocket()) return err('Not a file');
      if (facts.size > maxBytes) return err('File too large');
      return ok(facts.isFile() ? await file.readFile('utf8') : '');
    } finally {
      await file.close();
    }
  } catch (e) {
    return err(reasonOf(e));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
};

function reasonOf(e: unknown): string {
  const code = e instanceof Error && 'code' in e ? String(e.code) : '';
  return reasons[code] ?? 'cannot be read';
}

export interface Loaded {
  readonly result: Result<Settings, readonly Mistake[]>;
  /** All files that it depends on, found or not. */
  readonly files: readonly string[];
  readonly texts: Texts;
}

type Values = (aliases: ReadonlyMap<string, string>) => OptionPorts;

/** What texts that were kept come to; undefined where they are not right, or not all there. */
export function settingsOf(path: string, texts: Texts, values: Values): Settings | undefined {
  const assembled = assemble(path, texts, { resolve: resolveInclude, values });
  return assembled.kind === 'done' && assembled.result.ok ? assembled.result.value : undefined;
}

/** A file with all that it includes; the file of a project includes none. */
export async function loadConfig(path: string, values: Values): Promise<Loaded> {
  const texts = new Map<string, Result<string, string>>();
  // It comes from somebody else, maybe: nothing is read because it says so, and trust is for the one file.
  const resolve = basename(path) === projectFile ? () => undefined : resolveInclude;
  for (;;) {
    const assembled = assemble(path, texts, { resolve, values });
    if (assembled.kind === 'done') return { ...assembled, texts };
    for (const file of assembled.files) texts.set(file, await readConfigText(file));
  }
}
