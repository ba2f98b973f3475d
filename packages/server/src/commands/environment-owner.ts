/** Whose environment `-g` and `-t` mean. */
import { type Environment, err, ok, type ParsedArgs, type Result, type SessionId } from '@ccmux/core';
import type { CommandContext } from './command.js';

export interface EnvironmentOwner {
  /** Undefined: the global environment. */
  readonly session: SessionId | undefined;
  readonly env: Environment;
}

export function environmentOwner(context: CommandContext, args: ParsedArgs): Result<EnvironmentOwner, string> {
  const { model } = context.store;
  if (args.has('g')) return ok({ session: undefined, env: model.environment });
  const target = args.value('t');
  const place = context.resolve('session', target);
  const session = place.ok ? model.sessions.get(place.value.session) : undefined;
  if (session === undefined) return err(target === undefined ? 'no current session' : `no such session: ${target}`);
  return ok({ session: session.id, env: session.env });
}
