/**
 * A client's scene from the model: which panes are where, what is written around them, what the host should report.
 * Pure: formats are expanded by a port.
 */
import {
  currentWindow,
  type DrawnLine,
  type DrawnRange,
  drawLine,
  flagOption,
  type Model,
  numberOption,
  optionAt,
  type PaneId,
  paneRects,
  panesOf,
  plain,
  type Session,
  type SessionId,
  type Size,
  type Window,
} from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import { graphemes, type InputModes } from '@ccmux/term';
import { type Bands, bandsOf } from '../status/bands.js';
import { type HintInput, hintLine, keyList } from '../status/hints.js';
import { statusLines } from '../status/status-lines.js';
import { type Badge, withBadges } from './pane-badges.js';
import { type Borders, paneBorders } from './pane-borders.js';
import { styleOption } from './style-option.js';

/** A text in place of the status line. */
export interface Message {
  readonly text: string;
  /** Its embedded styles count; else it is shown as it is. */
  readonly styled: boolean;
}

export interface SceneInput {
  readonly model: Model;
  readonly session: Session;
  readonly cols: number;
  readonly rows: number;
  readonly message: Message | undefined;
  /** Modes of what has the keyboard. */
  readonly modes: InputModes | undefined;
  /** Expands a format at a pane of the current window, the active one when it is left out. */
  expand(template: string, pane?: PaneId): string;
  /** What windows and panes call for beside their formats. */
  readonly tints: Tints;
  /** What hints are made of, and whether the list of keys is open. Asked only while hints are on. */
  readonly hints: HintInput & { readonly isOpen: boolean };
}

/** How a window is named, and what the border of a pane says besides its title. Styles as options write them. */
export interface Tints {
  window(session: Session, index: number): string | undefined;
  pane(pane: PaneId): Badge | undefined;
}

/** What a click on a row of the chrome is about. */
export interface ClickRow {
  readonly y: number;
  /** Which status line, from 0; undefined: it is none. */
  readonly line: number | undefined;
  readonly ranges: readonly DrawnRange[];
}

export interface Look {
  readonly scene: Scene;
  readonly clicks: readonly ClickRow[];
}

/** Always asked of the host: unambiguous keys, and with them what they are on other keyboard layouts. */
export const hostKittyFlags = 1 | 4;

/** Size of the windows of a session (or of one to be made) that a terminal of this size shows. */
export const windowSize = (model: Model, session: SessionId | undefined, size: Size): Size => ({
  cols: size.cols,
  rows: bandsOf(model, session, size).window.height,
});

/** What the host shall report of its mouse: what the program wants, and clicks and drags for ours if that is on. */
export function hostMouse(model: Model, session: SessionId, modes: InputModes | undefined): Scene['mouse'] {
  const tracking = modes?.mouseTracking ?? 'none';
  if (tracking === 'any') return 'any';
  return tracking !== 'none' || flagOption(model, 'mouse', { session }) ? 'drag' : 'none';
}

export function buildScene(input: SceneInput): Look {
  const { model, session, cols, rows, modes, expand } = input;
  const window = currentWindow(model, session.id);
  const bands = bandsOf(model, session.id, input);
  const bars = barsOf(input, bands);
  const status = bars.find((bar) => bar.y === bands.message && bar.isStatus);
  const panes = window === undefined ? [] : panesIn(model, window, bands, expand);
  const at = { session: session.id };
  const scene: Scene = {
    cols,
    rows,
    window: { x: 0, y: bands.window.y, width: window?.size.cols ?? cols, height: window?.size.rows ?? bands.window.height },
    panes,
    active: window?.active,
    ...(window === undefined
      ? noBorders
      : withBadges(paneBorders(model, window, panes, expand), panes, bands.window, input.tints)),
    status: status === undefined ? undefined : wire(status),
    bars: bars.filter((bar) => bar !== status).map(wire),
    promptStyle: styleOption(model, 'message-style', at, expand),
    promptCommandStyle: styleOption(model, 'message-command-style', at, expand),
    kittyFlags: (modes?.kittyFlags ?? 0) | hostKittyFlags,
    mouse: hostMouse(model, session.id, modes),
    title: window === undefined || !flagOption(model, 'set-titles', at) ? undefined : titleOf(model, session, expand),
    escapeMs: numberOption(model, 'escape-time', {}),
  };
  const lineOf = ({ y, isStatus }: Bar): number | undefined => (isStatus ? y - bands.status.y : undefined);
  return { scene, clicks: bars.map((bar) => ({ y: bar.y, line: lineOf(bar), ranges: bar.line.ranges })) };
}

