/** A program that wants to hurt its terminal, in a pane of the built program: what the host terminal is told, and the neighbours. */
import { hostileStream } from '@ccmux/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const sequences = isLong ? 1_000_000 : 10_000;
const rounds = isLong ? 1_000 : 40;
/** Far more than an echo may take, and far less than a pane that stands in the way would cost. */
const echoLimitMs = 3_000;

describe('hostile output', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size: { cols: 121, rows: 20 } });
    await stage.split();
  });
  afterAll(() => stage.dispose());

  it('leaves the host terminal, the neighbour and its echo alone', { timeout: isLong ? 3_600_000 : 60_000 }, async () => {
    const [hostile, neighbour] = [stage.parts[0]!, stage.part];
    const stream = hostileStream(17);
    const echoes: number[] = [];
    await stage.clear();
    neighbour.player.echo(true);
    for (let round = 0; round < rounds; round++) {
      const batch = Buffer.concat(Array.from({ length: sequences / rounds }, () => stream.next()));
      hostile.feedBare(batch);
      const printed = hostile.player.print(batch);
      const start = performance.now();
      const text = `echo${round}.`;
      stage.host.type(`${text}`);
      neighbour.feed(Buffer.from(text));
      const { x, y } = neighbour.bare.cursor;
      await stage.host.waitFor(
        ({ cursor }) => cursor.x === neighbour.at.x + x && cursor.y === y,
        `the echo in round ${round}`,
        echoLimitMs,
      );
      echoes.push(performance.now() - start);
      await printed;
      expect(stage.violation()).toBeUndefined();
    }
    expect(await stage.compareHost()).toEqual([]);
    const sorted = echoes.toSorted((a, b) => a - b);
    const [median, worst] = [sorted[rounds / 2]!, sorted.at(-1)!].map((ms) => ms.toFixed(1));
    process.stdout.write(`echo beside ${sequences} hostile sequences: median ${median} ms, at most ${worst} ms\n`);
  });
});
