import { repairModel } from '@ccmux/core';
import { expect, test } from 'vitest';
import { modelFromIdFiles } from './from-id-files.js';

const file = (more: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    id: 'a',
    name: 'work',
    pane: '%3',
    cwd: '/srv/app',
    configDir: '/c',
    command: ['claude'],
    startedMs: 1,
    ...more,
  });

test('what had not ended comes back, each in a session of its own', () => {
  const model = modelFromIdFiles(
    [
      file({}),
      file({ id: 'b', startedMs: 2, exit: { how: 'disconnected', atMs: 1 } }),
      file({ id: 'c', startedMs: 3, name: undefined, pane: '%7', desired: 'stopped' }),
      file({ id: 'd', exit: { how: 'normal', code: 0 } }),
      file({ id: 'e', exit: { how: 'crashed', signal: 9 } }),
      file({ id: 'f', command: undefined }),
      'no json',
      '{}',
    ],
    5,
  );
  expect([...model.sessions.values()].map(({ name }) => name)).toEqual(['work', 'work-2', 'app']);
  expect([...model.claude].map(([pane, { session, desired }]) => [pane, session, desired])).toEqual([
    [3, 'a', 'running'],
    [4, 'b', 'running'],
    [7, 'c', 'stopped'],
  ]);
  expect(repairModel(model).notes).toEqual([]);
});
