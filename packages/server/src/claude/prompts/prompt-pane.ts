/** Which pane a person means who has words for a Claude: by its name, or any pane that runs one. */
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import type { CommandContext } from '../../commands/command.js';
import { claudePane } from '../launch/find-pane.js';

export function promptPane(context: CommandContext, word: string): Result<PaneId, string> {
  const bound = claudePane(context, word);
  if (bound.ok) return bound;
  const place = context.resolve('pane', word);
  if (!place.ok) return bound;
  const { pane } = place.value;
  return context.claudeStates.of(pane) === undefined ? err(`no Claude runs in pane %${pane}`) : ok(pane);
}
