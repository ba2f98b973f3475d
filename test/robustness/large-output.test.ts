/** A command that prints more than a connection may hold. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useWorld } from './world.js';

const world = useWorld();

it('all that a command prints arrives, however much it is', { timeout: 120_000 }, async () => {
  const w = world();
  await w.session('s', 'cat');
  const text = Buffer.alloc(40_000_000, 'a line of a text that is long\n');
  const file = join(w.sandbox.home, 'text');
  writeFileSync(file, text);
  await w.ok('load-buffer', file);
  const { stdout, status } = await w.run('show-buffer');
  expect([status, stdout.length]).toEqual([0, text.length]);
  expect(stdout === text.toString()).toBe(true);
});
