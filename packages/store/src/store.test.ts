import { describe, expect, test } from 'vitest';
import type { Recovered } from './recover/recover.js';
import { Store } from './store.js';
import { MemDisk, problem } from './testing/mem-disk.js';
import { crc32, output, seeded, smallLimits, type TestPorts, TestState, testPorts } from './testing/world.js';

const silent = { onStatus: () => {} };

async function read(ports: TestPorts): Promise<Recovered> {
  const recovered = await Store.read(ports);
  if (!recovered.ok) throw new Error(JSON.stringify(recovered.error));
  return recovered.value;
}

const open = async (ports: TestPorts, state: TestState, recovered?: Recovered): Promise<Store> =>
  Store.open(ports, smallLimits, recovered ?? (await read(ports)), state, silent);

/** After a power cut that left nothing but what was synced. */
const readCrashed = (disk: MemDisk): Promise<Recovered> =>
  read(
    testPorts(
      disk.powerCut(() => 0),
      seeded(2),
    ),
  );

async function checkpointAt(store: Store, ms: number): Promise<void> {
  for (let turn = 0; store.status.lastCheckpointMs !== ms && turn < 1000; turn++) await Promise.resolve();
  expect(store.status.lastCheckpointMs).toBe(ms);
}

/** Waits for a checkpoint that begins within a second. */
async function pictured(store: Store, ports: TestPorts): Promise<void> {
  ports.pass(1000);
  await checkpointAt(store, ports.wallMs());
}

/** What a recovered pane has shows no byte twice, and every byte is the right one. */
function checkPanes(recovered: Recovered): void {
  for (const { picture, output: pieces } of recovered.panes.values()) {
    let end = 0;
    if (picture !== undefined) {
      expect(Buffer.compare(picture.bytes, output(0, picture.offset))).toBe(0);
      end = picture.offset;
    }
    for (const { offset, bytes } of pieces) {
      expect(offset).toBe(end);
      expect(Buffer.compare(bytes, output(offset, bytes.length))).toBe(0);
      end = offset + bytes.length;
    }
  }
}

