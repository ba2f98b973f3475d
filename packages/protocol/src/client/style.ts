/** Styled text on the wire: what the chrome of a client's picture is written in. The shapes are core's `Style` and `Span`. */
import * as v from 'valibot';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const colour = v.variant('kind', [
  v.object({ kind: v.literal('default') }),
  v.object({ kind: v.literal('palette'), index: v.pipe(count, v.maxValue(255)) }),
  v.object({ kind: v.literal('rgb'), value: v.pipe(count, v.maxValue(0xffffff)) }),
]);

export const style = v.object({
  fg: colour,
  bg: colour,
  us: colour,
  bold: v.boolean(),
  dim: v.boolean(),
  italic: v.boolean(),
  underline: v.picklist([0, 1, 2, 3, 4, 5]),
  blink: v.boolean(),
  reverse: v.boolean(),
  hidden: v.boolean(),
  strikethrough: v.boolean(),
  overline: v.boolean(),
});

export const spans = v.array(v.object({ text: v.string(), style }));
