/** Single faults of the disk at every place, with success before and behind them. */
import { describe, expect, test } from 'vitest';
import { Store } from './store.js';
import { type Fault, MemDisk, problem } from './testing/mem-disk.js';
import { seeded, smallLimits, TestState, testPorts } from './testing/world.js';

/**
 * A store that lives through a fault: nobody is told that something is durable which is not, and in the end everything is.
 * The result is the number of operations of its life.
 */
async function lifeWith(fault: (disk: MemDisk) => Fault): Promise<number> {
  const disk = new MemDisk();
  const random = seeded(7);
  const ports = testPorts(disk, random);
  const read = await Store.read(ports);
  if (!read.ok) throw new Error('an empty folder cannot be read');
  const state = new TestState();
  const before = disk.operations;
  disk.fault = fault(disk);
  const store = await Store.open(ports, smallLimits, read.value, state, { onStatus: () => {} });
  let acknowledged = 0;
  for (let i = 1; i <= 80; i++) {
    store.append(state.fact(i));
    store.output(state.print(i % 3, 25));
    if (i % 4 === 0 && (await store.durable()).ok) acknowledged = i;
    if (i % 9 === 0) ports.pass(1000);
    if (i % 20 === 0) await store.checkpoint();
    const left = await Store.read(
      testPorts(
        disk.powerCut(() => 0),
        seeded(i),
      ),
    );
    if (!left.ok) throw new Error(left.error.kind);
    const facts = TestState.restored(left.value).facts;
    expect(facts.length).toBeGreaterThanOrEqual(acknowledged);
    expect(facts).toEqual(state.facts.slice(0, facts.length));
  }
  disk.fault = () => undefined;
  for (let i = 0; i < 50 && store.status.volatile !== undefined; i++) {
    ports.pass(30_000);
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  }
  expect(await store.durable()).toMatchObject({ ok: true });
  expect((await store.close()).ok).toBe(true);
  const last = await Store.read(
    testPorts(
      disk.powerCut(() => 0),
      random,
    ),
  );
  if (!last.ok) throw new Error(last.error.kind);
  const restored = TestState.restored(last.value);
  expect(restored.facts).toEqual(state.facts);
  expect([...restored.printed].sort()).toEqual([...state.printed].sort());
  return disk.operations - before;
}

const kinds = ['full', 'io', 'denied'] as const;

describe('a disk that fails once', () => {
  test('at every single operation', async () => {
    const count = await lifeWith(() => () => undefined);
    expect(count).toBeGreaterThan(100);
    for (let n = 0; n < count; n++) {
      const kind = kinds[n % kinds.length]!;
      await lifeWith((disk) => {
        const at = disk.operations + n;
        return (operation, path, index) => (index === at ? problem(kind, operation, path) : undefined);
      }).catch((e: unknown) => {
        throw new Error(`operation ${n}`, { cause: e });
      });
    }
  }, 120_000);

  test('in its nth sync, for n from 1 to 200', async () => {
    for (let n = 1; n <= 200; n++) {
      await lifeWith(() => {
        let syncs = 0;
        return (operation, path) =>
          (operation === 'sync' || operation === 'syncFolder') && ++syncs === n ? problem('io', operation, path) : undefined;
      }).catch((e: unknown) => {
        throw new Error(`sync ${n}`, { cause: e });
      });
    }
  }, 120_000);
});

describe('a disk that is full', () => {
  test('from every single write on, for a while', async () => {
    for (let n = 0; n < 120; n++) {
      await lifeWith((disk) => {
        const at = disk.operations + n;
        return (operation, path, index) =>
          index >= at && index < at + 15 && (operation === 'append' || operation === 'create')
            ? problem('full', operation, path)
            : undefined;
      }).catch((e: unknown) => {
        throw new Error(`operation ${n}`, { cause: e });
      });
    }
  }, 120_000);
});

describe('a store that nobody gives anything to', () => {
  test('is durable again by itself, whatever failed for a while', async () => {
    for (let n = 0; n < 160; n++) {
      const disk = new MemDisk();
      const ports = testPorts(disk, seeded(n));
      const read = await Store.read(ports);
      if (!read.ok) throw new Error('an empty folder cannot be read');
      const state = new TestState();
      const at = disk.operations + (n >> 1);
      const kind = kinds[n % kinds.length]!;
      // Everything for a while, or the log once and checkpoints for longer.
      const isFailing = (path: string, past: number): boolean =>
        past >= 0 && (n % 2 === 0 ? past < 20 : past < 1 || (past < 60 && /^(ckpt|panes)/.test(path)));
      disk.fault = (operation, path, index) => (isFailing(path, index - at) ? problem(kind, operation, path) : undefined);
      const store = await Store.open(ports, smallLimits, read.value, state, { onStatus: () => {} });
      for (let i = 1; i <= 12; i++) {
        store.append(state.fact(i));
        if (i % 3 === 0) await store.durable();
      }
      await store.checkpoint();
      for (let retry = 0; retry < 30; retry++) {
        ports.pass(30_000);
        for (let turn = 0; turn < 200; turn++) await Promise.resolve();
      }
      expect(await store.durable(), `operation ${n}`).toMatchObject({ ok: true });
      const left = await Store.read(
        testPorts(
          disk.powerCut(() => 0),
          seeded(n),
        ),
      );
      if (!left.ok) throw new Error(left.error.kind);
      expect(TestState.restored(left.value).facts).toEqual(state.facts);
    }
  }, 120_000);
});
