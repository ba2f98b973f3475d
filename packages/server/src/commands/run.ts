/** Running commands: one after another, a group of them until one fails. */
import { err, inOwnForm, type Place, type ProgramName, resolveTarget, splitWords } from '@ccmux/core';
import { refusalFor } from '../agents/agent-commands.js';
import { mouseVariables } from '../formats/mouse-variables.js';
import { placeOfSession } from '../formats/places.js';
import { aroundCommand } from '../hooks/around-command.js';
import type { Services } from '../services.js';
import { type Caller, done, type Outcome, wordsOf } from './caller.js';
import type { Command, CommandContext } from './command.js';
import type { CommandList, PreparedCommand } from './command-list.js';
import type { CommandLanguage, Report } from './language.js';
import { argumentCommands, prepareLines, printCommands, readCommands } from './prepare.js';
import { shortError } from './short-error.js';
import { commandNamed } from './table.js';

/** Words as a shell split them. */
export function runArgv(services: Services, argv: readonly string[], caller: Caller): Outcome | Promise<Outcome> {
  const program = wordsOf(caller);
  const lines = splitWords(argv, new Map(), 1);
  const meant = program === 'ccmux' ? lines.map((line) => ({ ...line, words: inOwnForm(line.words) })) : lines;
  const commands = prepareLines(services, meant, program);
  return commands.ok ? runToOutcome(services, commands.value, caller) : err(commands.error.message);
}

/** A line of the command language. */
export function runText(services: Services, text: string, caller: Caller): Outcome | Promise<Outcome> {
  const commands = readCommands(services, text, caller);
  return commands.ok ? runToOutcome(services, commands.value, caller) : err(commands.error.message);
}

/** What commands are read and run with, in the words of `program`. The server's own is composed in server.ts. */
export const createLanguage = (services: () => Services, program: ProgramName = 'ccmux'): CommandLanguage => ({
  read: (text, caller) => readCommands(services(), text, caller, program),
  prepare: (lines) => prepareLines(services(), lines, program),
  argument: (args, index, answers = []) => argumentCommands(services(), args, index, answers, program),
  run: (commands, caller, report) => runCommands(services(), commands, caller, report ?? ((text) => caller.error(text))),
  print: (commands, escaped) => printCommands(services(), commands, escaped),
});

/** The outcome is the last failure; those before it go to the caller. */
function runToOutcome(services: Services, commands: CommandList, caller: Caller): Outcome | Promise<Outcome> {
  let failed: Outcome = done;
  const running = runCommands(services, commands, caller, (message) => {
    if (!failed.ok) caller.error(failed.error);
    failed = err(message);
  });
  return running === undefined ? failed : running.then(() => failed);
}

/** Stays synchronous as long as the commands are: a key that moves the focus takes effect before the next key. */
function runCommands(services: Services, commands: CommandList, caller: Caller, report: Report): Promise<void> | undefined {
  for (let at = 0; at < commands.length; ) {
    const prepared = commands[at]!;
    const next = (outcome: Outcome): number => {
      if (outcome.ok) return at + 1;
      report(shortError(outcome.error), prepared.line);
      return endOfGroup(commands, at);
    };
    const outcome = runOne(services, prepared, caller);
    if (outcome instanceof Promise) {
      return outcome.then((o) => runCommands(services, commands.slice(next(o)), caller, report));
    }
    at = next(outcome);
  }
  return undefined;
}

function endOfGroup(commands: CommandList, at: number): number {
  const { line } = commands[at]!;
  const after = commands.findIndex((command, index) => index > at && command.line !== line);
  return after < 0 ? commands.length : after;
}

function runOne(services: Services, prepared: PreparedCommand, caller: Caller): Outcome | Promise<Outcome> {
  if (caller.configuring?.leavesOut(prepared.name)) return done;
  const refusal = refusalFor(services, caller, prepared);
  if (refusal !== undefined) return err(refusal);
  const context = contextOf(services, caller, prepared.name);
  noteCommand(services, prepared, caller);
  return aroundCommand(context, prepared, () => contained(context, prepared), runText);
}

/** Words of a command that are noted; of one with more, or longer ones, only the name is. */
const maxNotedLength = 500;

/** For show-messages: who has run what. */
function noteCommand({ messages, language }: Services, prepared: PreparedCommand, { hello }: Caller): void {
  const length = prepared.args.rest.reduce((sum, word) => sum + word.length, 0);
  const text = length > maxNotedLength ? `${prepared.name} ...` : language.print([prepared], false);
  messages.add(hello === undefined ? `command: ${text}` : `${hello.name} command: ${text}`);
}

/** A bug in a command costs that command, not everybody's panes. */
function contained(context: CommandContext, { name, args }: PreparedCommand): Outcome | Promise<Outcome> {
  const failed = (e: unknown): Outcome => {
    context.log.error({ ev: 'command.bug', command: name, stack: e instanceof Error ? e.stack : String(e) });
    return err(`${name}: internal error; the server's log says more`);
  };
  try {
    const command: Command = commandNamed(name);
    const outcome = command.exec(context, args);
    return outcome instanceof Promise ? outcome.catch(failed) : outcome;
  } catch (e) {
    return failed(e);
  }
}

/** Commands within commands. Files are read as ccmux reads them: they are one configuration, whoever has it read. */
function asTmux(services: Services): CommandLanguage {
  const { prepare, argument } = createLanguage(() => services, 'tmux');
  return { ...services.language, prepare, argument };
}

function contextOf(services: Services, caller: Caller, command: string): CommandContext {
  return {
    ...services,
    ...caller.configuring?.parts,
    ...(wordsOf(caller) === 'tmux' ? { language: asTmux(services) } : {}),
    variables: occasion(services, caller, command),
    caller,
    resolve: (kind, target) =>
      resolveTarget(kind, target, {
        model: services.store.model,
        current: currentPlace(services, caller),
        mouse: caller.mouse?.place,
        usedAt: (session) => services.clients.sessions.usedAt(session),
      }),
  };
}

/** Variables of formats that are about the command itself, before those of its occasion: the mouse's, a hook's. */
function occasion(services: Services, caller: Caller, command: string): NonNullable<Services['variables']> {
  const of = caller.mouse === undefined ? services.variables : mouseVariables(services, caller.mouse);
  return {
    get: (name) => (name === 'command' ? command : name === 'current_file' ? (caller.file ?? of?.get(name)) : of?.get(name)),
  };
}

/** Where the caller is; for a shell outside, the session used last. */
function currentPlace(services: Services, caller: Caller): Place | undefined {
  const { model } = services.store;
  if (caller.place !== undefined && model.panes.has(caller.place.pane)) return caller.place;
  const session = services.clients.sessions.latest(model.sessions.values());
  return session === undefined ? undefined : placeOfSession(model, session);
}
