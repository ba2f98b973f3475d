/**
 * The scene: everything of a client's picture that is not pane contents. Sent whole when any of it changes; it is
 * small and changes seldom. The client draws borders, status and overlays from it.
 */
import * as v from 'valibot';
import { colour, count, spans, style } from './style.js';

const rect = { x: count, y: count, width: count, height: count };
/** Of a window that is larger than the terminal, a part may lie left of it or above. */
const whole = v.pipe(v.number(), v.integer());
const place = { ...rect, x: whole, y: whole };
/** One row of styled text; what follows the last span looks like `fill`. */
const bar = v.object({ y: count, spans, fill: style });

const cursor = v.object({ shape: v.picklist(['block', 'underline', 'bar']), blink: v.boolean() });
/**
 * `fg` and `bg` stand for the default colours of a pane that has its own, `cursor` for a cursor without a shape;
 * `number` is shown in its borders.
 */
const pane = v.object({
  pane: count,
  ...place,
  fg: v.optional(colour),
  bg: v.optional(colour),
  cursor: v.optional(cursor),
  number: v.optional(count),
});

const schema = v.object({
  /** The whole terminal, in cells. */
  cols: count,
  rows: count,
  /** The area of the window; what no pane covers in it is border. */
  window: v.object(place),
  panes: v.array(pane),
  /** A rectangle above panes, borders and status line, under prompts and pages. Its rows come with frames. */
  surface: v.optional(v.object({ id: count, ...rect })),
  /** The pane with the cursor and the keyboard; undefined while nothing has it. */
  active: v.optional(count),
  borderStyle: style,
  activeBorderStyle: style,
  borderLines: v.picklist(['single', 'double', 'heavy', 'simple', 'number']),
  /** How the border shows which pane is active: halves of it in that pane's style, arrows to it. */
  borderIndicators: v.picklist(['off', 'colour', 'arrows', 'both']),
  /** Where the texts on the borders are: a border with one belongs to the pane that it is about. */
  borderStatus: v.picklist(['off', 'top', 'bottom']),
  /** Texts on the borders. */
  borderTitles: v.array(v.object({ x: whole, y: whole, spans })),
  /** The status line that prompts and messages take the place of; absent when there is none. */
  status: v.optional(bar),
  /** Rows above everything but prompts and pages: further status lines, hints. */
  bars: v.array(bar),
  /** Of prompts and of the titles of pages. */
  promptStyle: style,
  /** Of a prompt while its keys are commands; the same if absent. */
  promptCommandStyle: v.optional(style),
  /** Kitty keyboard flags that the host should have set (the active pane's wish; 1 at least). */
  kittyFlags: count,
  /** What mouse reports the host should send. `drag`: buttons and drags; `any`: every move. */
  mouse: v.picklist(['none', 'drag', 'any']),
  /** Title for the host's window; undefined leaves it alone. */
  title: v.optional(v.string()),
  /** Milliseconds after which an ESC that nothing follows is the Escape key; the client's own if absent. */
  escapeMs: v.optional(count),
});

export type Scene = v.InferOutput<typeof schema>;

export const parseScene = (value: unknown): Scene | undefined => {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
};