const noBorders: Borders = {
  borderStyle: plain,
  activeBorderStyle: plain,
  borderLines: 'single',
  borderIndicators: 'off',
  borderStatus: 'off',
  borderTitles: [],
};

interface Bar {
  readonly y: number;
  readonly line: DrawnLine;
  /** Prompts take its place. */
  readonly isStatus: boolean;
}

const wire = ({ y, line }: Bar): NonNullable<Scene['status']> => ({ y, spans: [...line.spans], fill: line.fill });

/** From the bottom layer up. */
function barsOf({ model, session, cols, message, expand, hints, tints }: SceneInput, bands: Bands): Bar[] {
  const lines = statusLines(model, session, bands.status.count, cols, expand, (index) => tints.window(session, index));
  const bars = lines.map((line, i): Bar => ({ y: bands.status.y + i, line, isStatus: true }));
  if (message !== undefined) {
    const style = styleOption(model, 'message-style', { session: session.id }, expand);
    const text = message.styled ? message.text : message.text.replaceAll('#', '##');
    const line = drawLine(text, style, cols, graphemes);
    const others = bars.filter((bar) => bar.y !== bands.message);
    bars.splice(0, bars.length, ...others, { y: bands.message, line, isStatus: true });
  }
  const row = bands.hints;
  if (row === undefined) return bars;
  const style = styleOption(model, 'hints-style', { session: session.id }, expand);
  const list = hints.isOpen ? keyList(hints, style, cols, Math.floor((bands.window.height * 3) / 4)) : [];
  const rowsOfList = list.map((line, i): Bar => ({ y: row - list.length + i, line, isStatus: false }));
  return [...bars, { y: row, line: hintLine(hints, style, cols), isStatus: false }, ...rowsOfList];
}

function panesIn(model: Model, window: Window, bands: Bands, expand: SceneInput['expand']): Scene['panes'] {
  const numbered = optionAt(model, 'pane-border-lines', { window: window.id }) === 'number';
  const first = numberOption(model, 'pane-base-index', { window: window.id });
  const order = panesOf(window.layout);
  return [...paneRects(model, window)]
    .filter(([pane]) => window.zoomed === undefined || window.zoomed === pane)
    .map(([pane, { x, y, width, height }]) => ({
      pane,
      x,
      y: y + bands.window.y,
      width,
      height,
      ...ownColours(model, window, pane, expand),
      ...ownCursor(model, window, pane),
      ...(numbered ? { number: first + order.indexOf(pane) } : {}),
    }));
}

/** The default colours of a pane that has its own. */
function ownColours(model: Model, window: Window, pane: PaneId, expand: SceneInput['expand']) {
  const at = { window: window.id, pane };
  const usual = styleOption(model, 'window-style', at, (template) => expand(template, pane));
  const style =
    window.active === pane ? styleOption(model, 'window-active-style', at, (template) => expand(template, pane), usual) : usual;
  return {
    ...(style.fg.kind === 'default' ? {} : { fg: style.fg }),
    ...(style.bg.kind === 'default' ? {} : { bg: style.bg }),
  };
}

/** The cursor of a pane whose program has not asked for a form of its own. */
function ownCursor(model: Model, window: Window, pane: PaneId): Pick<Scene['panes'][number], 'cursor'> {
  const style = optionAt(model, 'cursor-style', { window: window.id, pane });
  const shape = (['block', 'underline', 'bar'] as const).find((name) => style.endsWith(name));
  return shape === undefined ? {} : { cursor: { shape, blink: style.startsWith('blinking') } };
}

const titleOf = (model: Model, session: Session, expand: SceneInput['expand']): string =>
  expand(optionAt(model, 'set-titles-string', { session: session.id }));
