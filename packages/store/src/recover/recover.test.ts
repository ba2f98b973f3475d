import { describe, expect, test } from 'vitest';
import { Store } from '../store.js';
import { MemDisk } from '../testing/mem-disk.js';
import { seeded, smallLimits, TestState, testPorts } from '../testing/world.js';
import { type Recovered, recover } from './recover.js';

type Files = Map<string, Uint8Array>;

/** Files of a life with facts 1…n, each synced alone; everything stays in the log, in several segments. */
async function life(facts: number): Promise<Files> {
  const disk = new MemDisk();
  const ports = testPorts(disk, seeded(7));
  const read = await recover(ports);
  if (!read.ok) throw new Error('empty folder');
  const state = new TestState();
  const limits = { ...smallLimits, segmentBytes: 1000, checkpointBytes: 1e9, maxLogBytes: 1e9 };
  const store = await Store.open(ports, limits, read.value, state, { onStatus: () => {} });
  for (let i = 1; i <= facts; i++) {
    store.append(state.fact(i));
    store.output(state.print(i % 2, 5));
    await store.durable();
  }
  const files = disk.files();
  files.delete('RESERVE');
  return files;
}

const segments = (files: Files): string[] => [...files.keys()].filter((n) => n.endsWith('.wal')).sort();

async function recovered(files: Files): Promise<{ value: Recovered; facts: number[]; disk: MemDisk }> {
  const disk = new MemDisk(files);
  const result = await recover(testPorts(disk, seeded(1)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { value: result.value, facts: TestState.restored(result.value).facts, disk };
}

const isPrefix = (facts: readonly number[]): boolean => facts.every((fact, i) => fact === i + 1);

describe('a log that was damaged', () => {
  test('cut at every byte of its last segment, it gives what is whole before the cut', async () => {
    const files = await life(100);
    const last = segments(files).at(-1)!;
    const bytes = files.get(last)!;
    let before = 0;
    for (let at = 0; at <= bytes.length; at++) {
      const { value, facts, disk } = await recovered(new Map(files).set(last, bytes.slice(0, at)));
      expect(isPrefix(facts)).toBe(true);
      expect(facts.length).toBeGreaterThanOrEqual(before);
      before = facts.length;
      expect(value.findings.every((f) => f.kind === 'torn-tail')).toBe(true);
      const again = await recovered(disk.files());
      expect(again.facts).toEqual(facts);
      expect(again.value.findings).toEqual([]);
    }
    expect(before).toBe(100);
  });

  test('cut at every byte of an earlier segment, it says so and goes on with what was before', async () => {
    const files = await life(40);
    const [first = '', ...later] = segments(files);
    const bytes = files.get(first)!;
    for (let at = 0; at < bytes.length; at++) {
      const { value, facts, disk } = await recovered(new Map(files).set(first, bytes.slice(0, at)));
      expect(isPrefix(facts)).toBe(true);
      expect(value.findings).toMatchObject([{ kind: 'corrupt' }]);
      const kept = [...disk.files().keys()].filter((n) => n.startsWith('quarantine/'));
      expect(kept.length).toBeGreaterThanOrEqual(later.length);
      expect((await recovered(disk.files())).facts).toEqual(facts);
    }
  });

  test('with any one bit flipped, it never gives a wrong fact, and calls damage damage', { timeout: 60_000 }, async () => {
    const files = await life(50);
    for (const name of segments(files)) {
      const bytes = files.get(name)!;
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const damaged = bytes.slice();
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        const result = await recover(testPorts(new MemDisk(new Map(files).set(name, damaged)), seeded(1)));
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const { facts } = TestState.restored(result.value);
        expect(isPrefix(facts)).toBe(true);
        if (facts.length < 49) expect(result.value.findings.some((f) => f.kind === 'corrupt')).toBe(true);
      }
    }
  });

  test('with zeros behind its end, or instead of its end, it gives what is before', async () => {
    const files = await life(30);
    const last = segments(files).at(-1)!;
    const bytes = files.get(last)!;
    for (let zeros = 1; zeros < 600; zeros += 7) {
      const longer = new Uint8Array(bytes.length + zeros);
      longer.set(bytes);
      expect((await recovered(new Map(files).set(last, longer))).facts).toHaveLength(30);
      const blank = bytes.slice();
      blank.fill(0, Math.max(0, blank.length - zeros));
      expect(isPrefix((await recovered(new Map(files).set(last, blank))).facts)).toBe(true);
    }
  });

  test('with segments swapped, of another life, or missing, it stops in front of them', async () => {
    const files = await life(100);
    const other = await life(60);
    const [a = '', b = '', c = ''] = segments(files);
    for (const wrong of [
      new Map(files).set(a, files.get(b)!).set(b, files.get(a)!),
      new Map(files).set(b, files.get(c)!),
      new Map([...files].filter(([name]) => name !== b)),
      new Map(files).set(b, other.get(segments(other)[0]!)!),
    ]) {
      const { value, facts } = await recovered(wrong);
      expect(isPrefix(facts)).toBe(true);
      expect(value.findings.some((f) => f.kind === 'corrupt')).toBe(true);
    }
  });
});

describe('checkpoints that were damaged', () => {
  test('the one before takes the place of the newest, with the log behind it', async () => {
    const disk = new MemDisk();
    const ports = testPorts(disk, seeded(7));
    const read = await recover(ports);
    if (!read.ok) throw new Error('empty folder');
    const state = new TestState();
    const store = await Store.open(ports, smallLimits, read.value, state, { onStatus: () => {} });
    for (let i = 1; i <= 50; i++) {
      store.append(state.fact(i));
      store.output(state.print(1, 50));
      if (i % 20 === 0) await store.checkpoint();
    }
    await store.durable();
    const files = disk.files();
    const newest = [...files.keys()]
      .filter((n) => n.endsWith('.ckpt'))
      .sort()
      .at(-1)!;
    const bytes = files.get(newest)!;
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0xff;
      const { value, facts, disk: left } = await recovered(new Map(files).set(newest, damaged));
      expect(facts).toEqual(state.facts);
      expect(value.findings).toMatchObject([{ kind: 'corrupt', file: newest }]);
      expect((await recovered(left.files())).facts).toEqual(state.facts);
    }
  });
});
