/**
 * Frame message: the next state of a client's picture. State sync, not a byte stream: a frame holds the rows that
 * differ from what this client was last sent, whatever happened in between. Hot path: arrays, checked by hand.
 *
 *   [106, seq, confirm, scene | null, [pane, …], surface | null]
 *   pane: [id, x, y, flags, [row, …]]       flags: bit 0 cursor visible · 1–2 shape (0 host's own, 1 block,
 *                                           2 underline, 3 bar) · 3 blink
 *   surface: as pane, with the surface's id; a cell whose first word is `surfaceHole` shows what is below
 *   row:  [y, cells, wrapped, side | null]  cells: cols × 12 bytes, little-endian words (see term's cell.ts)
 *   side: [[x, cluster, underlineStyle, underlineColour, link, linkId], …]
 */
import { fromServer } from './ids.js';
import { parseScene, type Scene } from './scene.js';

/** What does not fit in the words of a cell. `cluster` is '' when the cell's own code point is all there is. */
export type WireSide = readonly [
  x: number,
  cluster: string,
  underlineStyle: number,
  underlineColour: number,
  link: string,
  linkId: string,
];

export interface WireRow {
  readonly y: number;
  /** cols × 12 bytes. */
  readonly cells: Uint8Array;
  readonly wrapped: boolean;
  readonly side: readonly WireSide[];
}

export type WireCursorShape = 0 | 1 | 2 | 3;

export interface WirePane {
  readonly pane: number;
  /** Cursor, in cells of the pane. */
  readonly x: number;
  readonly y: number;
  readonly cursorVisible: boolean;
  readonly cursorShape: WireCursorShape;
  readonly cursorBlink: boolean;
  readonly rows: readonly WireRow[];
}

export interface FrameMessage {
  readonly kind: 'frame';
  /** Counts up by one. */
  readonly seq: number;
  /** The client answers with `frame-ack` once this frame, and so every one before it, is on its terminal. */
  readonly confirm: boolean;
  /** Present when anything but pane contents changed. Rows of panes that are new in it follow in full. */
  readonly scene: Scene | undefined;
  readonly panes: readonly WirePane[];
  /** Rows of the scene's surface, whose id stands in place of a pane's. */
  readonly surface?: WirePane | undefined;
}

/** First word of a cell of a surface that covers nothing. No cell of a screen has it: it would be four columns wide. */
export const surfaceHole = 0xffffffff;

export function packFrame(m: FrameMessage): unknown[] {
  return [fromServer.frame, m.seq, m.confirm, m.scene ?? null, m.panes.map(packPane), m.surface ? packPane(m.surface) : null];
}

function packPane(p: WirePane): unknown[] {
  const flags = (p.cursorVisible ? 1 : 0) | (p.cursorShape << 1) | (p.cursorBlink ? 8 : 0);
  const rows = p.rows.map((r) => [r.y, r.cells, r.wrapped, r.side.length > 0 ? r.side : null]);
  return [p.pane, p.x, p.y, flags, rows];
}

/** The message in `body`; undefined when malformed. */
export function unpackFrame(body: readonly unknown[]): FrameMessage | undefined {
  const [, seq, confirm, rawScene, list, rawSurface] = body;
  if (!isCount(seq) || typeof confirm !== 'boolean' || !Array.isArray(list)) return undefined;
  const scene = rawScene === null ? undefined : parseScene(rawScene);
  if (rawScene !== null && scene === undefined) return undefined;
  const panes: WirePane[] = [];
  for (const item of list) {
    const pane = Array.isArray(item) ? unpackPane(item) : undefined;
    if (pane === undefined) return undefined;
    panes.push(pane);
  }
  if (rawSurface === null || rawSurface === undefined) return { kind: 'frame', seq, confirm, scene, panes };
  const surface = Array.isArray(rawSurface) ? unpackPane(rawSurface) : undefined;
  return surface === undefined ? undefined : { kind: 'frame', seq, confirm, scene, panes, surface };
}

function unpackPane(p: readonly unknown[]): WirePane | undefined {
  const [pane, x, y, flags, list] = p;
  if (!isCount(pane) || !isCount(x) || !isCount(y) || !isCount(flags) || !Array.isArray(list)) return undefined;
  const rows: WireRow[] = [];
  for (const item of list) {
    const row = Array.isArray(item) ? unpackRow(item) : undefined;
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return {
    pane,
    x,
    y,
    cursorVisible: (flags & 1) !== 0,
    // SAFETY: two bits.
    cursorShape: ((flags >> 1) & 3) as WireCursorShape,
    cursorBlink: (flags & 8) !== 0,
    rows,
  };
}

function unpackRow(r: readonly unknown[]): WireRow | undefined {
  const [y, cells, wrapped, side] = r;
  if (!isCount(y) || !(cells instanceof Uint8Array) || cells.length % 12 !== 0 || typeof wrapped !== 'boolean') return undefined;
  if (side === null) return { y, cells, wrapped, side: [] };
  return Array.isArray(side) && side.every(isSide) ? { y, cells, wrapped, side } : undefined;
}

function isSide(s: unknown): s is WireSide {
  if (!Array.isArray(s) || s.length !== 6) return false;
  const [x, cluster, style, colour, link, linkId] = s;
  if (!isCount(x) || typeof cluster !== 'string' || !isCount(style) || style > 5 || !isCount(colour)) return false;
  return typeof link === 'string' && typeof linkId === 'string';
}

const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isInteger(n) && n >= 0;
