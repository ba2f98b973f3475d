import { describe, expect, test } from 'vitest';
import { Store } from '../store.js';
import { MemDisk } from '../testing/mem-disk.js';
import { seeded, smallLimits, TestState, testPorts } from '../testing/world.js';

const silent = { onStatus: () => {} };

async function filled(disk: MemDisk): Promise<{ readonly store: Store; readonly state: TestState }> {
  const ports = testPorts(disk, seeded(1));
  const read = await Store.read(ports);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const state = new TestState();
  const store = await Store.open(ports, smallLimits, read.value, state, silent);
  for (let i = 1; i <= 100; i++) {
    store.append(state.fact(i));
    store.output(state.print(i % 3, 20));
    if (i % 10 === 0) await store.durable();
  }
  return { store, state };
}

describe('a look at a state that is in use', () => {
  test('sees what is there, and changes nothing, whatever is wrong with it', async () => {
    const { state } = await (async () => {
      const disk = new MemDisk();
      const all = await filled(disk);
      return { ...all, disk };
    })();
    for (let seed = 0; seed < 60; seed++) {
      const disk = new MemDisk();
      await filled(disk);
      const random = seeded(seed);
      const files = disk.files();
      const names = [...files.keys()];
      const bytes = files.get(names[Math.floor(random() * names.length)]!)!;
      // Cut, or with a bit that has changed.
      if (seed % 2 === 0) files.set(names[0]!, files.get(names[0]!)!.subarray(0, 30));
      else if (bytes.length > 0) bytes[Math.floor(random() * bytes.length)]! ^= 4;
      const before = new Map([...files].map(([name, content]) => [name, content.slice()]));
      const hurt = new MemDisk(files);
      const looked = await Store.look(testPorts(hurt, random));
      expect(hurt.files()).toEqual(before);
      if (!looked.ok) continue;
      const facts = TestState.restored(looked.value).facts;
      expect(facts).toEqual(state.facts.slice(0, facts.length));
      // Who may change it finds the same.
      const read = await Store.read(testPorts(hurt, seeded(seed)));
      if (!read.ok) throw new Error('not read');
      expect(TestState.restored(read.value).facts).toEqual(facts);
      expect(looked.value.findings.every((f) => f.kind === 'corrupt')).toBe(true);
    }
  });

  test('does not take a record for damage that is being written', async () => {
    const disk = new MemDisk();
    await filled(disk);
    const files = disk.files();
    const last = [...files.keys()]
      .filter((name) => name.endsWith('.wal'))
      .sort()
      .at(-1)!;
    files.set(last, files.get(last)!.slice(0, -5));
    const looked = await Store.look(testPorts(new MemDisk(files), seeded(1)));
    expect(looked).toMatchObject({ ok: true, value: { findings: [] } });
  });

  test('is taken again when a checkpoint takes files away meanwhile', async () => {
    const disk = new MemDisk();
    const { store, state } = await filled(disk);
    let checkpoints = 0;
    const busy = {
      ...wrap(disk),
      list: async (folder: string) => {
        const names = await disk.list(folder);
        if (folder === 'wal' && checkpoints++ < 3) {
          store.append(state.fact(1000 + checkpoints));
          await store.checkpoint();
        }
        return names;
      },
    };
    const looked = await Store.look({ ...testPorts(disk, seeded(1)), disk: busy });
    if (!looked.ok) throw new Error(looked.error.kind);
    expect(TestState.restored(looked.value).facts).toEqual(state.facts);
    expect(looked.value.findings).toEqual([]);
    expect(checkpoints).toBeGreaterThan(3);
  });
});

/** Its methods as fields, which can be spread. */
const wrap = (disk: MemDisk) => ({
  read: (path: string) => disk.read(path),
  create: (path: string) => disk.create(path),
  truncate: (path: string, length: number) => disk.truncate(path, length),
  rename: (from: string, to: string) => disk.rename(from, to),
  remove: (path: string) => disk.remove(path),
  makeFolder: (path: string) => disk.makeFolder(path),
  syncFolder: (path: string) => disk.syncFolder(path),
});
