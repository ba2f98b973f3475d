/** Reading command files at the start. A mistake in one never keeps the server from starting; it is told to the person. */
import { readFileSync } from 'node:fs';
import type { Caller } from './commands/caller.js';
import { runLines } from './commands/run.js';
import type { Services } from './services.js';

/** Runs each file's commands in order; the result is a line for everything that went wrong. */
export async function runFiles(services: Services, files: readonly string[]): Promise<string[]> {
  const complaints: string[] = [];
  const caller: Caller = {
    hello: undefined,
    attached: undefined,
    place: undefined,
    print: (line) => complaints.push(line),
    attachRefusal: () => 'a file cannot attach',
    attach: () => ({ ok: false, error: 'a file cannot attach' }),
  };
  for (const file of files) {
    const text = read(file);
    if (text === undefined) complaints.push(`${file}: cannot be read`);
    else for (const mistake of await runLines(services, text, caller)) complaints.push(`${file}:${mistake}`);
  }
  return complaints;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
