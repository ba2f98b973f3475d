/** How overlays look: styles and lines from flags, else from options. */
import { err, type OptionName, ok, optionAt, type Place, parseStyle, plain, type Result, type Style } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import type { Services } from '../services.js';
import { type BoxLines, boxLineNames, boxLinesNamed } from './box-lines.js';

/** The style of an option at a place, over the terminal's own colours. */
export function styleOption(services: Services, place: Place | undefined, name: OptionName, base: Style = plain): Style {
  const text = optionAt(services.store.model, name, { session: place?.session, window: place?.window });
  const style = parseStyle(expandAt(services, place, text), base);
  return style.ok ? style.value : base;
}

/** `-s` and the like over the option's style. The error is tmux's. */
export function styleFlag(
  services: Services,
  place: Place | undefined,
  flag: string | undefined,
  option: OptionName,
): Result<Style, string> {
  const base = styleOption(services, place, option);
  return flag === undefined ? ok(base) : parseStyle(expandAt(services, place, flag), base);
}

/** `-b` or the option: lines of a border, or none. */
export function linesFlag(
  services: Services,
  place: Place | undefined,
  flag: string | undefined,
  option: OptionName,
): Result<BoxLines | undefined, string> {
  const name = flag ?? optionAt(services.store.model, option, { session: place?.session, window: place?.window });
  if (!boxLineNames.some((n) => n === name)) return err(`unknown value: ${name}`);
  return ok(boxLinesNamed(name));
}
