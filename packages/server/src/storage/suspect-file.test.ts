import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paneId } from '@ccmux/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SuspectFile } from './suspect-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-suspect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pane = paneId(3);
const part = { from: 4096, to: 8192 };

/** A server that dies in the middle of a part. */
function dies(at = part): SuspectFile {
  const suspects = new SuspectFile(folder, true);
  suspects.begin(pane, at);
  return suspects;
}

test('what two servers died of in a row is set aside, for good', () => {
  expect(dies().setAside(pane)).toEqual([]);
  expect(dies().setAside(pane)).toEqual([]);
  const third = new SuspectFile(folder, true);
  expect(third.setAside(pane)).toMatchObject([part]);
  expect(third.setAside(paneId(4))).toEqual([]);
  third.begin(pane, { from: 8192, to: 9000 });
  third.end();
  expect(new SuspectFile(folder, true).setAside(pane)).toMatchObject([part]);
  expect(statSync(join(folder, 'set-aside')).mode & 0o777).toBe(0o600);
});

test('two deaths of different parts, or one between two that went well, set nothing aside', () => {
  dies();
  dies({ from: 0, to: 4096 });
  const third = new SuspectFile(folder, true);
  expect(third.setAside(pane)).toEqual([]);
  third.begin(pane, part);
  third.end();
  dies();
  expect(new SuspectFile(folder, true).setAside(pane)).toEqual([]);
});

test('without state of a server before, and of rubbish, nothing is known', () => {
  dies();
  dies();
  expect(new SuspectFile(folder, false).setAside(pane)).toEqual([]);
  writeFileSync(join(folder, 'suspect'), 'rubbish\n1 2\n-\n');
  writeFileSync(join(folder, 'set-aside'), '3 x 9 1\n\n');
  expect(new SuspectFile(folder, true).setAside(pane)).toEqual([]);
});

test('a folder that takes no change costs no more than the knowledge', () => {
  const suspects = new SuspectFile(join(folder, 'missing'), true);
  suspects.begin(pane, part);
  suspects.end();
  expect(suspects.setAside(pane)).toEqual([]);
});
