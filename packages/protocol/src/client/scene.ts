/**
 * The scene: everything of a client's picture that is not pane contents. Sent whole when any of it changes; it is
 * small and changes seldom. The client draws borders, status and overlays from it.
 */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rect = { x: count, y: count, width: count, height: count };

const colour = v.variant('kind', [
  v.object({ kind: v.literal('default') }),
  v.object({ kind: v.literal('palette'), index: v.pipe(count, v.maxValue(255)) }),
  v.object({ kind: v.literal('rgb'), value: v.pipe(count, v.maxValue(0xffffff)) }),
]);
const style = v.object({
  fg: colour,
  bg: colour,
  bold: v.boolean(),
  dim: v.boolean(),
  italic: v.boolean(),
  underline: v.boolean(),
  reverse: v.boolean(),
});
const span = v.object({ text: v.string(), style });

const schema = v.object({
  /** The whole terminal, in cells. */
  cols: count,
  rows: count,
  /** The area of the window; what no pane covers in it is border. */
  window: v.object(rect),
  panes: v.array(v.object({ pane: count, ...rect })),
  /** A rectangle above panes, borders and status line, under prompts and pages. Its rows come with frames. */
  surface: v.optional(v.object({ id: count, ...rect })),
  /** The pane with the cursor and the keyboard; undefined while nothing has it. */
  active: v.optional(count),
  borderStyle: style,
  activeBorderStyle: style,
  /** Status line; absent when it is off. */
  status: v.optional(v.object({ y: count, spans: v.array(span), fill: style })),
  /** Kitty keyboard flags that the host should have set (the active pane's wish; 1 at least). */
  kittyFlags: count,
  /** What mouse reports the host should send. `drag`: buttons and drags; `any`: every move. */
  mouse: v.picklist(['none', 'drag', 'any']),
  /** Title for the host's window; undefined leaves it alone. */
  title: v.optional(v.string()),
});

export type Scene = v.InferOutput<typeof schema>;

export const parseScene = (value: unknown): Scene | undefined => {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
};
