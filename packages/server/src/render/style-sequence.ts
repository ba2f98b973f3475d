/** A style as the sequence that sets it (SGR): for text of ours on a pane's own screen, which the emulator reads. */
import type { Colour, Style } from '@ccmux/core';

const attributes = {
  bold: '1',
  dim: '2',
  italic: '3',
  blink: '5',
  reverse: '7',
  hidden: '8',
  strikethrough: '9',
  overline: '53',
} as const satisfies Partial<Record<keyof Style, string>>;

/** Begins with a reset, so that nothing of the style before remains. */
export function styleSequence(style: Style): string {
  // SAFETY: the keys of the table are keys of a style.
  const names = Object.keys(attributes) as (keyof typeof attributes)[];
  const codes = names.flatMap((name) => (style[name] ? [attributes[name]] : []));
  const underline = style.underline > 0 ? [`4:${style.underline}`] : [];
  const all = ['0', ...codes, ...underline, ...colour(38, style.fg), ...colour(48, style.bg), ...colour(58, style.us)];
  return `\x1b[${all.join(';')}m`;
}

function colour(code: 38 | 48 | 58, value: Colour): string[] {
  if (value.kind === 'default') return [];
  // The first sixteen have short forms, which capture-pane prints as such.
  if (value.kind === 'palette' && value.index < 8 && code !== 58) return [String(code - 8 + value.index)];
  if (value.kind === 'palette' && value.index < 16 && code !== 58) return [String(code + 52 + value.index - 8)];
  if (value.kind === 'palette') return [`${code}:5:${value.index}`];
  const rgb = value.value;
  return [`${code}:2::${rgb >> 16}:${(rgb >> 8) & 0xff}:${rgb & 0xff}`];
}
