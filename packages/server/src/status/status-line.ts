/** What the status line says: session, windows, and the title of the active pane. Pure. */
import { type Colour, currentWindow, type Model, plain, type Session, type Span, type Style, windowsOf } from '@ccmux/core';
import { graphemes, stringWidth } from '@ccmux/term';

const palette = (index: number): Colour => ({ kind: 'palette', index });
const bar: Style = { ...plain, fg: palette(0), bg: palette(2) };
const messageStyle: Style = { ...plain, fg: palette(0), bg: palette(3) };

export interface StatusLine {
  readonly spans: readonly Span[];
  readonly fill: Style;
}

/** Widest that the right side may be; the window list matters more. */
const maxRightWidth = 40;

export function statusLine(model: Model, session: Session, cols: number): StatusLine {
  const windows = windowLabels(model, session)
    .map(({ text }) => text)
    .join(' ');
  const active = currentWindow(model, session.id)?.active;
  const pane = active === undefined ? undefined : model.panes.get(active);
  const title = pane === undefined || pane.title === '' ? '' : `"${clip(pane.title, maxRightWidth - 2)}"`;
  const head = clip(leftOf(session) + windows, cols);
  const gap = cols - stringWidth(head) - stringWidth(title);
  const text = gap >= 1 ? head + ' '.repeat(gap) + title : head;
  return { spans: [{ text, style: bar }], fill: bar };
}

const leftOf = (session: Session): string => `[${session.name}] `;

const windowLabels = (model: Model, session: Session) =>
  windowsOf(session).map(([index, id]) => ({
    index,
    text: `${index}:${model.windows.get(id)?.name ?? ''}${windowFlags(model, session, index)}`,
  }));

/** The index whose window has its name at column x of the status line. */
export function windowAtColumn(model: Model, session: Session, x: number): number | undefined {
  let at = stringWidth(leftOf(session));
  for (const { index, text } of windowLabels(model, session)) {
    const width = stringWidth(text);
    if (x >= at && x < at + width) return index;
    at += width + 1;
  }
  return undefined;
}

/** A message takes the line's place for a while. */
export const messageLine = (text: string, cols: number): StatusLine => ({
  spans: [{ text: clip(text, cols), style: messageStyle }],
  fill: messageStyle,
});

/** tmux's flags: current, last, marked, zoomed. */
export function windowFlags(model: Model, session: Session, index: number): string {
  const current = session.current === index ? '*' : session.visited.at(-1) === index ? '-' : '';
  const marked = model.marked?.session === session.id && model.marked.index === index ? 'M' : '';
  const id = session.windows.get(index);
  return current + marked + (id === undefined || model.windows.get(id)?.zoomed === undefined ? '' : 'Z');
}

/** Cuts to a width in cells, never through a cluster. */
function clip(text: string, width: number): string {
  let used = 0;
  let out = '';
  for (const { text: cluster, width: w } of graphemes(text)) {
    if (used + w > width) break;
    used += w;
    out += cluster;
  }
  return out;
}
