/** State folders of every format that was ever written: they are read; those of a later version are left alone. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { restoredFacts } from './restored-facts.js';

const world = useWorld();
const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
const names = readdirSync(fixtures).sort();

function put(w: World, name: string): string {
  const folder = dirname(w.logFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  cpSync(join(fixtures, name, 'state'), folder, { recursive: true });
  return folder;
}

describe('state of format', () => {
  for (const name of names) {
    it(`${name} comes back as it was, and is written anew`, async () => {
      const w = world();
      put(w, name);
      const facts = readFileSync(join(fixtures, name, 'facts.txt'), 'utf8');
      expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
      expect(await restoredFacts(w)).toBe(facts);
      const pids = [w.server, w.ptyhost];
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await eventually('both to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
      expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
      expect(await restoredFacts(w)).toBe(facts);
    });
  }
});

/** One more than the version in a header, with the checksum that belongs to it. */
const raised: Readonly<Record<string, (bytes: Buffer) => void>> = {
  'ckpt/': (bytes) => raiseSealed(bytes, () => bytes.writeUInt16LE(bytes.readUInt16LE(4) + 1, 4)),
  'panes/': (bytes) => raiseSealed(bytes, () => bytes.writeUInt16LE(bytes.readUInt16LE(4) + 1, 4)),
  'panes/ (image)': (bytes) => raiseSealed(bytes, () => bytes.writeUInt32LE(bytes.readUInt32LE(28) + 1, 28)),
  'wal/': (bytes) => {
    bytes.writeUInt16LE(bytes.readUInt16LE(4) + 1, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 20)), 20);
  },
};

function raiseSealed(bytes: Buffer, raise: () => void): void {
  raise();
  bytes.writeUInt32LE(crc32(bytes.subarray(24), crc32(bytes.subarray(0, 20))), 20);
}

/** Every file by its name; logs and the lock are none of the state. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/\.log$|LOCK$/.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'latin1')]));
}

/** Numbers of paste buffers have ten digits, and what is kept of them is no image. */
const isOfPane = (name: string): boolean => !/^\d{10}-/.test(name);

describe('state of a later version', () => {
  for (const [where, raise] of Object.entries(raised)) {
    it(`in ${where} is refused, with a word what to do, and left as it is`, async () => {
      const w = world();
      const folder = put(w, names.at(-1)!);
      const [sub = ''] = where.split('/');
      const newest = readdirSync(join(folder, sub)).filter(isOfPane).sort().at(-1)!;
      const bytes = readFileSync(join(folder, sub, newest));
      raise(bytes);
      writeFileSync(join(folder, sub, newest), bytes);
      // Something that a start would cut off, if it went on.
      const log = join(folder, 'wal', readdirSync(join(folder, 'wal')).sort().at(-1)!);
      writeFileSync(log, Buffer.concat([readFileSync(log), Buffer.from('torn')]));
      const before = contents(folder);
      const { status, stderr } = await w.ccmux.run(['start-server']);
      expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('later version of ccmux') });
      expect(stderr).toContain('nothing was changed');
      expect(contents(folder)).toEqual(before);
      const doctor = await w.ccmux.run(['doctor']);
      expect(doctor).toMatchObject({ status: 1, stdout: expect.stringContaining('no server starts with it') });
    });
  }
});
