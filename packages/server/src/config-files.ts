/** Reading command files at the start. A mistake in one never keeps the server from starting; it is told to the person. */
import { err } from '@ccmux/core';
import type { Caller } from './commands/caller.js';
import { fileCommands, readText } from './commands/command-file.js';
import type { Services } from './services.js';

/** Runs each file's commands in order; the result is a line for everything that went wrong. */
export async function runFiles(services: Services, files: readonly string[]): Promise<string[]> {
  const complaints: string[] = [];
  const caller: Caller = {
    hello: undefined,
    attached: undefined,
    place: undefined,
    print: (line) => complaints.push(line),
    write: (bytes) => complaints.push(Buffer.from(bytes).toString()),
    error: (line) => complaints.push(line),
    endWith: () => {},
    input: () => Promise.resolve(err('a file has no standard input')),
    attachRefusal: () => 'a file cannot attach',
    attach: () => err('a file cannot attach'),
  };
  for (const file of files) {
    const text = readText(file);
    const commands = text.ok ? fileCommands(services, caller, file, text.value) : err(`${file}: ${text.error}`);
    if (!commands.ok) complaints.push(commands.error);
    else await services.language.run(commands.value, caller, (message, line) => complaints.push(`${file}:${line}: ${message}`));
  }
  return complaints;
}
