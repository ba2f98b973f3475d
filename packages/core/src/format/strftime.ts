/** strftime(3) in the C locale over a time that was taken apart elsewhere: no clock and no time zones here. */

/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  /** e.g. 2026 */
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Days since the first of January, 0–365. */
  readonly yearDay: number;
  /** e.g. `CET` */
  readonly zone: string;
  /** East of Greenwich is positive. */
  readonly offsetMinutes: number;
  readonly epochSeconds: number;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const zeros = (n: number, digits = 2): string => String(n).padStart(digits, '0');
const blanks = (n: number): string => String(n).padStart(2, ' ');
const hour12 = (t: LocalTime): number => t.hour % 12 || 12;

const CONVERSIONS: Readonly<Record<string, (t: LocalTime) => string>> = {
  a: (t) => DAYS[t.weekday]!.slice(0, 3),
  A: (t) => DAYS[t.weekday]!,
  b: (t) => MONTHS[t.month - 1]!.slice(0, 3),
  B: (t) => MONTHS[t.month - 1]!,
  c: (t) => strftime('%a %b %e %H:%M:%S %Y', t),
  C: (t) => zeros(Math.floor(t.year / 100)),
  d: (t) => zeros(t.day),
  D: (t) => strftime('%m/%d/%y', t),
  e: (t) => blanks(t.day),
  F: (t) => strftime('%Y-%m-%d', t),
  g: (t) => zeros(isoWeek(t).year % 100),
  G: (t) => String(isoWeek(t).year),
  h: (t) => MONTHS[t.month - 1]!.slice(0, 3),
  H: (t) => zeros(t.hour),
  I: (t) => zeros(hour12(t)),
  j: (t) => zeros(t.yearDay + 1, 3),
  k: (t) => blanks(t.hour),
  l: (t) => blanks(hour12(t)),
  m: (t) => zeros(t.month),
  M: (t) => zeros(t.minute),
  n: () => '\n',
  p: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  P: (t) => (t.hour < 12 ? 'am' : 'pm'),
  r: (t) => strftime('%I:%M:%S %p', t),
  R: (t) => strftime('%H:%M', t),
  s: (t) => String(t.epochSeconds),
  S: (t) => zeros(t.second),
  t: () => '\t',
  T: (t) => strftime('%H:%M:%S', t),
  u: (t) => String(t.weekday || 7),
  U: (t) => zeros(Math.floor((t.yearDay + 7 - t.weekday) / 7)),
  V: (t) => zeros(isoWeek(t).week),
  w: (t) => String(t.weekday),
  W: (t) => zeros(Math.floor((t.yearDay + 7 - ((t.weekday + 6) % 7)) / 7)),
  x: (t) => strftime('%m/%d/%y', t),
  X: (t) => strftime('%H:%M:%S', t),
  y: (t) => zeros(t.year % 100),
  Y: (t) => String(t.year),
  z: (t) => zoneOffset(t.offsetMinutes),
  Z: (t) => t.zone,
  '%': () => '%',
};

/** Wider fields are cut to this: a number in a format must not decide how much memory a text takes. */
const MAX_FIELD = 1_024;

/**
 * Replaces the `%` conversions; those it does not know stay as they are. glibc's flags between `%` and the letter are
 * understood: `-` no padding, `_` and `0` padding with that, `^` and `#` upper case, and a minimum width.
 */
export function strftime(format: string, time: LocalTime): string {
  return format.replace(/%([-_0^#]*)(\d*)[EO]?([A-Za-z%])/g, (whole, flags: string, width: string, letter: string) => {
    const text = CONVERSIONS[letter]?.(time);
    return text === undefined ? whole : field(text, flags, Math.min(Number(width), MAX_FIELD));
  });
}

function field(plain: string, flags: string, width: number): string {
  let text = /[\^#]/.test(flags) ? plain.toUpperCase() : plain;
  const numeric = /^[ 0]*\d+$/.test(text);
  const digits = text.replace(/^[ 0]+(?=\d)/, '');
  const padding = flags.match(/[-_0]/g)?.at(-1);
  if (padding === '-' && numeric) text = digits;
  else if (padding === '_' && numeric) text = digits.padStart(text.length, ' ');
  else if (padding === '0' && numeric) text = digits.padStart(text.length, '0');
  if (padding === '-') return text;
  return text.padStart(width, padding === '0' || (padding === undefined && numeric && !text.startsWith(' ')) ? '0' : ' ');
}

function zoneOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${zeros(Math.floor(size / 60))}${zeros(size % 60)}`;
}

/** ISO 8601: the week with the year's first Thursday is week 1. */
function isoWeek({ year, yearDay, weekday }: LocalTime): { year: number; week: number } {
  const monday = (weekday + 6) % 7;
  const weekOf = (day: number) => Math.floor((day - monday + 10) / 7);
  if (weekOf(yearDay) < 1) return { year: year - 1, week: weekOf(yearDay + daysIn(year - 1)) };
  if (yearDay - monday + 3 >= daysIn(year)) return { year: year + 1, week: 1 };
  return { year, week: weekOf(yearDay) };
}

const daysIn = (year: number): number => ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365);
