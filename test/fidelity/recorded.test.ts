/** What real programs have printed, through the built program: however it comes and whenever somebody looks. */
import { seededRandom } from '@ccmux/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cutAnywhere, cutBetweenSequences } from './pieces.js';
import { type Recording, recordings } from './recordings.js';
import { Stage } from './stage.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
/** Pieces of a recording, each of which waits for the one before. */
const pieceCount = isLong ? 200 : 12;

describe('a recording in a pane is what it is in a bare terminal', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size: { cols: 80, rows: 24 } });
  });
  afterAll(() => stage.dispose());
  afterEach(() => expect(stage.violation()).toBeUndefined());

  it.each(recordings)('$name, at once, in pieces, seen later', async ({ size, bytes }: Recording) => {
    await stage.resize(size);
    await stage.clear();
    await stage.play([bytes]);
    expect(await stage.compare()).toEqual([]);

    await stage.clear();
    await stage.play(cutAnywhere(bytes, seededRandom(1), pieceCount));
    expect(await stage.compare()).toEqual([]);

    await stage.attach(size);
    expect(await stage.compare()).toEqual([]);

    await stage.clear();
    await stage.play(cutBetweenSequences(bytes, seededRandom(2), pieceCount), true);
    expect(await stage.compare()).toEqual([]);
  });

  it.each([
    { cols: 20, rows: 5 },
    { cols: 132, rows: 43 },
    { cols: 200, rows: 60 },
  ])('every one in a terminal of $cols x $rows', async (size) => {
    await stage.resize(size);
    for (const { name, bytes } of recordings) {
      await stage.clear();
      await stage.play([bytes]);
      expect([name, ...(await stage.compare())]).toEqual([name]);
    }
  });

  it.each(recordings)('$name, the terminal resized in the middle', async ({ size, bytes }: Recording) => {
    const other = { cols: size.cols - 21, rows: size.rows - 7 };
    const [first, second, third] = cutBetweenSequences(bytes, seededRandom(3), 3);
    await stage.resize(size);
    await stage.clear();
    await stage.play([first!]);
    expect(await stage.compare()).toEqual([]);
    await stage.resize(other);
    expect(await stage.compare()).toEqual([]);
    await stage.play([second!]);
    expect(await stage.compare()).toEqual([]);
    await stage.resize({ cols: size.cols + 20, rows: size.rows + 6 });
    await stage.play([third!]);
    expect(await stage.compare()).toEqual([]);
  });
});
