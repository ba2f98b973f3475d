import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendFile, DiskResult } from '@ccmux/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NodeDisk } from './node-disk.js';

let root = '';
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'ccmux-disk-')), 'state');
});
afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }));

async function value<T>(result: DiskResult<T>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.error.message);
  return settled.value;
}

const create = async (disk: NodeDisk, path: string): Promise<AppendFile> => value(disk.create(path));

test('files grow by whole writes of any number of pieces', async () => {
  const disk = new NodeDisk(root);
  await value(disk.makeFolder('a/b'));
  const file = await create(disk, 'a/b/f');
  const pieces = Array.from({ length: 3000 }, (_, i) => new Uint8Array(i % 7).fill(i));
  await value(file.append(pieces));
  await value(file.append([Uint8Array.of(1, 2, 3)]));
  await value(file.sync());
  await value(file.close());
  const expected = Buffer.concat([...pieces, Uint8Array.of(1, 2, 3)]);
  expect(Buffer.compare(Buffer.from(await value(disk.read('a/b/f'))), expected)).toBe(0);
  await value(disk.truncate('a/b/f', 10));
  expect(await value(disk.read('a/b/f'))).toHaveLength(10);
  await value(disk.rename('a/b/f', 'a/g'));
  await value(disk.syncFolder('a'));
  expect(await value(disk.list('a'))).toEqual(expect.arrayContaining(['b', 'g']));
  await value(disk.remove('a/g'));
  await value(disk.remove('a/g'));
  expect(readdirSync(join(root, 'a'))).toEqual(['b']);
});

test('what it makes is for its owner alone', async () => {
  const disk = new NodeDisk(root);
  await value(disk.makeFolder('wal'));
  await value((await create(disk, 'wal/f')).close());
  expect(statSync(root).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, 'wal')).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, 'wal/f')).mode & 0o777).toBe(0o600);
});

test('errors say what went wrong, where', async () => {
  const disk = new NodeDisk(root);
  expect(await disk.list('none')).toEqual({ ok: true, value: [] });
  expect(await disk.read('none/f')).toMatchObject({ ok: false, error: { kind: 'missing', path: join(root, 'none/f') } });
  await value(disk.makeFolder('wal'));
  writeFileSync(join(root, 'wal/f'), '');
  expect(await disk.create('wal/f')).toMatchObject({ ok: false, error: { kind: 'io', operation: 'create' } });
});
