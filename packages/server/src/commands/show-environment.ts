/** show-environment: the variables of the global environment or of a session's. */
import { type EnvironmentVariable, err } from '@ccmux/core';
import { type Command, done } from './command.js';
import { environmentOwner } from './environment-owner.js';

export const showEnvironment: Command = {
  name: 'show-environment',
  flags: 'hgst:',
  args: [0, 1],
  usage: '[-hgs] [-t target-session] [name]',
  summary: 'Print the variables that new programs get.',
  flagHelp: {
    g: 'those of all sessions',
    h: 'the hidden ones',
    s: 'as commands of a shell',
    t: 'the session',
  },
  exec(context, args) {
    const target = args.value('t');
    // A session that there is not is a mistake even where it does not matter, as in tmux.
    if (target !== undefined && !context.resolve('session', target).ok) return err(`no such session: ${target}`);
    const owner = environmentOwner(context, args);
    if (!owner.ok) return owner;
    const { env } = owner.value;
    const [wanted] = args.rest;
    if (wanted !== undefined && !Object.hasOwn(env, wanted)) return err(`unknown variable: ${wanted}`);
    for (const name of wanted === undefined ? Object.keys(env).sort() : [wanted]) {
      const variable = env[name]!;
      if (variable.hidden !== args.has('h')) continue;
      context.caller.print(args.has('s') ? forShell(name, variable) : plainly(name, variable));
    }
    return done;
  },
};

const plainly = (name: string, { value }: EnvironmentVariable): string => (value === undefined ? `-${name}` : `${name}=${value}`);

/** A line that a shell can read. */
const forShell = (name: string, { value }: EnvironmentVariable): string =>
  value === undefined ? `unset ${name};` : `${name}="${value.replace(/[$`"\\]/g, '\\$&')}"; export ${name};`;
