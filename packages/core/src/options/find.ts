/** Which option a word of a command names: `@user`, a name, what only one name begins with, each with `[index]` for an array. */
import { err, ok, type Result } from '../result.js';
import type { OptionEntry } from './entry.js';
import { allOptions } from './table.js';
import { tmuxOnlyOptions } from './tmux-only.js';

export type FoundOption =
  | { readonly kind: 'user'; readonly name: string; readonly index: number | undefined }
  | { readonly kind: 'known'; readonly name: string; readonly index: number | undefined; readonly entry: OptionEntry }
  /** tmux has it, and it has no meaning here. */
  | { readonly kind: 'tmux-only'; readonly name: string; readonly reason: string };

/** Spellings that tmux takes as well. */
const otherNames: Readonly<Record<string, string>> = {
  'cursor-color': 'cursor-colour',
  'display-panes-color': 'display-panes-colour',
  'display-panes-active-color': 'display-panes-active-colour',
  'clock-mode-color': 'clock-mode-colour',
  'pane-colors': 'pane-colours',
};

/** The error is tmux's text. */
export function findOption(text: string): Result<FoundOption, string> {
  const parts = /^([^[]+)(?:\[(\d+)\])?$/.exec(text);
  // tmux calls what it cannot read ambiguous.
  if (parts === null) return err(`ambiguous option: ${text}`);
  const written = parts[1]!;
  const index = parts[2] === undefined ? undefined : Number(parts[2]);
  if (written.startsWith('@')) return ok({ kind: 'user', name: written, index });
  const name = otherNames[written] ?? written;
  const exact = allOptions.find((entry) => entry.name === name);
  const candidates = exact === undefined ? allOptions.filter((entry) => entry.name.startsWith(name)) : [exact];
  if (candidates.length > 1) return err(`ambiguous option: ${text}`);
  const [entry] = candidates;
  if (entry !== undefined) return ok({ kind: 'known', name: entry.name, index, entry });
  const reason = tmuxOnlyOptions.get(name);
  return reason === undefined ? err(`invalid option: ${text}`) : ok({ kind: 'tmux-only', name, reason });
}
