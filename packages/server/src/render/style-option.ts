/** Styles that options name, ready to draw with. A style may be a format; one that is wrong is as if it was not set. */
import { type Model, type OptionAt, type OptionName, optionAt, parseColour, parseStyle, plain, type Style } from '@ccmux/core';

/** Expands a format at some place. */
export type Expand = (template: string) => string;

export function styleOption(model: Model, name: OptionName, at: OptionAt, expand: Expand, base: Style = plain): Style {
  const text = optionAt(model, name, at);
  if (text === 'default') return base;
  const parsed = parseStyle(text.includes('#{') ? expand(text) : text, base);
  return parsed.ok ? parsed.value : base;
}

/** `status-style` with the older options for its two colours over it. */
export function statusStyle(model: Model, at: OptionAt, expand: Expand): Style {
  const style = styleOption(model, 'status-style', at, expand);
  const fg = parseColour(optionAt(model, 'status-fg', at));
  const bg = parseColour(optionAt(model, 'status-bg', at));
  return {
    ...style,
    fg: fg === undefined || fg.kind === 'default' ? style.fg : fg,
    bg: bg === undefined || bg.kind === 'default' ? style.bg : bg,
  };
}
