/** `-t` of commands that put a window somewhere: a session, and an index that need not have a window yet. */
import { type Result, resolveIndex, type TargetIndex } from '@ccmux/core';
import type { CommandContext } from './command.js';

export function targetIndex(context: CommandContext, target: string | undefined): Result<TargetIndex, string> {
  const current = context.resolve('window', undefined);
  return resolveIndex(target, {
    model: context.store.model,
    current: current.ok ? current.value : undefined,
    mouse: context.caller.mouse?.place,
    usedAt: (session) => context.clients.sessions.usedAt(session),
  });
}
