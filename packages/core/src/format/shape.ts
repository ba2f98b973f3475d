/** What modifiers do to a value that is there: substitutions first, then cutting, padding and measuring. */
import { colourRgb, parseColour } from '../style-text/colour.js';
import { type Measure, measureCodePoints } from '../style-text/measure.js';
import { styledWidth, trimLeft, trimRight } from '../style-text/trim.js';
import type { WorkBudget } from './budget.js';
import type { Modifier } from './modifiers.js';
import { substitute } from './regex.js';
import { byteLength, pad } from './values.js';

/** Characters of one result; what goes beyond is cut off. */
export const MAX_OUTPUT = 1 << 20;
/** tmux's limit for `R:`. */
const MAX_REPEAT = 10_000;

export const clip = (text: string): string => (text.length > MAX_OUTPUT ? text.slice(0, MAX_OUTPUT) : text);

export const toInteger = (text: string): number => (/^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0);

interface ShapePorts {
  readonly expand: (template: string) => string;
  readonly measure: Measure | undefined;
  readonly budget: WorkBudget;
  readonly trace: ((step: string) => void) | undefined;
}

export function shape(
  unshaped: string,
  modifiers: readonly Modifier[],
  { expand, measure = measureCodePoints, budget, trace }: ShapePorts,
): string {
  let value = unshaped;
  for (const { name, args } of modifiers) {
    if (name !== 's' || args.length < 2) continue;
    const [pattern, by] = [expand(args[0]!), expand(args[1]!)];
    value = clip(substitute(value, pattern, by, args[2]?.includes('i') ?? false, budget));
    trace?.(`substitute '${pattern}' to '${by}': ${value}`);
  }
  const has = (name: string) => modifiers.some((m) => m.name === name);
  // Measuring is dear: without work left for it a text stays as it is.
  if (/[=npw]/.test(modifiers.map((m) => m.name).join('')) && !budget.spend(value.length * 4)) return clip(value);
  const limits = modifiers.filter(({ name, args }) => name === '=' && args.length > 0);
  const marker = limits.findLast(({ args }) => args.length > 1)?.args[1] ?? '';
  const limit = limits.length > 0 ? toInteger(limits.at(-1)!.args[0]!) : 0;
  if (limit !== 0) {
    value = cut(value, limit, marker, measure);
    trace?.(`applied length limit ${limit}: ${value}`);
  }
  const padding = modifiers.findLast(({ name, args }) => name === 'p' && args.length > 0);
  const width = padding ? toInteger(padding.args[0]!) : 0;
  if (width !== 0) {
    value = pad(value, width, measure);
    trace?.(`applied padding width ${width}: ${value}`);
  }
  if (has('n')) value = String(byteLength(value));
  if (has('w')) value = String(styledWidth(value, measure));
  return clip(value);
}

/** Keeps the first columns, or the last for a negative limit; the marker shows that something was cut. */
function cut(text: string, limit: number, marker: string, measure: Measure): string {
  const kept = limit > 0 ? trimLeft(text, limit, measure) : trimRight(text, -limit, measure);
  if (kept === text) return text;
  return limit > 0 ? kept + marker : marker + kept;
}

/** `a:` */
export function characterOf(text: string): string {
  const code = toInteger(text);
  return code >= 32 && code <= 126 ? String.fromCharCode(code) : '';
}

/** `c:`, six digits; `c/f:` and `c/b:`, the sequence that a terminal takes for it as a colour of text or behind it. */
export function colourText(name: string, flags: string): string {
  if (/[fb]/.test(flags)) return colourSequence(name, flags.includes('b') ? 40 : 30);
  const colour = parseColour(name);
  const rgb = colour && colourRgb(colour);
  return rgb === undefined ? '' : rgb.toString(16).padStart(6, '0');
}

function colourSequence(name: string, base: 30 | 40): string {
  if (name.toLowerCase() === 'none') return '\x1b[0m';
  const colour = parseColour(name);
  if (colour === undefined) return '';
  if (colour.kind === 'default') return `\x1b[${base + 9}m`;
  if (colour.kind === 'rgb') {
    const { value } = colour;
    return `\x1b[${base + 8};2;${value >> 16};${(value >> 8) & 0xff};${value & 0xff}m`;
  }
  const { index } = colour;
  if (index >= 16 || /^colou?r/i.test(name)) return `\x1b[${base + 8};5;${index}m`;
  return `\x1b[${index < 8 ? base + index : base + 52 + index}m`;
}

/** `R:`; nothing for a count that is none, or for a text that would be too long. */
export function repeated(text: string, count: string): string {
  const times = toInteger(count);
  return times >= 1 && times <= MAX_REPEAT && times * text.length <= MAX_OUTPUT ? text.repeat(times) : '';
}
