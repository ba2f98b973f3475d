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
  /** It has taken leave of the terminal. */
  readonly left: boolean;
  /** The row of the spinner's place, since when it is the same, and whether it has ever changed while it held a spinner. */
  readonly status: string;
  readonly statusSince: number;
}

export const firstMemory = (at: number): Memory => ({
  startedAt: at,
  glyph: 'none',
  glyphSince: at,
  titleMoves: false,
  seen: false,
  prompted: false,
  bracketedPaste: false,
  left: false,
  status: '',
  statusSince: at,
});

export function remember(before: Memory, { at, title, screen, bracketedPaste }: Sighting): Memory {
  const { glyph } = readTitle(title ?? '');
  const hasLeft = before.seen && before.bracketedPaste && !bracketedPaste;
  const isBack = before.left && bracketedPaste && (glyph !== 'none' || screen.kind === 'prompt' || screen.kind === 'dialog');
  const left = hasLeft || (before.left && !isBack);
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
    left,
    status: screen.status,
    statusSince: screen.status === before.status ? before.statusSince : at,
  };
}
