/** What modifiers do to the value of a variable: quoting, path parts, times; and to any value: length, padding. */
import { quoteWord } from '../command/quote.js';
import { type Measure, textWidth } from '../style-text/measure.js';
import type { FormatContext } from './context.js';
import type { Modifier } from './modifiers.js';
import { unescapeFormat } from './scan.js';
import { strftime } from './strftime.js';

const DAY = 24 * 3600;

/** A wider padding than any terminal; larger numbers are cut to it. */
const MAX_PADDING = 10_000;

/** The value of a variable with `t`, `b`, `d` and `q` applied; undefined when there is none. */
export function findValue(context: FormatContext, name: string, modifiers: readonly Modifier[]): string | undefined {
  let value = context.lookup(name);
  const time = modifiers.findLast((modifier) => modifier.name === 't');
  if (time) return value === undefined ? undefined : formatTime(context, value, time.args);
  if (value === undefined) return undefined;
  const has = (modifier: string) => modifiers.some((m) => m.name === modifier);
  if (has('b')) value = baseName(value);
  if (has('d')) value = directoryName(value);
  const quotes = modifiers.filter((modifier) => modifier.name === 'q').map(({ args }) => args[0]);
  if (quotes.includes(undefined)) value = value.replace(/[|&;<>(){}$`\\"'*?[# =%\n\t]/g, '\\$&');
  for (const kind of quotes) {
    if (kind === undefined) continue;
    if (kind.includes('s')) value = `'${value.replaceAll("'", "'\\''")}'`;
    else if (/[eh]/.test(kind)) value = value.replaceAll('#', '##');
    else if (kind.includes('a')) value = quoteWord(value);
  }
  return value;
}

/** basename(3) */
function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** dirname(3) */
function directoryName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  const slash = trimmed.lastIndexOf('/');
  if (slash < 0) return '.';
  return trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
}

function formatTime(context: FormatContext, value: string, args: readonly string[]): string | undefined {
  const seconds = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (seconds === 0 || !context.time) return undefined;
  const time = context.time(seconds);
  if (args[0]?.includes('r')) return relativeTime(context.time().epochSeconds - seconds);
  if (args[0]?.includes('d')) return String(context.time().epochSeconds - seconds);
  if (args[0]?.includes('p')) return strftime(prettyFormat(context, seconds), time);
  const custom = args[0]?.includes('f') ? args[1] : undefined;
  return strftime(custom === undefined ? '%a %b %e %H:%M:%S %Y' : unescapeFormat(custom), time);
}

/** How long ago, in its two largest units; nothing for what is to come. */
function relativeTime(age: number): string {
  if (age < 0) return '';
  const units = [Math.floor(age / DAY), Math.floor(age / 3600) % 24, Math.floor(age / 60) % 60, age % 60];
  const first = units.findIndex((n) => n > 0);
  if (first < 0) return '0s';
  return units
    .slice(first, first + 2)
    .map((n, i) => (n === 0 ? '' : `${n}${'dhms'[first + i]}`))
    .join('');
}

/** The older, the less of the time of day and the more of the date. */
function prettyFormat(context: FormatContext, seconds: number): string {
  const then = context.time!(seconds);
  const now = context.time!();
  const age = Math.max(0, now.epochSeconds - seconds);
  if (age < DAY) return '%H:%M';
  if ((then.year === now.year && then.month === now.month) || age < 28 * DAY) return '%a%d';
  const thisYear = then.year === now.year && then.month < now.month;
  const lastYear = then.year === now.year - 1 && then.month > now.month;
  return thisYear || lastYear ? '%d%b' : '%h%y';
}

/** Length in bytes of UTF-8, as tmux counts it. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const c of text) {
    const point = c.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Pads with spaces to `width` columns, on the right, or on the left for a negative width. */
export function pad(text: string, width: number, measure: Measure): string {
  const missing = Math.min(Math.abs(width), MAX_PADDING) - textWidth(text, measure);
  if (missing <= 0) return text;
  return width > 0 ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}
