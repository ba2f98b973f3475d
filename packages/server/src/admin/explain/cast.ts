/** Reads asciicast v2: a header line of JSON, then one event a line. https://docs.asciinema.org/manual/asciicast/v2/ */
import { err, ok, type Result, type Size } from '@ccmux/core';

/** Seconds since the beginning. Input and markers are left out: they say nothing of the screen. */
export type CastEvent =
  | { readonly kind: 'output'; readonly at: number; readonly text: string }
  | { readonly kind: 'resize'; readonly at: number; readonly size: Size };

export interface Cast {
  readonly size: Size;
  readonly events: readonly CastEvent[];
}

/** The error says which line is wrong, and how. A last line that was cut off is left out: a recorder may have died. */
export function parseCast(text: string): Result<Cast, string> {
  const lines = text.split('\n');
  const header = parseLine(lines[0] ?? '');
  if (!isTable(header)) return err('line 1: not the header of an asciicast');
  if (header.version !== 2) return err(`line 1: asciicast version ${String(header.version)}; only version 2 can be read`);
  const size = sizeOf(header.width, header.height);
  if (size === undefined) return err('line 1: width and height have to be numbers from 1 to 1000');
  const events: CastEvent[] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.trim() === '') continue;
    const event = parseEvent(parseLine(line));
    const isCutOff = i === lines.length - 1;
    if (event === 'bad' && !isCutOff) return err(`line ${i + 1}: not an event: [seconds, "o", "text"]`);
    if (event !== 'bad' && event !== 'other') events.push(event);
  }
  return ok({ size, events });
}

function parseEvent(value: unknown): CastEvent | 'other' | 'bad' {
  if (!Array.isArray(value)) return 'bad';
  const [at, code, data]: readonly unknown[] = value;
  if (typeof at !== 'number' || !(at >= 0) || typeof code !== 'string' || typeof data !== 'string') return 'bad';
  if (code === 'o') return { kind: 'output', at, text: data };
  if (code !== 'r') return 'other';
  const [, cols, rows] = /^(\d+)x(\d+)$/.exec(data) ?? [];
  const size = sizeOf(Number(cols), Number(rows));
  return size === undefined ? 'bad' : { kind: 'resize', at, size };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function sizeOf(cols: unknown, rows: unknown): Size | undefined {
  const isSide = (side: unknown): side is number => Number.isInteger(side) && Number(side) >= 1 && Number(side) <= 1000;
  return isSide(cols) && isSide(rows) ? { cols, rows } : undefined;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
