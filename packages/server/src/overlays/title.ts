/** A title on the upper line of a box, where tmux puts it. */
import { parseSpans, type Span, type Style, spansWidth, trimSpans } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import type { Canvas } from './canvas.js';

/** `title` may have styles in it, among them an alignment. */
export function drawTitle(canvas: Canvas, title: string, style: Style): void {
  const room = canvas.size.cols - 4;
  if (title === '' || room < 1) return;
  const spans: readonly Span[] = trimSpans(parseSpans(title, style), room, graphemes);
  const free = room - spansWidth(spans, graphemes);
  const align = /#\[[^\]]*align=(centre|right)/.exec(title)?.[1];
  const x = 2 + (align === 'centre' ? Math.floor(free / 2) : align === 'right' ? free : 0);
  canvas.spans(x, 0, spans);
}
