/** The guide can be followed: every key in it does what it says, and every picture of it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ccmuxProgram } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { takeGuide } from '../screenshot/guide.js';

const docs = join(import.meta.dirname, '../../docs');

it('a newcomer gets from the first start to the way back, with a picture of each step', async () => {
  const taken = await takeGuide(ccmuxProgram);
  const named = [...readFileSync(join(docs, 'guide.md'), 'utf8').matchAll(/\]\(guide\/(\w+)\.svg\)/g)].map((m) => m[1]);
  expect([...taken.keys()].sort()).toEqual(named.toSorted());
  for (const name of taken.keys()) expect(existsSync(join(docs, 'guide', `${name}.svg`)), name).toBe(true);
  for (const picture of taken.values()) expect(picture).toMatch(/^<svg /);
});
