/**
 * Images of emulators, by what real programs have printed and by streams made by chance: taken at any byte, an emulator made
 * of one shows the same and does the same from then on.
 */
import { type Emulator, rowsEqual } from '@ccmux/term';
import { createXtermEmulator, restoreXtermEmulator } from '@ccmux/term/xterm';
import { seededRandom } from '@ccmux/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from './random-stream.js';
import { recordings } from './recordings.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const limitMs = isLong ? 3_600_000 : 60_000;
/** Cuts in each recording. */
const cuts = isLong ? 300 : 8;

interface Size {
  readonly cols: number;
  readonly rows: number;
}

interface Subject {
  readonly emulator: Emulator;
  readonly told: string[];
}

const optionsFor = (told: string[]) => ({
  historyLimit: 2000,
  events: {
    onReply: (bytes: Uint8Array) => told.push(`reply ${Buffer.from(bytes).toString('latin1')}`),
    onTitle: (title: string) => told.push(`title ${title}`),
    onBell: () => told.push('bell'),
    onWorkingDirectory: (path: string) => told.push(`path ${path}`),
    onClipboard: (data: Uint8Array) => told.push(`clipboard ${data.length}`),
    onNotification: (text: string) => told.push(`notification ${text}`),
  },
  now: () => 0,
});

function fresh(size: Size): Subject {
  const told: string[] = [];
  return { emulator: createXtermEmulator({ size, ...optionsFor(told) }), told };
}

function copyOf({ emulator }: Subject): Subject {
  const told: string[] = [];
  const result = restoreXtermEmulator(emulator.save(), optionsFor(told));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(told).toEqual([]);
  return { emulator: result.value, told };
}

function put({ emulator }: Subject, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
}

/** Where they differ, in words; nothing if they do not. */
function differences(a: Emulator, b: Emulator): string[] {
  const found: string[] = [];
  const compare = (what: string, one: unknown, other: unknown): void => {
    if (JSON.stringify(one) !== JSON.stringify(other)) found.push(`${what}: ${JSON.stringify(one)} is ${JSON.stringify(other)}`);
  };
  compare('size', a.size, b.size);
  compare('history', a.historySize, b.historySize);
  compare('cursor', a.cursor, b.cursor);
  compare('modes', a.modes, b.modes);
  compare('synchronized output', a.synchronizedOutput, b.synchronizedOutput);
  compare('pending', [...a.pending], [...b.pending]);
  if (found.length > 0) return found;
  for (let y = 0; y < a.size.rows; y++) {
    if (!rowsEqual(a.row(y), b.row(y)) || a.row(y).wrapped !== b.row(y).wrapped) found.push(`row ${y}`);
    if (!rowsEqual(a.coveredRow(y), b.coveredRow(y))) found.push(`covered row ${y}`);
  }
  for (let i = 0; i < a.historySize; i++) {
    const [one, other] = [a.historyRow(i), b.historyRow(i)];
    if (!rowsEqual(one, other) || one.wrapped !== other.wrapped) found.push(`row ${i} of history`);
  }
  if (!Buffer.from(a.save()).equals(Buffer.from(b.save()))) found.push('what images hold');
  if (a.exportScreen() !== b.exportScreen()) found.push('what an independent serializer says');
  return found;
}

/** Cuts at `at`, goes on with both, resizes both, and plays all of it again. */
function playWithCut(bytes: Uint8Array, at: number, size: Size, before: Size, after: Size): void {
  const original = fresh(before);
  put(original, bytes.subarray(0, Math.floor(at / 2)));
  original.emulator.resize(size);
  put(original, bytes.subarray(Math.floor(at / 2), at));
  const copy = copyOf(original);
  original.told.length = 0;
  expect(differences(original.emulator, copy.emulator)).toEqual([]);
  for (const subject of [original, copy]) put(subject, bytes.subarray(at));
  expect(differences(original.emulator, copy.emulator)).toEqual([]);
  for (const subject of [original, copy]) {
    subject.emulator.resize(after);
    put(subject, bytes);
  }
  expect(differences(original.emulator, copy.emulator)).toEqual([]);
  expect(copy.told).toEqual(original.told);
  for (const { emulator } of [original, copy]) emulator.dispose();
}

it('there are thirty recordings', () => {
  expect(recordings.length).toBeGreaterThanOrEqual(30);
});

describe('a recorded program', () => {
  it.each(recordings)('$name, cut anywhere', { timeout: limitMs }, ({ size, bytes }) => {
    const random = seededRandom(bytes.length);
    const others = [size, { cols: size.cols - 21, rows: size.rows - 7 }, { cols: size.cols + 20, rows: size.rows + 6 }];
    const places = [bytes.length, ...Array.from({ length: cuts }, () => Math.floor(random() * bytes.length))];
    for (const [i, at] of places.entries()) playWithCut(bytes, at, size, others[i % 3]!, others[(i + 1) % 3]!);
  });
});

describe.each([
  { cols: 80, rows: 24 },
  { cols: 20, rows: 5 },
  { cols: 9, rows: 3 },
])('random streams at $cols x $rows', (size) => {
  it('cut anywhere', { timeout: limitMs }, () => {
    const plan = fc.record({
      cut: fc.nat(),
      before: fc.boolean(),
      cols: fc.integer({ min: 2, max: 100 }),
      rows: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(randomStream(size), plan, (parts, { cut, before, cols, rows }) => {
        const bytes = Buffer.from(parts.join(''));
        const other = { cols, rows };
        playWithCut(bytes, cut % (bytes.length + 1), size, before ? other : size, other);
      }),
      { numRuns: isLong ? 10_000 : 100, interruptAfterTimeLimit: limitMs - 5_000, markInterruptAsFailure: true },
    );
  });
});