describe('a store', () => {
  test('gives back what was acknowledged', async () => {
    const disk = new MemDisk();
    const ports = testPorts(disk, seeded(1));
    const state = new TestState();
    const store = await open(ports, state);
    for (let i = 1; i <= 300; i++) {
      store.append(state.fact(i));
      store.output(state.print(i % 3, 10));
      if (i % 10 === 0) expect(await store.durable()).toMatchObject({ ok: true });
    }
    const recovered = await read(
      testPorts(
        disk.powerCut(() => 0),
        seeded(2),
      ),
    );
    expect(TestState.restored(recovered).facts).toEqual(state.facts);
    expect([...TestState.restored(recovered).printed]).toEqual([...state.printed]);
    checkPanes(recovered);
    expect(recovered.findings).toEqual([]);
  });

  test('keeps two checkpoints, and of the log only what they need', async () => {
    const disk = new MemDisk();
    const state = new TestState();
    const store = await open(testPorts(disk, seeded(1)), state);
    for (let i = 1; i <= 2000; i++) {
      store.append(state.fact(i));
      if (i % 7 === 0) await store.durable();
    }
    await store.close();
    const names = [...disk.files().keys()];
    expect(names.filter((n) => n.endsWith('.ckpt'))).toHaveLength(2);
    expect(names.filter((n) => n.endsWith('.wal')).length).toBeLessThan(15);
  });

  describe('a pane that prints more than the log takes of it', () => {
    const limits = { ...smallLimits, checkpointBytes: 1e9, paneLogBytes: 1000 };

    test('is pictured at once, and loses nothing when everything is killed', async () => {
      const disk = new MemDisk();
      const ports = testPorts(disk, seeded(1));
      const state = new TestState();
      const store = await Store.open(ports, limits, await read(ports), state, silent);
      for (let i = 0; i < 15; i++) store.output(state.print(1, 100));
      expect(await store.durable()).toMatchObject({ ok: true });
      const recovered = await readCrashed(disk);
      expect([...TestState.restored(recovered).printed]).toEqual([...state.printed]);
      checkPanes(recovered);
    });

    test('is left out of the log while it floods, and pictured once in a while', async () => {
      const disk = new MemDisk();
      const ports = testPorts(disk, seeded(1));
      const state = new TestState();
      const store = await Store.open(ports, limits, await read(ports), state, silent);
      const flood = (): void => {
        for (let i = 0; i < 100; i++) {
          store.output(state.print(1, i % 2 === 0 ? 160 : 40));
          store.output(state.print(2, 1));
        }
      };
      flood();
      expect(await store.durable()).toMatchObject({ ok: true });
      expect(store.status.logBytes).toBeLessThan(8000);
      // No pieces of what came behind the gap.
      checkPanes(await readCrashed(disk));
      await checkpointAt(store, ports.wallMs());
      await pictured(store, ports);
      const recovered = await readCrashed(disk);
      expect([...TestState.restored(recovered).printed]).toEqual([...state.printed]);
      checkPanes(recovered);
    });

    test('is pictured again when that failed', async () => {
      const disk = new MemDisk();
      const ports = testPorts(disk, seeded(1));
      const state = new TestState();
      const store = await Store.open(ports, limits, await read(ports), state, silent);
      disk.fault = (operation, path) => (path.startsWith('panes/') ? problem('full', operation, path) : undefined);
      for (let i = 0; i < 30; i++) store.output(state.print(1, 100));
      expect(await store.durable()).toMatchObject({ ok: true });
      disk.fault = () => undefined;
      await pictured(store, ports);
      expect([...TestState.restored(await readCrashed(disk)).printed]).toEqual([...state.printed]);
    });
  });

  test('says that nothing is durable when the disk fails, and that it is again', async () => {
    const disk = new MemDisk();
    const ports = testPorts(disk, seeded(1));
    const state = new TestState();
    const seen: boolean[] = [];
    const store = await Store.open(ports, smallLimits, await read(ports), state, {
      onStatus: (status) => seen.push(status.volatile !== undefined),
    });
    store.append(state.fact(1));
    expect(await store.durable()).toMatchObject({ ok: true });
    disk.fault = (operation, path) => (operation === 'append' ? problem('full', operation, path) : undefined);
    store.append(state.fact(2));
    expect(await store.durable()).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(store.status.volatile?.error.kind).toBe('full');
    disk.fault = () => undefined;
    store.append(state.fact(3));
    ports.pass(1000);
    for (let turn = 0; store.status.volatile !== undefined && turn < 1000; turn++) await Promise.resolve();
    expect(await store.durable()).toMatchObject({ ok: true });
    expect(seen).toEqual([true, false]);
    const recovered = await read(
      testPorts(
        disk.powerCut(() => 0),
        seeded(2),
      ),
    );
    expect(TestState.restored(recovered).facts).toEqual([1, 2, 3]);
  });

  test('keeps the log within its bound when no checkpoint can be written, and goes on when one can', async () => {
    const disk = new MemDisk();
    const ports = testPorts(disk, seeded(1));
    const state = new TestState();
    const limits = { ...smallLimits, maxTotalBytes: 5000 };
    const store = await Store.open(ports, limits, await read(ports), state, silent);
    disk.fault = (operation, path) =>
      /^(ckpt|panes)/.test(path) && operation === 'create' ? problem('io', operation, path) : undefined;
    let acknowledged = 0;
    for (let i = 1; i <= 1000; i++) {
      store.append(state.fact(i));
      if ((await store.durable()).ok) acknowledged = i;
      if (i % 10 === 0) ports.pass(30_000);
    }
    const log = [...disk.files()].filter(([name]) => name.startsWith('wal/'));
    expect(log.reduce((sum, [, bytes]) => sum + bytes.length, 0)).toBeLessThan(8000);
    expect(acknowledged).toBeGreaterThan(20);
    expect(store.status.volatile?.error.message).toMatch(/io|the log has reached its limit/);
    expect(
      TestState.restored(
        await read(
          testPorts(
            disk.powerCut(() => 0),
            seeded(2),
          ),
        ),
      ).facts.length,
    ).toBeGreaterThanOrEqual(acknowledged);
    disk.fault = () => undefined;
    for (let turn = 0; store.status.volatile !== undefined && turn < 50; turn++) {
      ports.pass(30_000);
      for (let i = 0; i < 200; i++) await Promise.resolve();
    }
    expect(await store.durable()).toMatchObject({ ok: true });
    expect(
      TestState.restored(
        await read(
          testPorts(
            disk.powerCut(() => 0),
            seeded(3),
          ),
        ),
      ).facts,
    ).toEqual(state.facts);
  });

  test('never syncs a file again whose sync failed', async () => {
    for (let n = 0; n < 40; n++) {
      const disk = new MemDisk();
      const ports = testPorts(disk, seeded(n));
      const state = new TestState();
      const store = await open(ports, state);
      const failed = new Set<string>();
      let syncs = 0;
      disk.fault = (operation, path) => {
        if (operation !== 'sync') return undefined;
        expect(failed.has(path)).toBe(false);
        if (syncs++ !== n) return undefined;
        failed.add(path);
        return problem('io', operation, path);
      };
      let acknowledged = 0;
      for (let i = 1; i <= 60; i++) {
        store.append(state.fact(i));
        if ((await store.durable()).ok) acknowledged = i;
        ports.pass(1000);
      }
      const recovered = await read(
        testPorts(
          disk.powerCut(() => 0),
          seeded(2),
        ),
      );
      expect(TestState.restored(recovered).facts.slice(0, acknowledged)).toEqual(state.facts.slice(0, acknowledged));
    }
  });

  test('refuses the state of a later version, and leaves it as it is', async () => {
    const disk = new MemDisk();
    const state = new TestState();
    const store = await open(testPorts(disk, seeded(1)), state);
    store.append(state.fact(1));
    await store.close();
    const files = disk.files();
    const name = [...files.keys()].find((n) => n.endsWith('.ckpt'))!;
    const bytes = files.get(name)!;
    bytes[4] = 2;
    const view = new DataView(bytes.buffer);
    view.setUint32(20, crc32(bytes.subarray(24), crc32(bytes.subarray(0, 20), 0)), true);
    const newer = new MemDisk(files);
    expect(await Store.read(testPorts(newer, seeded(1)))).toMatchObject({ ok: false, error: { kind: 'newer', version: 2 } });
    expect(Buffer.compare(newer.files().get(name)!, bytes)).toBe(0);
    expect([...newer.files().keys()]).toEqual([...files.keys()]);
  });
});
