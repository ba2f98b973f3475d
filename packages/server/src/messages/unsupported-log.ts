/**
 * What callers asked for that no command here does: one JSON line for each, in a file of its own. Owns the file and its
 * bound: when it is full it takes the place of the one before.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface UnsupportedLog {
  /** `words`: the command as it was called; `error`: what the caller was told. */
  record(words: readonly string[], error: string): void;
}

const maxFileBytes = 256 * 1024;
const maxWords = 32;
const maxWordLength = 200;

/** Without a folder nothing is written. A file that cannot be written is nobody's loss. */
export function openUnsupportedLog(folder: string | undefined, wallMs: () => number): UnsupportedLog {
  if (folder === undefined) return { record: () => {} };
  const file = join(folder, 'unsupported.jsonl');
  let size = sizeOf(file);
  return {
    record: (words, error) => {
      const argv = words.slice(0, maxWords).map((word) => word.slice(0, maxWordLength));
      const line = `${JSON.stringify({ time: new Date(wallMs()).toISOString(), argv, error: error.slice(0, maxWordLength) })}\n`;
      try {
        if (size + line.length > maxFileBytes) {
          renameSync(file, `${file}.1`);
          size = 0;
        }
        appendFileSync(file, line, { mode: 0o600 });
        size += line.length;
      } catch {
        // A full disk must not keep a command from its answer.
      }
    },
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
