/** Parts of a status line in another style, whatever the formats made of them: where windows are named. Pure. */
import { type DrawnLine, parseStyle, type Span, type Style } from '@ccmux/core';
import { graphemes } from '@ccmux/term';

/** `tint`: the style over what names the window at an index, as options write it; undefined changes nothing. */
export function tinted(line: DrawnLine, tint: (index: number) => string | undefined): DrawnLine {
  let { spans } = line;
  for (const { range, start, end } of line.ranges) {
    const style = range.kind === 'window' ? tint(Number(range.argument)) : undefined;
    if (style !== undefined) spans = restyled(spans, start, end, style);
  }
  return spans === line.spans ? line : { ...line, spans };
}

function restyled(spans: readonly Span[], start: number, end: number, style: string): readonly Span[] {
  let at = 0;
  return spans.flatMap((span) => {
    const pieces: { text: string; style: Style }[] = [];
    for (const { text, width } of graphemes(span.text)) {
      const own = at >= start && at < end ? over(span.style, style) : span.style;
      const last = pieces.at(-1);
      if (last?.style === own) last.text += text;
      else pieces.push({ text, style: own });
      at += width;
    }
    return pieces;
  });
}

/** One object for each style and base, so that runs stay together. */
const made = new WeakMap<Style, Map<string, Style>>();

function over(base: Style, style: string): Style {
  const known = made.get(base) ?? new Map<string, Style>();
  made.set(base, known);
  const parsed = known.get(style) ?? parseStyle(style, base);
  const result = 'ok' in parsed ? (parsed.ok ? parsed.value : base) : parsed;
  known.set(style, result);
  return result;
}
