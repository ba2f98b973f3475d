/** Which pane a person means by the name of a Claude: its name, its conversation, or any target of a pane that has one. */
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import type { CommandContext } from '../../commands/command.js';

/** Shortest beginning of a conversation's id that names it. */
const leastBeginning = 4;

/** `word` undefined: the pane that the caller is in. */
export function claudePane({ store, caller, resolve }: CommandContext, word: string | undefined): Result<PaneId, string> {
  const bindings = [...store.model.claude].filter(([pane]) => store.model.panes.has(pane));
  if (word === undefined) {
    const here = caller.place?.pane;
    return bindings.some(([pane]) => pane === here) && here !== undefined
      ? ok(here)
      : err('which Claude? Name one: ccmux list shows them');
  }
  const named = bindings.find(([, binding]) => binding.name === word);
  if (named !== undefined) return ok(named[0]);
  const meant = word.length < leastBeginning ? [] : bindings.filter(([, { session }]) => session?.startsWith(word) === true);
  if (meant.length === 1) return ok(meant[0]![0]);
  if (meant.length > 1) return err(`${word} is the beginning of ${meant.length} conversations`);
  const place = resolve('pane', word);
  if (place.ok && bindings.some(([pane]) => pane === place.value.pane)) return ok(place.value.pane);
  const all = bindings.map(([pane, { name }]) => name ?? `%${pane}`).join(', ');
  return err(
    place.ok
      ? `pane %${place.value.pane} was not started with Claude`
      : `no Claude is called ${word}${all === '' ? '' : `; there are: ${all}`}`,
  );
}
