/** spawn: a program in a pane asks for another pane, under supervision. */
import {
  type AgentCommand,
  err,
  formatPaneId,
  ok,
  type PaneId,
  type ParsedArgs,
  type Result,
  readCommandLine,
} from '@ccmux/core';
import { askingPane, doorOf } from '../agents/asker.js';
import type { SpawnAnswer, SpawnRequest } from '../agents/request.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { environmentFlags, wholeNumber } from './flags.js';

const week = 7 * 24 * 3600;

export const spawn: Command = {
  name: 'spawn',
  flags: 'c:e:fjk:l:n:p:qr:t:',
  long: {
    cwd: 'c',
    env: 'e',
    focus: 'f',
    json: 'j',
    key: 'k',
    layout: 'l',
    name: 'n',
    parent: 'p',
    queue: 'q',
    restart: 'r',
    timeout: 't',
  },
  args: [1, Infinity],
  usage:
    '[--name name] [--cwd folder] [--env NAME=value] [--layout vertical|horizontal|window] [--focus] [--timeout seconds] [--restart never|on-crash] [--parent name] [--key key] [--queue] [--json] -- command ...',
  summary: 'Ask for a pane below this one, and wait for the answer; what may be asked for is up to rules and a person.',
  flagHelp: {
    c: 'the folder, relative to the one of this pane',
    e: 'set NAME=value for the program',
    f: 'go to the new pane',
    j: 'print the answer as JSON',
    k: 'names the request: the same one of this pane is granted once',
    l: 'beside this pane, below it, or in a window of its own',
    n: 'the name of the new pane in this tree',
    p: 'the pane that it will be below: this one, or one that this one opened',
    q: 'do not wait for a person: the answer is "queued"',
    r: 'whether it is started again when it crashes',
    t: 'seconds after which it is closed',
  },
  async exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const request = requestOf(args);
    if (!request.ok) return request;
    const asked = await context.agents.ask({
      ...request.value,
      ...keyOf(from.value, args.value('k')),
      from: from.value,
      door: doorOf(context),
    });
    if (asked.kind === 'queued' && args.has('q')) return say(context, args, undefined);
    return say(context, args, asked.kind === 'answered' ? asked.answer : await asked.answer);
  },
};

function say({ caller }: CommandContext, args: ParsedArgs, answer: SpawnAnswer | undefined): Outcome {
  if (args.has('j')) {
    caller.print(
      JSON.stringify(answer?.kind === 'granted' ? { ...answer, pane: `%${answer.pane}` } : (answer ?? { kind: 'queued' })),
    );
    if (answer?.kind === 'refused') caller.endWith(1);
    return done;
  }
  if (answer?.kind === 'refused') return err(`refused: ${answer.reason}`);
  caller.print(answer === undefined ? 'queued: a person will be asked' : `${answer.name} %${answer.pane}`);
  return done;
}

function requestOf(args: ParsedArgs): Result<Omit<SpawnRequest, 'from' | 'door' | 'key'>, string> {
  const env = environmentFlags(args.values('e'));
  if (!env.ok) return env;
  const odd = Object.keys(env.value).find((variable) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable));
  if (odd !== undefined) return err(`${odd} is no name of a variable`);
  const layout = oneOf('layout', args.value('l') ?? 'vertical', ['vertical', 'horizontal', 'window']);
  if (!layout.ok) return layout;
  const restart = oneOf('restart', args.value('r') ?? 'never', ['never', 'on-crash']);
  if (!restart.ok) return restart;
  const seconds = args.value('t');
  const timeout = seconds === undefined ? ok(undefined) : wholeNumber('timeout', seconds, 1, week);
  if (!timeout.ok) return timeout;
  const name = args.value('n');
  if (name !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name)) return err(`${name} is no name of a pane`);
  return ok({
    command: commandOf(args.rest),
    cwd: args.value('c'),
    env: env.value,
    layout: layout.value,
    select: args.has('f'),
    name,
    parent: args.value('p'),
    timeoutS: timeout.value,
    restart: restart.value,
  });
}

/** Nobody else's requests have the same one, nor those of tags. */
const keyOf = (from: PaneId, key: string | undefined): Pick<SpawnRequest, 'key'> =>
  key === undefined ? {} : { key: `asked by ${formatPaneId(from)}: ${key}` };

/** Words are words; a single one is a line, as it is everywhere else. */
const commandOf = (words: readonly string[]): AgentCommand =>
  words.length === 1 ? readCommandLine(words[0]!) : { kind: 'argv', argv: words };

function oneOf<T extends string>(what: string, value: string, of: readonly T[]): Result<T, string> {
  const found = of.find((one) => one === value);
  return found === undefined ? err(`${what} has to be ${of.join(' or ')}`) : ok(found);
}
