/** What a keeper writes down and the next start reads, by models made at random and a crash at any moment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyModel, type Model, type PasteBufferFacts } from '@ccmux/core';
import { life, lives } from '@ccmux/core/testing';
import { VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import pino from 'pino';
import { expect, test } from 'vitest';
import { systemClock } from '../clock.js';
import { Harness } from '../testing/harness.js';
import { lookAtState, readState } from './read-state.js';
import { restoredBuffers } from './saved-buffers.js';
import { StateKeeper } from './state-keeper.js';
import { storePorts } from './store-ports.js';

/** A text that only its number makes. */
const textOf = ({ id, bytes }: PasteBufferFacts): Uint8Array => Buffer.alloc(bytes, `text ${id} `);

async function restored(folder: string): Promise<Model> {
  const looked = await lookAtState(storePorts(folder, systemClock));
  const read = await readState(storePorts(folder, systemClock));
  if (!looked.ok || !read.ok) throw new Error('it cannot be read');
  expect(looked.value.model).toEqual(read.value.model);
  expect(read.value.notes).toEqual([]);
  const { texts } = restoredBuffers(read.value);
  for (const buffer of read.value.model.buffers.filter(({ isSaved, bytes }) => isSaved && bytes > 0))
    expect(Buffer.from(texts.get(buffer.id) ?? []).equals(textOf(buffer)), buffer.name).toBe(true);
  return read.value.model;
}

test('arbitrary models come back equal, whether from a checkpoint, from the log, or from both', {
  timeout: 120_000,
}, async () => {
  const run = async (steps: Parameters<typeof life>[0], checkpoints: readonly boolean[]): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'ccmux-keeper-'));
    const harness = await Harness.start(new VirtualClock(), [], { model: emptyModel });
    const { store: model, panes } = harness.server.services;
    const ports = storePorts(folder, systemClock);
    const read = await readState(ports);
    if (!read.ok) throw new Error(read.error);
    const bufferText = (id: number): Uint8Array | undefined => {
      const buffer = model.model.buffers.find((b) => b.id === id);
      return buffer && textOf(buffer);
    };
    const deps = { ports, model, panes, bufferText, clock: systemClock, log: pino({ enabled: false }), onStatus: () => {} };
    const keeper = await StateKeeper.open(read.value, deps);
    try {
      await keeper.checkpoint();
      for (const [i, { event }] of life(steps).entries()) {
        if (event.kind === 'buffer-set') keeper.bufferText(event.buffer.id, textOf(event.buffer));
        model.apply(event);
        if (checkpoints[i % checkpoints.length] === true) await keeper.checkpoint();
      }
      expect(await keeper.durable()).toEqual({ ok: true, value: undefined });
      // Nobody closes anything: this is what a crash leaves.
      const first = await restored(folder);
      expect(first).toEqual(model.model);
      expect(await restored(folder)).toEqual(first);
    } finally {
      await keeper.freeze();
      rmSync(folder, { recursive: true, force: true });
    }
  };
  await fc.assert(fc.asyncProperty(lives, fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), run), { numRuns: 60 });
});
