/** For tests only: ports with a clock that the test moves, and an owner of state whose facts are numbers. */
import type { PictureRef } from '../checkpoint/checkpoint-file.js';
import type { StateSource } from '../checkpoint/write-checkpoint.js';
import type { Disk } from '../disk/port.js';
import type { StorePorts } from '../ports.js';
import type { Recovered } from '../recover/recover.js';
import type { StoreLimits } from '../store.js';

/** A generator of numbers in [0, 1) that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as in IEEE 802.3. */
export function crc32(bytes: Uint8Array, seed: number): number {
  let c = ~seed;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}

export interface TestPorts extends StorePorts {
  /** Runs what is due within this time. */
  pass(ms: number): void;
}

export function testPorts(disk: Disk, random: () => number): TestPorts {
  let now = 1_700_000_000_000;
  const timers = new Map<object, { readonly at: number; readonly run: () => void }>();
  return {
    disk,
    crc32,
    salt: () => Math.floor(random() * 2 ** 32),
    wallMs: () => now,
    reached: () => {},
    after: (ms, run) => {
      const key = {};
      timers.set(key, { at: now + ms, run });
      return { cancel: () => void timers.delete(key) };
    },
    pass: (ms) => {
      now += ms;
      for (const [key, timer] of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(key);
        timer.run();
      }
    },
  };
}

export const smallLimits: StoreLimits = {
  segmentBytes: 600,
  writeAfterMs: 20,
  writeAfterBytes: 200,
  paneLogBytes: 1_000_000,
  floodPictureMs: 1000,
  syncAfterMs: 500,
  syncAfterBytes: 400,
  checkpointBytes: 2000,
  checkpointAfterMs: 30_000,
  maxQueuedBytes: 100_000,
  maxLogBytes: 1_000_000,
  maxTotalBytes: 2_000_000,
  retryFirstMs: 1000,
  retryMaxMs: 30_000,
  reserveBytes: 1000,
};

/** Facts are numbers in order; a pane has printed the bytes `i & 255` for i = 0, 1, …. */
export class TestState implements StateSource {
  readonly facts: number[] = [];
  readonly printed = new Map<number, number>();

  static restored(recovered: Recovered): TestState {
    const state = new TestState();
    if (recovered.model !== undefined) state.facts.push(...numbers(recovered.model));
    for (const fact of recovered.facts) state.facts.push(...numbers(fact));
    for (const [pane, { picture, output }] of recovered.panes) {
      const last = output.at(-1);
      state.printed.set(pane, last === undefined ? (picture?.offset ?? 0) : last.offset + last.bytes.length);
    }
    return state;
  }

  model(): Uint8Array {
    return bytesOf(this.facts);
  }

  panes(): PictureRef[] {
    return [...this.printed].map(([pane, offset]) => ({ pane, offset }));
  }

  /** A picture that is behind what was received, as one of a busy pane is. */
  picture(pane: number): { offset: number; bytes: Uint8Array; rest: { pane: number; offset: number; bytes: Uint8Array }[] } {
    const received = this.printed.get(pane) ?? 0;
    const offset = Math.max(0, received - (received % 40));
    const rest = { pane, offset, bytes: output(offset, received - offset) };
    return { offset, bytes: output(0, offset), rest: rest.bytes.length === 0 ? [] : [rest] };
  }

  fact(n: number): Uint8Array {
    this.facts.push(n);
    return bytesOf([n]);
  }

  print(pane: number, length: number): { pane: number; offset: number; bytes: Uint8Array } {
    const offset = this.printed.get(pane) ?? 0;
    this.printed.set(pane, offset + length);
    return { pane, offset, bytes: output(offset, length) };
  }
}

export const output = (offset: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (offset + i) & 255);

const bytesOf = (list: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(list).buffer);
const numbers = (bytes: Uint8Array): number[] => [...new Uint32Array(bytes.slice().buffer)];
