import { expect, test } from 'vitest';
import { paneId, sessionId, windowId } from '../ids.js';
import { singlePane } from '../layout/tree.js';
import type { ClaudeBinding } from './claude-binding.js';
import type { ModelEvent } from './events.js';
import { reduce } from './reduce.js';
import { repairModel } from './repair.js';
import { loadModel, saveModel } from './save.js';
import { emptyModel, type Model } from './state.js';

const binding: ClaudeBinding = {
  session: '11111111-1111-4111-8111-111111111111',
  name: 'work',
  command: ['claude'],
  cwd: '/srv',
  configDir: '/home/u/.claude',
  transcript: undefined,
  desired: 'running',
  launch: 'x',
  startedMs: 1,
  crashes: 0,
  skipsPermissions: false,
};
const size = { cols: 80, rows: 24 };
const pane = paneId(3);
const bound: ModelEvent = { kind: 'claude-bound', pane, binding };
const created: ModelEvent = {
  kind: 'session-created',
  session: sessionId(0),
  name: 'work',
  cwd: '/srv',
  env: {},
  createdMs: 1,
  window: {
    id: windowId(0),
    index: 0,
    name: 'w',
    automaticName: true,
    size,
    layout: singlePane(pane, size),
    pane: { id: pane, window: windowId(0), title: '', command: ['claude'], cwd: '/srv' },
  },
};
const closed: ModelEvent = { kind: 'session-closed', session: sessionId(0) };
const after = (...events: readonly ModelEvent[]): Model => events.reduce(reduce, emptyModel);

test('a conversation is bound before its pane is there, and its number is not used again', () => {
  const model = after(bound);
  expect(model.claude.get(pane)).toEqual(binding);
  expect(model.next.pane).toBe(4);
  expect(reduce(model, created).claude.has(pane)).toBe(true);
});

test('a conversation goes with its pane', () => {
  expect(after(bound, created, closed).claude.size).toBe(0);
  expect(after(bound, created, { kind: 'claude-unbound', pane }).claude.size).toBe(0);
});

test('is saved, and an older model that has none is read', () => {
  const model = after(bound, created);
  const loaded = loadModel(saveModel(model));
  expect(loaded.ok && repairModel(loaded.value).model.claude.get(pane)).toEqual({ ...binding, transcript: undefined });
  const { claude: _, ...older } = model;
  // SAFETY: what a version wrote that knew no conversations.
  const old = loadModel(saveModel(older as Model));
  expect(old.ok && old.value.claude.size).toBe(0);
});
