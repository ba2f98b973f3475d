import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SpawnRequest, whyNotSpawn } from './spawn-check.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-spawn-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'tool'), '#!/bin/sh\n');
  chmodSync(join(folder, 'bin', 'tool'), 0o755);
  writeFileSync(join(folder, 'bin', 'notes'), 'text');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const why = (change: Partial<SpawnRequest>) =>
  whyNotSpawn({ file: '/bin/sh', args: [], env: [`PATH=${folder}/bin`], cwd: folder, cols: 80, rows: 24, ...change });

describe('whyNotSpawn', () => {
  test('is silent about programs that can be started', () => {
    expect(why({})).toBeUndefined();
    expect(why({ file: 'tool' })).toBeUndefined();
    expect(why({ file: './bin/tool' })).toBeUndefined();
    expect(why({ file: 'tool', env: ['PATH=bin'] })).toBeUndefined();
    expect(why({ file: 'sh', env: [] })).toBeUndefined();
  });

  test('names what is wrong with the program', () => {
    expect(why({ file: 'no-such-tool' })).toBe('no-such-tool: command not found');
    expect(why({ file: '/no/such/tool' })).toBe('/no/such/tool: no such file or directory');
    expect(why({ file: './bin' })).toBe('./bin: is a directory');
    expect(why({ file: './bin/notes' })).toBe('./bin/notes: permission denied');
    expect(why({ file: 'notes' })).toBe('notes: permission denied');
    expect(why({ file: '' })).toBe('no command was given');
  });

  test('names what is wrong with the folder', () => {
    expect(why({ cwd: '/no/such/folder' })).toBe('/no/such/folder: no such file or directory');
    expect(why({ cwd: `${folder}/bin/tool` })).toBe(`${folder}/bin/tool: not a directory`);
    expect(why({ cwd: 'relative' })).toBe('not an absolute folder: "relative"');
  });

  test('refuses what exec would cut or refuse', () => {
    expect(why({ args: ['a\0b'] })).toContain('NUL');
    expect(why({ env: [`BIG=${'x'.repeat(131_072)}`] })).toContain('longer than 131071 bytes');
  });
});
