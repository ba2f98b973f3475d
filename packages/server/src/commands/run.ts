/** Running command lines: words to commands, one after another, until one fails. */
import {
  type CommandName,
  commandCatalogue,
  err,
  lexCommands,
  ok,
  type ParsedArgs,
  type Place,
  parseFlags,
  type Result,
  resolveCommandName,
  resolveTarget,
  splitArgv,
} from '@ccmux/core';
import { placeOfSession } from '../formats/places.js';
import type { Services } from '../services.js';
import { type Caller, done, type Outcome } from './caller.js';
import type { Command, CommandContext } from './command.js';
import { commandNamed } from './table.js';
import { usageLine } from './usage.js';

/** Words as a shell split them. */
export const runArgv = (services: Services, argv: readonly string[], caller: Caller): Outcome | Promise<Outcome> =>
  runAll(services, splitArgv(argv), caller);

/** A line of the command language: a key binding, the prompt, a file. */
export function runText(services: Services, text: string, caller: Caller): Outcome | Promise<Outcome> {
  const lines = lexCommands(text, lexPorts(services));
  if (!lines.ok) return err(lines.error.message);
  return runAll(
    services,
    lines.value.map((line) => line.words),
    caller,
  );
}

/** A file: every command runs, whatever became of those before it. The result is `line: what went wrong` for each. */
export async function runLines(services: Services, text: string, caller: Caller): Promise<string[]> {
  const lines = lexCommands(text, lexPorts(services));
  if (!lines.ok) return [`${lines.error.line}: ${lines.error.message}`];
  const mistakes: string[] = [];
  for (const { words, line } of lines.value) {
    const outcome = await runAll(services, [words], caller);
    if (!outcome.ok) mistakes.push(`${line}: ${outcome.error}`);
  }
  return mistakes;
}

const lexPorts = (services: Services) => ({
  variable: (name: string) => services.env[name],
  home: (user: string) => (user === '' ? services.env['HOME'] : undefined),
});

/** A mistake in any of the commands keeps all of them from running. */
function runAll(services: Services, commands: readonly (readonly string[])[], caller: Caller): Outcome | Promise<Outcome> {
  const prepared: Prepared[] = [];
  for (const words of commands) {
    const one = prepare(words);
    if (!one.ok) return one;
    prepared.push(one.value);
  }
  return runPrepared(services, prepared, caller);
}

/** Stays synchronous as long as the commands are: a key that moves the focus takes effect before the next key. */
function runPrepared(services: Services, commands: readonly Prepared[], caller: Caller): Outcome | Promise<Outcome> {
  for (const [index, { command, args }] of commands.entries()) {
    const outcome = contained(services, command, () => command.exec(contextOf(services, caller), args));
    if (outcome instanceof Promise) {
      return outcome.then((o) => (o.ok ? runPrepared(services, commands.slice(index + 1), caller) : o));
    }
    if (!outcome.ok) return outcome;
  }
  return done;
}

/** A bug in a command costs that command, not everybody's panes. */
function contained(services: Services, { name }: Command, run: () => Outcome | Promise<Outcome>): Outcome | Promise<Outcome> {
  const failed = (e: unknown): Outcome => {
    services.log.error({ ev: 'command.bug', command: name, stack: e instanceof Error ? e.stack : String(e) });
    return err(`${name}: internal error; the server's log says more`);
  };
  try {
    const outcome = run();
    return outcome instanceof Promise ? outcome.catch(failed) : outcome;
  } catch (e) {
    return failed(e);
  }
}

interface Prepared {
  readonly command: Command;
  readonly args: ParsedArgs;
}

function prepare(words: readonly string[]): Result<Prepared, string> {
  const [word = '', ...rest] = words;
  const name = commandName(word);
  if (!name.ok) return name;
  const command = commandNamed(name.value);
  const args = parseFlags({ flags: command.flags, min: command.args[0], max: command.args[1] }, rest);
  if (!args.ok) return err(args.error === '' ? `usage: ${usageLine(command)}` : `command ${command.name}: ${args.error}`);
  return ok({ command, args: args.value });
}

const commandName = (word: string): Result<CommandName, string> => resolveCommandName(commandCatalogue, word);

function contextOf(services: Services, caller: Caller): CommandContext {
  return {
    ...services,
    caller,
    resolve: (kind, target) =>
      resolveTarget(kind, target, { model: services.store.model, current: currentPlace(services, caller) }),
  };
}

/** Where the caller is; for a shell outside, the session used last. */
function currentPlace(services: Services, caller: Caller): Place | undefined {
  const { model } = services.store;
  if (caller.place !== undefined && model.panes.has(caller.place.pane)) return caller.place;
  const latest = services.clients.all.toSorted((a, b) => b.lastActiveMs - a.lastActiveMs)[0]?.session;
  const session = (latest === undefined ? undefined : model.sessions.get(latest)) ?? [...model.sessions.values()].at(-1);
  return session === undefined ? undefined : placeOfSession(model, session);
}
