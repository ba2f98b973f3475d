/** Streams made by chance, through the built program. A failure is shrunk and printed with its seed. */
import { seededRandom } from '@ccmux/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutAnywhere, cutBetweenSequences } from './pieces.js';
import { randomStream } from './random-stream.js';
import { Stage } from './stage.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const limitMs = isLong ? 3_600_000 : 60_000;

describe.each([
  { size: { cols: 80, rows: 24 }, runs: isLong ? 3000 : 60 },
  { size: { cols: 20, rows: 5 }, runs: isLong ? 6000 : 100 },
])('random streams at $size.cols x $size.rows', ({ size, runs }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size });
  });
  afterAll(() => stage.dispose());

  it('equal a bare terminal in every cell and in the cursor', { timeout: limitMs }, async () => {
    const delivery = fc.record({ way: fc.constantFrom('whole', 'anywhere', 'framed'), seed: fc.nat() });
    await fc.assert(
      fc.asyncProperty(randomStream(size), delivery, async (parts, { way, seed }) => {
        const bytes = Buffer.from(parts.join(''));
        await stage.clear();
        if (way === 'whole') await stage.play([bytes]);
        else if (way === 'anywhere') await stage.play(cutAnywhere(bytes, seededRandom(seed), 5));
        else await stage.play(cutBetweenSequences(bytes, seededRandom(seed), 4), true);
        expect(await stage.compare()).toEqual([]);
      }),
      { numRuns: runs, ...(isLong ? {} : { seed: 1 }), interruptAfterTimeLimit: limitMs - 5_000, markInterruptAsFailure: true },
    );
    expect(stage.violation()).toBeUndefined();
  });
});
