import { closeSync, existsSync, fstatSync, ftruncateSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandOverState } from '@ccmux/protocol/ptyhost';
import { afterAll, expect, test } from 'vitest';
import { readState, type StatePart, writeState } from './state-file.js';

const folder = mkdtempSync(join(tmpdir(), 'ccmux-state-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'state');

const begin: HandOverState = { kind: 'begin', format: 1, generation: 1, isServed: 0, listener: 5 };
const parts: readonly StatePart[] = [
  [begin],
  [{ kind: 'pane', pane: 1, fd: 6, pid: 70, tty: '/dev/pts/1', cols: 80, rows: 24, start: 0, end: 3, isHungUp: 0 }],
  [{ kind: 'output', pane: 1, offset: 0, bytes: 3, isPacked: 0, length: 3 }, Buffer.from('abc')],
  [{ kind: 'end' }],
];

function written(state: readonly StatePart[]): number {
  const fd = writeState(path, state);
  if (!fd.ok) throw new Error(fd.error);
  return fd.value;
}

test('has no name, and is read as it was written', () => {
  const big = Buffer.alloc(3_000_000, 'big');
  const all: readonly StatePart[] = [
    ...parts.slice(0, -1),
    [{ kind: 'input', pane: 1, length: big.length }, big],
    [{ kind: 'end' }],
  ];
  const fd = written(all);
  expect(existsSync(path)).toBe(false);
  const read: StatePart[] = [];
  expect(readState(fd, (message, data) => read.push(data.length > 0 ? [message, Buffer.from(data)] : [message])).ok).toBe(true);
  expect(read).toEqual(all);
  closeSync(fd);
});

test('is refused when it is cut anywhere', () => {
  const fd = written(parts);
  const { size } = fstatSync(fd);
  expect(readState(fd, () => {}).ok).toBe(true);
  for (let length = size - 1; length >= 0; length--) {
    ftruncateSync(fd, length);
    expect(readState(fd, () => {}).ok).toBe(false);
  }
  closeSync(fd);
});

test('of a newer format is refused with a reason', () => {
  const fd = written([[{ ...begin, format: 2 }], [{ kind: 'end' }]]);
  expect(readState(fd, () => {})).toMatchObject({
    ok: false,
    error: expect.stringContaining('format 2, this one reads up to 1'),
  });
  closeSync(fd);
});

test('that cannot be written is an error for a person', () => {
  expect(writeState('/dev/full/state', parts)).toMatchObject({ ok: false, error: expect.stringContaining('cannot write') });
});
