/** `-s source-pane`: without it the marked pane, else where the caller is. */
import type { Place, Result } from '@ccmux/core';
import type { CommandContext } from './command.js';

export function sourcePane({ resolve, store }: CommandContext, text: string | undefined): Result<Place, string> {
  return resolve('pane', text ?? (store.model.marked === undefined ? undefined : '{marked}'));
}
