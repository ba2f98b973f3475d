/**
 * The options: one table for `set-option`, `show-options`, configuration and documentation. An option is here only when
 * something in the program follows it.
 */
import type { OptionEntry } from './entry.js';
import { serverOptions } from './server-options.js';
import { sessionOptions } from './session-options.js';
import { windowOptions } from './window-options.js';

export const optionTable = [...serverOptions, ...sessionOptions, ...windowOptions] as const satisfies readonly OptionEntry[];

export type OptionName = (typeof optionTable)[number]['name'];

const entries: readonly OptionEntry[] = optionTable;

export const optionEntry = (name: string): OptionEntry | undefined => entries.find((e) => e.name === name);
