/** Hand-written streams through the built program: at several sizes, at once, in pieces, seen only afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from './conformance.js';
import { Stage } from './stage.js';

const size = { cols: 80, rows: 24 };
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ size });
});
afterAll(() => stage.dispose());

describe('a pane shows what a bare terminal shows', () => {
  it.each(Object.entries(conformance))('%s', async (_, text) => {
    await stage.clear();
    await stage.play([Buffer.from(text)]);
    expect(await stage.compare()).toEqual([]);
  });
});
