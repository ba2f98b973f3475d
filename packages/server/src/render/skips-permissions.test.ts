import { borderStatus, type ClaudeBinding, paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

const binding: ClaudeBinding = {
  session: undefined,
  name: undefined,
  command: ['claude --dangerously-skip-permissions'],
  cwd: '/',
  configDir: '/c',
  transcript: undefined,
  desired: 'running',
  launch: 'x',
  startedMs: 0,
  crashes: 0,
  skipsPermissions: true,
};

test('a Claude that asks nobody says so on a border of its own', async () => {
  const harness = await Harness.start(new VirtualClock());
  const client = await harness.attach({ cols: 60, rows: 10 }, 'new-session');
  const { store } = harness.server.services;
  const pane = paneId(0);
  const titles = () => client.scene!.borderTitles.map(({ spans }) => spans.map(({ text }) => text).join(''));
  expect(titles()).toEqual([]);
  store.apply({ kind: 'claude-bound', pane, binding });
  for (const one of harness.server.services.clients.all) one.invalidate();
  await harness.pass(100);
  expect(titles()[0]).toContain('skips permissions');
  expect(harness.server.services.panes.get(pane)?.size.rows).toBe(8);
  store.apply({ kind: 'claude-unbound', pane });
  expect(borderStatus(store.model, [...store.model.windows.values()][0]!)).toBe('off');
});
