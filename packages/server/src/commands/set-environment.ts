/** set-environment: a variable of the global environment or of a session's. */
import { type EnvironmentVariable, err, ok, type ParsedArgs, type Result } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, type CommandContext, done } from './command.js';
import { environmentOwner } from './environment-owner.js';

export const setEnvironment: Command = {
  name: 'set-environment',
  flags: 'Fhgrt:u',
  args: [1, 2],
  usage: '[-Fhgru] [-t target-session] name [value]',
  summary: 'Set a variable for new programs.',
  flagHelp: {
    F: 'expand formats in the value',
    g: 'for all sessions',
    h: 'hidden: for formats only',
    r: 'programs start without it',
    t: 'the session',
    u: 'forget it',
  },
  exec(context, args) {
    const [name = ''] = args.rest;
    if (name === '') return err('empty variable name');
    if (name.includes('=')) return err('variable name contains =');
    const owner = environmentOwner(context, args);
    if (!owner.ok) return owner;
    const variable = newVariable(context, args);
    if (!variable.ok) return variable;
    context.store.apply({ kind: 'environment-changed', session: owner.value.session, name, variable: variable.value });
    return done;
  },
};

/** `-u` forgets the variable, `-r` keeps it from programs, `-h` keeps it for formats. */
function newVariable(context: CommandContext, args: ParsedArgs): Result<EnvironmentVariable | undefined, string> {
  const text = args.rest[1];
  if (args.has('u')) return text === undefined ? ok(undefined) : err("can't specify a value with -u");
  if (args.has('r')) {
    return text === undefined ? ok({ value: undefined, hidden: false }) : err("can't specify a value with -r");
  }
  if (text === undefined) return err('no value specified');
  const place = context.resolve('session', args.value('t'));
  const value = args.has('F') ? expandAt(context, place.ok ? place.value : undefined, text) : text;
  return ok({ value, hidden: args.has('h') });
}
