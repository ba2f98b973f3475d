/** Version ranges of both protocols. A peer outside the range is refused with one line that says what to do. */

export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** client ⇄ server */
export const clientProtocol: VersionRange = { min: 1, max: 1 };
/** server ⇄ ptyhost */
export const ptyhostProtocol: VersionRange = { min: 1, max: 2 };
/** From this version on the ptyhost counts input, answers pings and starts a server again. */
export const countingPtyhost = 2;

/** The newest version both sides speak; undefined when there is none. */
export function negotiate(a: VersionRange, b: VersionRange): number | undefined {
  const version = Math.min(a.max, b.max);
  return version >= Math.max(a.min, b.min) ? version : undefined;
}
