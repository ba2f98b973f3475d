/** new-claude: a session in which Claude runs; `ccmux new NAME [DIR]` in the words of a shell. */
import { statSync } from 'node:fs';
import { err, parseFlags, sessionNamed } from '@ccmux/core';
import { placeOfSession } from '../formats/places.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { folder, sessionName } from './flags.js';
import { newSession } from './new-session.js';

export const newClaude: Command = {
  name: 'new-claude',
  flags: 'de:',
  args: [1, Infinity],
  usage: "[-d] [-e environment] name [folder] [claude's arguments ...]",
  summary: 'Start Claude in a session of its own; from a shell: ccmux new NAME [FOLDER].',
  flagHelp: { d: 'do not show it', e: 'set NAME=VALUE for it' },
  async exec(context, args) {
    const [given = '', second, ...more] = args.rest;
    const name = sessionName(given);
    if (name === '') return err('a Claude needs a name');
    if (sessionNamed(context.store.model, name) !== undefined) {
      return err(`duplicate session: ${name} (ccmux attach -t ${name} shows it, ccmux start ${name} starts its Claude again)`);
    }
    const hasFolder = second !== undefined && !second.startsWith('-');
    const cwd = hasFolder ? folder(context, second) : undefined;
    if (cwd !== undefined && !isFolder(cwd)) return err(`${cwd} is no folder`);
    const words = ['claude', ...(hasFolder || second === undefined ? more : [second, ...more])];
    return startSession(context, { name, cwd, words, env: args.values('e'), show: !args.has('d') });
  },
};

export interface ClaudeSession {
  readonly name: string;
  readonly cwd: string | undefined;
  readonly words: readonly string[];
  /** `NAME=value` */
  readonly env: readonly string[];
  /** In the caller's terminal, if it has one that can show it. */
  readonly show: boolean;
}

/** As new-session does it, and says in a line what it made where nobody sees it. */
export async function startSession(context: CommandContext, { name, cwd, words, env, show }: ClaudeSession): Promise<Outcome> {
  const { caller, store } = context;
  const isShown = show && (caller.attached !== undefined || caller.attachRefusal() === undefined);
  const flags = [
    ...(isShown ? [] : ['-d']),
    '-s',
    name,
    ...(cwd === undefined ? [] : ['-c', cwd]),
    ...env.flatMap((e) => ['-e', e]),
  ];
  const args = parseFlags({ flags: newSession.flags }, [...flags, '--', ...words]);
  if (!args.ok) return err(args.error);
  const outcome = await newSession.exec(context, args.value);
  const session = sessionNamed(store.model, name);
  const place = session === undefined ? undefined : placeOfSession(store.model, session);
  if (!outcome.ok || place === undefined) return outcome;
  context.claudes?.rename(place.pane, name);
  if (!isShown) caller.print(`${name}: pane %${place.pane}, conversation ${store.model.claude.get(place.pane)?.session ?? '?'}`);
  return done;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
