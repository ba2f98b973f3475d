/** source-file: runs the commands of files, or with `-` of standard input; configurations in TOML apply. */
import { isToml } from '@ccmux/config/files';
import { err, ok, type Result } from '@ccmux/core';
import { ConfigurationRun } from '../config/configuration-run.js';
import { expandAt } from '../formats/expand.js';
import type { Caller } from './caller.js';
import { type Command, type CommandContext, done } from './command.js';
import { fileCommands, filesNamed, readText } from './command-file.js';
import type { CommandList } from './command-list.js';
import { shortError } from './short-error.js';
import { sourceToml } from './source-toml.js';

/** Files that may read files that read files. */
const maxNested = 50;
const nested = new WeakMap<Caller, number>();

interface Source {
  readonly name: string;
  readonly text: string;
}

interface Found {
  readonly sources: readonly Source[];
  readonly failed: boolean;
}

export const sourceFile: Command = {
  name: 'source-file',
  flags: 'Fnqt:v',
  args: [1, Infinity],
  usage: '[-Fnqv] [-t target-pane] path ...',
  summary: 'Run the commands of files.',
  flagHelp: {
    F: 'expand formats in the names',
    n: 'read only: run nothing',
    q: 'no error for files that do not exist',
    t: 'where formats are at',
    v: 'print what is run',
  },
  async exec(context, args) {
    const { caller } = context;
    const place = context.resolve('pane', args.value('t'));
    const expand = (path: string): string => (args.has('F') ? expandAt(context, place.ok ? place.value : undefined, path) : path);
    const level = nested.get(caller) ?? 0;
    if (level >= maxNested) return err('too many nested files');
    const found = await readAll(context, args.rest.map(expand), args.has('q'));
    const mistakes: string[] = [];
    const { files } = context.configuration;
    for (const { name, text } of found.sources) {
      if (isToml(name)) {
        mistakes.push(...(await sourceToml(context, args, name)));
        continue;
      }
      const commands = fileCommands(context, caller, name, text);
      if (!commands.ok) {
        mistakes.push(commands.error);
        continue;
      }
      if (args.has('v')) printParsed(context, name, commands.value);
      if (args.has('n')) continue;
      // What somebody has run of the configuration, it has said from then on.
      const run = caller.configuring === undefined && files.includes(name) ? new ConfigurationRun(context, false) : undefined;
      const own = { file: { value: name }, ...(run === undefined ? {} : { configuring: { value: run } }) };
      const there = Object.create(caller, own) as Caller; // SAFETY: the caller, in another file
      nested.set(there, level + 1);
      await context.language.run(commands.value, there);
      run?.end();
    }
    for (const mistake of mistakes) caller.print(mistake);
    if (found.failed || mistakes.length > 0) caller.endWith(1);
    return done;
  },
};

async function readAll(context: CommandContext, paths: readonly string[], quiet: boolean): Promise<Found> {
  const sources: Source[] = [];
  let failed = false;
  const complain = (path: string, reason: string): void => {
    if (quiet) return;
    failed = true;
    context.caller.error(shortError(`${path}: ${reason}`));
  };
  for (const path of paths) {
    const files = path === '-' ? ['-'] : filesNamed(path, context.caller.hello?.cwd ?? '/');
    if (files.length === 0) complain(path, 'No such file or directory');
    for (const file of files) {
      const text = await textOf(context, file);
      if (text.ok) sources.push({ name: file, text: text.value });
      else complain(path, text.error);
    }
  }
  return { sources, failed };
}

async function textOf({ caller }: CommandContext, file: string): Promise<Result<string, string>> {
  if (file !== '-') return readText(file);
  const input = await caller.input();
  return input.ok ? ok(new TextDecoder().decode(input.value)) : input;
}

/** One line for each line of the file. */
function printParsed({ language, caller }: CommandContext, name: string, commands: CommandList): void {
  for (let at = 0; at < commands.length; ) {
    const { line } = commands[at]!;
    let end = at;
    while (commands[end]?.line === line) end++;
    caller.print(`${name}:${line}: ${language.print(commands.slice(at, end), false)}`);
    at = end;
  }
}
