/** What a change of the configuration means for what is already there: told to the person. Pure. */
import { optionEntry } from '@ccmux/core';
import type { Difference } from './difference.js';

/** A line for the person, or undefined when nothing has changed. */
export function effectText({ options, environment, bindings }: Difference): string | undefined {
  const names: Record<'now' | 'panes' | 'sessions', string[]> = { now: [], panes: [], sessions: [] };
  for (const { name } of options) names[optionEntry(name)?.appliesTo ?? 'now'].push(name);
  if (bindings.length > 0) names.now.push(bindings.length === 1 ? '1 key' : `${bindings.length} keys`);
  if (environment.length > 0) names.panes.push('environment');
  const parts = [
    ...(names.now.length > 0 ? [listed(names.now)] : []),
    ...(names.panes.length > 0 ? [`for new panes: ${listed(names.panes)}`] : []),
    ...(names.sessions.length > 0 ? [`for new sessions: ${listed(names.sessions)}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

const maxNamed = 4;

const listed = (names: readonly string[]): string =>
  names.length <= maxNamed + 1 ? names.join(', ') : `${names.slice(0, maxNamed).join(', ')} and ${names.length - maxNamed} more`;
