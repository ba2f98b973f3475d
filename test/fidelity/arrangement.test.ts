/** Several panes in one window: each is what a bare terminal of its size shows, and the border is between them. */
import { seededRandom } from '@ccmux/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from './conformance.js';
import { cutAnywhere } from './pieces.js';
import { type Recording, recordings } from './recordings.js';
import { Stage } from './stage.js';

const whole = { cols: 161, rows: 24 };
const half = { cols: 80, rows: 24 };
const right = { x: 81, y: 0 };

describe('two panes side by side', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size: whole });
    await stage.split();
  });
  afterAll(() => stage.dispose());

  /** Cells between the panes that are not a border. */
  const border = (): string[] =>
    stage.second
      .picture({ x: half.cols, y: 0 }, { cols: 1, rows: whole.rows })
      .cells.flat()
      .filter((cell) => !cell.startsWith('"│"'));

  it.each(recordings)('$name beside the others', async ({ bytes }: Recording) => {
    const other = recordings[(recordings.findIndex((r) => r.bytes === bytes) + 3) % recordings.length]!;
    await stage.clear();
    await Promise.all([stage.playAside(stage.parts[0]!, other.bytes), stage.play(cutAnywhere(bytes, seededRandom(4), 8))]);
    // What the pane with the keyboard shows last may be older than what the other one printed last.
    await stage.mark();
    expect(await stage.compare()).toEqual([]);
    expect(border()).toEqual([]);
  });

  it.each(Object.entries(conformance).filter(([name]) => /wide|emoji|cluster|wrap|tabs|edge|erase/.test(name)))(
    '%s on the left of the border',
    async (_, text) => {
      await stage.clear();
      await stage.playAside(stage.parts[0]!, Buffer.from(text));
      await stage.play([Buffer.from(text)]);
      expect(await stage.compare()).toEqual([]);
      expect(border()).toEqual([]);
    },
  );

  it.each(recordings)('$name zoomed and back', async ({ bytes }: Recording) => {
    await stage.clear();
    await stage.play([bytes]);
    await stage.zoom({ x: 0, y: 0 }, whole);
    expect(await stage.compareActive()).toEqual([]);
    await stage.zoom(right, half);
    expect(await stage.compare()).toEqual([]);
    expect(border()).toEqual([]);
  });

  it('a window that was hidden while its panes printed', async () => {
    await stage.ccmux.ok('new-window', '-d', '-t', 's', 'sleep 1000');
    for (const { name, bytes } of recordings) {
      await stage.clear();
      stage.host.press('C-b', 'n');
      await stage.host.waitFor((t) => !t.screenText().includes('│'), 'the other window');
      await stage.playAside(stage.parts[0]!, bytes);
      await stage.playAside(stage.part, bytes);
      stage.host.press('C-b', 'p');
      expect([name, ...(await stage.compare())]).toEqual([name]);
      expect(border()).toEqual([]);
    }
    await stage.ccmux.ok('kill-window', '-t', 's:1');
  });
});
