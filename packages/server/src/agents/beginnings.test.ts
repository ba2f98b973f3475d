import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paneId } from '@ccmux/core';
import { afterAll, expect, it } from 'vitest';
import { Beginnings } from './beginnings.js';

const folder = mkdtempSync(join(tmpdir(), 'ccmux-beginnings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const pane = paneId(1);
const hourMs = 3_600_000;

it('a copy of a conversation is older than its file', () => {
  const path = join(folder, 'fork.jsonl');
  writeFileSync(path, '');
  const nowMs = Date.now();
  const since = new Beginnings().of(pane, undefined, path, nowMs - hourMs, nowMs);
  // A minute ago the Claude that runs wrote into another file what a fork has brought along.
  expect(since).toBeGreaterThan(nowMs - 60_000);
  expect(since).toBeLessThan(nowMs);
});

it('what another process wrote in the same pane was not written by this one', () => {
  const beginnings = new Beginnings();
  const nowMs = Date.now();
  const none = join(folder, 'none.jsonl');
  expect(beginnings.of(pane, undefined, none, undefined, nowMs)).toBe(nowMs);
  expect(beginnings.of(pane, undefined, none, undefined, nowMs + 5000)).toBe(nowMs);
  // This process began later than a Claude that we started an hour ago, and before now.
  const own = beginnings.of(pane, process.pid, none, nowMs - 24 * hourMs, nowMs);
  expect(own).toBeGreaterThan(nowMs - hourMs);
  expect(own).toBeLessThanOrEqual(nowMs);
});
