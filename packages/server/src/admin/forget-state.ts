/**
 * Taking things out of a state folder that no server uses: a session with all that was kept of its panes, or everything.
 * Holds the lock of the folder meanwhile. Logs stay.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, type Model, type ModelEvent, ok, paneId, paneRects, type Result, reduce, saveEvent, saveModel } from '@ccmux/core';
import { acquireLock } from '@ccmux/ipc';
import { Store, type StorePorts } from '@ccmux/store';
import { storeLimits } from '../storage/limits.js';
import { type RestoredState, readState } from '../storage/read-state.js';
import { reportFile } from '../storage/report-file.js';
import { bufferPicture, restoredBuffers, savedBuffers } from '../storage/saved-buffers.js';
import { endOf, shownPane } from './shown-pane.js';

const everything = ['wal', 'ckpt', 'panes', 'quarantine', 'bad-chunks', 'RESERVE', reportFile];
const encoder = new TextEncoder();

/** The error is for a person. */
export async function forgetAll(folder: string): Promise<Result<void, string>> {
  return locked(folder, async () => {
    for (const name of everything) rmSync(join(folder, name), { recursive: true, force: true });
    return ok(undefined);
  });
}

export async function forgetSession(ports: StorePorts, folder: string, name: string): Promise<Result<void, string>> {
  return locked(folder, async () => {
    const read = await readState(ports);
    if (!read.ok) return read;
    const { model } = read.value;
    const session = [...model.sessions.values()].find((s) => s.name === name || `$${s.id}` === name);
    if (session === undefined) return err(`nothing is kept of a session ${name}`);
    return write(ports, read.value, { kind: 'session-closed', session: session.id });
  });
}

/** Two checkpoints are kept: with two that lack it, it is gone from the disk. */
async function write(ports: StorePorts, state: RestoredState, event: ModelEvent): Promise<Result<void, string>> {
  const model = reduce(state.model, event);
  const kept = [...state.panes].filter(([id]) => model.panes.has(paneId(id)));
  const { texts } = restoredBuffers(state);
  const panes = new Map(kept);
  const source = {
    model: () => encoder.encode(saveModel(model)),
    panes: () => [...kept.map(([pane, known]) => ({ pane, offset: endOf(known) })), ...savedBuffers(model)],
    picture: (pane: number) => {
      const known = panes.get(pane);
      if (known === undefined) return bufferPicture(pane, (id) => texts.get(id));
      return { offset: endOf(known), bytes: pictureOf(model, pane, known), rest: [] };
    },
  };
  const store = await Store.open(ports, storeLimits, state.recovered, source, { onStatus: () => {} });
  for (let i = 0; i < 2; i++) {
    store.append(encoder.encode(saveEvent(event)));
    const written = await store.checkpoint();
    if (!written.ok) return err(`the state cannot be written: ${written.error.message}`);
  }
  const closed = await store.close();
  return closed.ok ? ok(undefined) : err(`the state cannot be written: ${closed.error.message}`);
}

function pictureOf(model: Model, pane: number, known: Parameters<typeof shownPane>[0]): Uint8Array {
  const window = model.windows.get(model.panes.get(paneId(pane))!.window);
  const rect = window && paneRects(model, window).get(paneId(pane));
  const emulator = shownPane(known, { cols: rect?.width ?? 80, rows: rect?.height ?? 24 });
  const image = emulator.save();
  emulator.dispose();
  return image;
}

async function locked(folder: string, run: () => Promise<Result<void, string>>): Promise<Result<void, string>> {
  const lock = acquireLock(join(folder, 'LOCK'));
  if (!lock.ok) {
    return err(lock.error.kind === 'held' ? `the server with pid ${lock.error.pid} uses ${folder}` : lock.error.message);
  }
  try {
    return await run();
  } finally {
    lock.value.release();
  }
}
