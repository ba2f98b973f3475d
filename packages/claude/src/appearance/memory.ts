/** What has to be remembered of earlier pictures: which signs have been seen to move, and since when things are as they are. */
import { readTitle, type TitleGlyph } from '../title/title.js';
import type { Sighting } from './sighting.js';

export interface Memory {
  readonly startedAt: number;
  readonly glyph: TitleGlyph;
  readonly glyphSince: number;
  /** The title has shown work: from then on, a still one means something. */
  readonly titleMoves: boolean;
  /** Claude was there: its title, its prompt or a dialog. */
  readonly seen: boolean;
  /** Its prompt was there. */
  readonly prompted: boolean;
  readonly bracketedPaste: boolean;
  readonly hadFocusEvents: boolean;
  /** It has taken leave of the terminal. */
  readonly left: boolean;
  /** A dialog has been there since the title's glyph is what it is. */
  readonly hasAsked: boolean;
  /** Since when the screen alone shows work; undefined while it does not. */
  readonly busySince: number | undefined;
  /** The row of the spinner's place, and since when it is the same. */
  readonly status: string;
  readonly statusSince: number;
  readonly size: string;
  /** Since when it has this size; undefined for the first one. */
  readonly sizeSince: number | undefined;
}

export const firstMemory = (at: number): Memory => ({
  startedAt: at,
  glyph: 'none',
  glyphSince: at,
  titleMoves: false,
  seen: false,
  prompted: false,
  bracketedPaste: false,
  hadFocusEvents: false,
  left: false,
  hasAsked: false,
  busySince: undefined,
  status: '',
  statusSince: at,
  size: '',
  sizeSince: undefined,
});

export function remember(before: Memory, { at, title, screen, bracketedPaste, focusEvents }: Sighting): Memory {
  const { glyph } = readTitle(title ?? '');
  const isBack = before.left && bracketedPaste && (glyph !== 'none' || screen.kind === 'prompt' || screen.kind === 'dialog');
  const left = leaves(before, { screen, bracketedPaste, focusEvents }) || (before.left && !isBack);
  const isThere = glyph !== 'none' || screen.kind === 'prompt' || screen.state?.kind === 'waiting';
  return {
    startedAt: isBack ? at : before.startedAt,
    glyph,
    glyphSince: glyph === before.glyph ? before.glyphSince : at,
    // Another run may be another version.
    titleMoves: !left && (before.titleMoves || glyph === 'working'),
    seen: before.seen || isThere,
    prompted: !left && (before.prompted || screen.kind === 'prompt'),
    bracketedPaste,
    hadFocusEvents: !left && (before.hadFocusEvents || focusEvents),
    left,
    hasAsked: screen.state?.kind === 'waiting' || (before.hasAsked && glyph === before.glyph),
    busySince: screen.state?.kind === 'working' ? (before.busySince ?? at) : undefined,
    status: screen.status,
    statusSince: screen.status === before.status ? before.statusSince : at,
    size: screen.size,
    sizeSince: screen.size === before.size || before.size === '' ? before.sizeSince : at,
  };
}

/** Before 2.1 bracketed paste is left on at the end, and focus events are off in dialogs, too. */
function leaves(
  before: Memory,
  { screen, bracketedPaste, focusEvents }: Pick<Sighting, 'screen' | 'bracketedPaste' | 'focusEvents'>,
): boolean {
  const isAbandoned = screen.kind === 'left' && before.hadFocusEvents && !focusEvents;
  return before.seen && ((before.bracketedPaste && !bracketedPaste) || isAbandoned);
}
