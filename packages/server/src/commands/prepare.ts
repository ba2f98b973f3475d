/** From words to commands that exist, with their flags read; and back to text. */
import {
  type CommandLine,
  commandsOf,
  err,
  fillCommands,
  fillTemplate,
  formatArgs,
  type LexPorts,
  lexCommands,
  ok,
  type ParsedArgs,
  type ProgramName,
  parseFlags,
  type Result,
  resolveCommandName,
  shortened,
} from '@ccmux/core';
import { expandCondition } from '../formats/expand.js';
import { homeFolderOf } from '../process/home-folder.js';
import type { Services } from '../services.js';
import { aliasedLines } from './aliases.js';
import type { Caller } from './caller.js';
import type { Command } from './command.js';
import type { CommandList, Mistake, PreparedCommand } from './command-list.js';
import { shortError } from './short-error.js';
import { commandNamed } from './table.js';
import { usageLine } from './usage.js';

/** Reads a text of the command language, in the words of `program`. */
export function readCommands(
  services: Services,
  text: string,
  caller?: Caller,
  program: ProgramName = 'ccmux',
): Result<CommandList, Mistake> {
  // A file of the configuration is read as it finds things, too.
  const found = { ...services, ...caller?.configuring?.parts };
  const lines = lexCommands(text, lexPorts(found, caller));
  return lines.ok ? prepareLines(found, lines.value, program) : lines;
}

function lexPorts(services: Services, caller?: Caller): LexPorts {
  const variable = (name: string): string | undefined => services.store.model.environment[name]?.value;
  return {
    variable,
    home: (user) => (user === '' ? variable('HOME') : homeFolderOf(user)),
    condition: (format) => expandCondition(services, caller?.place, format),
  };
}

/** A mistake in any of the commands keeps all of them from being run. */
export function prepareLines(
  services: Services,
  lines: readonly CommandLine[],
  program: ProgramName = 'ccmux',
): Result<CommandList, Mistake> {
  const prepared: PreparedCommand[] = [];
  for (const line of lines) {
    const aliased = aliasedLines(services, line, (text) => lexCommands(text, lexPorts(services))) ?? ok([line]);
    if (!aliased.ok) return aliased;
    for (const command of aliased.value) {
      const one = prepare(services, command, program);
      if (!one.ok) return one;
      prepared.push(one.value);
    }
  }
  return ok(prepared);
}

function prepare(
  services: Services,
  { words, blocks, line }: CommandLine,
  program: ProgramName,
): Result<PreparedCommand, Mistake> {
  const [word = '', ...rest] = words;
  const name = resolveCommandName(commandsOf(program), word);
  if (!name.ok) {
    services.unsupported.record(words, name.error);
    return err({ message: shortError(name.error), line });
  }
  const command = commandNamed(name.value);
  const { flags, args: counts, takesBlock, long } = command;
  const ofRest = new Map([...blocks].map(([index, block]) => [index - 1, block]));
  const short = long === undefined ? ok(rest) : shortened(long, flags, rest);
  const args = short.ok ? parseFlags({ flags, min: counts[0], max: counts[1], takesBlock }, short.value, ofRest) : short;
  if (!args.ok) {
    if (args.error.startsWith('unknown flag')) services.unsupported.record(words, args.error);
    return err({ message: shortError(flagMistake(command, args.error)), line });
  }
  for (const block of blocks.values()) {
    const inner = prepareLines(services, block, program);
    if (!inner.ok) return inner;
  }
  return ok({ name: name.value, args: args.value, line });
}

const flagMistake = (command: Command, error: string): string =>
  error === '' ? `usage: ${usageLine(command)}` : `command ${command.name}: ${error}`;

/** The commands that a word behind the flags stands for, with answers filled in. */
export function argumentCommands(
  services: Services,
  args: ParsedArgs,
  index: number,
  answers: readonly string[],
  program: ProgramName,
): Result<CommandList, Mistake> {
  const block = args.block(index);
  return block === undefined
    ? readCommands(services, fillTemplate(args.rest[index] ?? '', answers), undefined, program)
    : prepareLines(services, fillCommands(block, answers), program);
}

/** One line of text; commands of different lines are told apart by two semicolons, as tmux does. */
export function printCommands(services: Services, commands: CommandList, escaped: boolean): string {
  const semicolon = escaped ? '\\;' : ';';
  const printBlock = (block: readonly CommandLine[]): string => {
    const inner = prepareLines(services, block);
    return inner.ok ? printCommands(services, inner.value, false) : '';
  };
  return commands
    .map(({ name, args, line }, index) => {
      const words = formatArgs(args, printBlock);
      const next = commands[index + 1];
      const separator = next === undefined ? '' : next.line === line ? ` ${semicolon} ` : ` ${semicolon}${semicolon} `;
      return `${name}${words === '' ? '' : ` ${words}`}${separator}`;
    })
    .join('');
}
