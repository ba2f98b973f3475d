/** What a format is about besides its place: a row of a list, a turn of a loop. Pure. */

export interface About {
  /** Which part of the place is meant; the pane when left out. */
  readonly kind?: 'session' | 'window' | 'pane' | 'client';
  /** Number of the row in a list, from 0. */
  readonly line?: number;
  readonly loop?: { readonly index: number; readonly isLast: boolean };
  /** Variables of the turn of a loop over options or an environment. */
  readonly entry?: ReadonlyMap<string, string>;
  /** In a loop over windows: next to the current one. */
  readonly isAfterActive?: boolean;
  readonly isBeforeActive?: boolean;
}

const flag = (on: boolean): string => (on ? '1' : '0');

/** Undefined for a name that this has nothing to say about. */
export function aboutVariable(
  { kind = 'pane', line, loop, entry, isAfterActive, isBeforeActive }: About,
  name: string,
): string | undefined {
  const ofEntry = entry?.get(name);
  if (ofEntry !== undefined) return ofEntry;
  switch (name) {
    case 'session_format':
    case 'window_format':
    case 'pane_format':
      return flag(name.startsWith(kind));
    case 'line':
      return line?.toString();
    case 'loop_index':
      return loop?.index.toString();
    case 'loop_last_flag':
      return loop && flag(loop.isLast);
    case 'window_after_active':
      return isAfterActive === undefined ? undefined : flag(isAfterActive);
    case 'window_before_active':
      return isBeforeActive === undefined ? undefined : flag(isBeforeActive);
    default:
      return undefined;
  }
}
