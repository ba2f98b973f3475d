/**
 * The options: one table for `set-option`, `show-options`, configuration and documentation. An option is here only when
 * something in the program follows it. Hooks are options too, in a table of their own.
 */

import { agentOptions } from './agent-options.js';
import { appearanceOptions } from './appearance-options.js';
import { claudeOptions } from './claude-options.js';
import { claudeStartOptions } from './claude-start-options.js';
import { copyModeOptions } from './copy-mode-options.js';
import type { ArrayType, OptionEntry, OptionScope } from './entry.js';
import { hookTable } from './hooks.js';
import { overlayOptions } from './overlay-options.js';
import { serverOptions } from './server-options.js';
import { sessionOptions } from './session-options.js';
import { statusOptions } from './status-options.js';
import { windowOptions } from './window-options.js';

export const optionTable = [
  ...serverOptions,
  ...sessionOptions,
  ...statusOptions,
  ...windowOptions,
  ...copyModeOptions,
  ...appearanceOptions,
  ...overlayOptions,
  ...claudeStartOptions,
  ...claudeOptions,
  ...agentOptions,
] as const satisfies readonly OptionEntry[];

type Entry = (typeof optionTable)[number];
export type ArrayOptionName = Extract<Entry, { readonly type: ArrayType }>['name'];
/** An option that is no array. */
export type OptionName = Exclude<Entry['name'], ArrayOptionName>;

const order: Readonly<Record<OptionScope, number>> = { server: 0, session: 1, window: 2, pane: 2 };
const named: readonly OptionEntry[] = optionTable;
const sorted = named.toSorted((a, b) => order[a.scope] - order[b.scope] || (a.name < b.name ? -1 : 1));
const all: readonly OptionEntry[] = [...sorted, ...hookTable];
const entries: ReadonlyMap<string, OptionEntry> = new Map(all.map((entry) => [entry.name, entry]));

export const optionEntry = (name: string): OptionEntry | undefined => entries.get(name);
/** Options and hooks, in the order in which they are shown: by scope and name, the hooks behind. */
export const allOptions: readonly OptionEntry[] = all;
