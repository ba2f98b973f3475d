/** The short names of formats: variables of one letter, what loops go over, and in which order. Looks nothing up. */
import type { LoopKind, LoopOrder } from './context.js';

export const ALIASES: Readonly<Record<string, string>> = {
  D: 'pane_id',
  F: 'window_flags',
  H: 'host',
  I: 'window_index',
  P: 'pane_index',
  S: 'session_name',
  T: 'pane_title',
  W: 'window_name',
  h: 'host_short',
};

export const LOOPS: Readonly<Record<string, LoopKind>> = { S: 'sessions', W: 'windows', P: 'panes', L: 'clients' };

/** What `N` looks through. */
export function listOf(flags: string | undefined): LoopKind | undefined {
  if (flags === undefined || flags.includes('w')) return 'windows';
  return flags.includes('s') ? 'sessions' : undefined;
}

/** The flags of a loop: by index, name or time, and backwards. */
export function orderOf(flags: string | undefined): LoopOrder {
  const has = (letter: string) => flags?.includes(letter) ?? false;
  return { by: has('i') ? 'index' : has('n') ? 'name' : has('t') ? 'time' : undefined, reversed: has('r') };
}
