/**
 * Random lives of a store, each ended at a random call, and what a power cut may leave of each: writes, names and removals
 * that were not synced are there, are not there, or are there in parts, in any order.
 */
import { describe, expect, test } from 'vitest';
import { type Recovered, recover } from './recover/recover.js';
import { Store } from './store.js';
import { MemDisk } from './testing/mem-disk.js';
import { output, seeded, smallLimits, TestState, testPorts } from './testing/world.js';

/** Pictures of the disk that are taken of each life. */
const cutsOfOneLife = 5;

interface Life {
  readonly disk: MemDisk;
  readonly state: TestState;
  /** Facts up to this one were acknowledged. */
  readonly acknowledged: number;
}

async function read(disk: MemDisk, random: () => number): Promise<Recovered> {
  const recovered = await recover(testPorts(disk, random));
  if (!recovered.ok) throw new Error(JSON.stringify(recovered.error));
  return recovered.value;
}

const open = (disk: MemDisk, random: () => number, state: TestState, recovered: Recovered): Promise<Store> =>
  Store.open(testPorts(disk, random), smallLimits, recovered, state, { onStatus: () => {} });

async function liveUntilDeath(random: () => number): Promise<Life> {
  const disk = new MemDisk();
  const ports = testPorts(disk, random);
  const state = new TestState();
  const store = await Store.open(ports, smallLimits, await read(disk, random), state, { onStatus: () => {} });
  const dies = disk.operations + Math.floor(random() * 120);
  let acknowledged = 0;
  let dead = false;
  disk.fault = (_operation, _path, index) => {
    dead ||= index >= dies;
    return dead ? 'hang' : undefined;
  };
  for (let i = 1; !dead && i < 200; i++) {
    store.append(state.fact(i));
    if (random() < 0.6) store.output(state.print(Math.floor(random() * 3), 1 + Math.floor(random() * 60)));
    if (random() < 0.3) {
      void store.durable().then((result) => {
        if (result.ok && !dead) acknowledged = Math.max(acknowledged, i);
      });
    }
    if (random() < 0.05) ports.pass(30_000);
    for (let turns = Math.floor(random() * 20); turns > 0; turns--) await Promise.resolve();
  }
  return { disk, state, acknowledged };
}

/** Millions of calls: `expect` takes longer than what it looks at. */
function must(is: boolean, what: string): void {
  if (!is) expect.fail(what);
}

const equal = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

function checkPanes({ panes }: Recovered): void {
  for (const [pane, { picture, output: pieces }] of panes) {
    let end = 0;
    const check = (bytes: Uint8Array, offset: number): void => {
      must(offset === end, `pane ${pane}: a piece begins at ${offset}, not at ${end}`);
      must(Buffer.compare(bytes, output(offset, bytes.length)) === 0, `pane ${pane}: wrong bytes at ${offset}`);
      end = offset + bytes.length;
    };
    if (picture !== undefined) check(picture.bytes, 0);
    if (picture !== undefined) must(end === picture.offset, `pane ${pane}: the picture is of another moment`);
    for (const { offset, bytes } of pieces) check(bytes, offset);
  }
}

async function cutPower({ disk, state, acknowledged }: Life, random: () => number): Promise<void> {
  const left = disk.powerCut(random);
  const first = await read(left, random);
  const { facts } = TestState.restored(first);
  must(equal(facts, state.facts.slice(0, facts.length)), 'a fact was made up');
  must(facts.length >= acknowledged, `${acknowledged} facts were acknowledged, and ${facts.length} are left`);
  must(
    first.findings.every((f) => f.kind !== 'corrupt'),
    'the work of a crash was taken for damage',
  );
  checkPanes(first);
  // Opened again, it is the same; gone on with, it takes more.
  const second = await read(left, random);
  const restored = TestState.restored(second);
  must(equal(restored.facts, facts) && second.lsn === first.lsn, 'a second start gave something else');
  checkPanes(second);
  const next = await open(left, random, restored, second);
  next.append(restored.fact(1000));
  must((await next.durable()).ok, 'a new fact was refused');
  const after = await read(left.powerCut(random), random);
  must(equal(TestState.restored(after).facts, restored.facts), 'a new fact was lost');
}

describe('power cuts', () => {
  const states = process.env['CCMUX_TEST_LONG'] === '1' ? 1_000_000 : 10_000;
  test(`${states} of them: no acknowledged fact is lost, none is made up`, { timeout: 3_600_000 }, async () => {
    for (let seed = 0; seed * cutsOfOneLife < states; seed++) {
      try {
        const random = seeded(seed);
        const life = await liveUntilDeath(random);
        for (let cut = 0; cut < cutsOfOneLife; cut++) await cutPower(life, random);
      } catch (e) {
        throw new Error(`seed ${seed}`, { cause: e });
      }
    }
  });
});
