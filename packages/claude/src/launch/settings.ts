/**
 * What a start gives to Claude with `--settings`: hooks that leave what they are told in our spool, and a status line that
 * does so, too. Pure. What the person has stays: their hooks run beside ours, their status line shows what it showed.
 */

import { hookCommand, statusLineCommand } from '../hooks/spool.js';
import { asList, asObject, asText, type JsonObject } from '../json.js';

export interface SettingsInput {
  /** The person's own `--settings`. */
  readonly given: JsonObject | undefined;
  /** The status line that they would see without us; undefined when they have none. */
  readonly statusLine: JsonObject | undefined;
  readonly events: readonly string[];
  /** Where hooks leave what they are told. */
  readonly spool: string;
  /** Where status lines do; undefined: there is to be none. */
  readonly statusFolder: string | undefined;
  /** Number of the pane. */
  readonly pane: number;
}

/** Seconds that a hook of ours may take: it writes a small file. */
const hookTimeoutS = 5;

export function launchSettings({ given, statusLine, events, spool, statusFolder, pane }: SettingsInput): JsonObject {
  const theirs = asObject(given?.['hooks']) ?? {};
  const ours = events.map((event): [string, unknown] => {
    const hook = { type: 'command', command: hookCommand(spool, pane, event), timeout: hookTimeoutS };
    return [event, [...(asList(theirs[event]) ?? []), { hooks: [hook] }]];
  });
  if (events.length === 0) return { ...given };
  const hooks = { ...theirs, ...Object.fromEntries(ours) };
  if (statusFolder === undefined) return { ...given, hooks };
  const command = asText(statusLine?.['command']) ?? '';
  const line = { ...statusLine, type: 'command', command: statusLineCommand(statusFolder, pane, command) };
  return { ...given, hooks, statusLine: line };
}

/** The status line of several settings, strongest first. */
export const statusLineOf = (settings: readonly (JsonObject | undefined)[]): JsonObject | undefined =>
  settings.map((one) => asObject(one?.['statusLine'])).find((line) => asText(line?.['command']) !== undefined);
