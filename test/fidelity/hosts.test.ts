/** Terminals that can do less: the picture is right in text and layout, and nothing is said that they do not know. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from './conformance.js';
import { chosen, degraded, lesserHosts, unknownTo } from './hosts.js';
import { type Picture, pictureOf, withoutBroken } from './picture.js';
import { Stage } from './stage.js';

const size = { cols: 80, rows: 24 };

describe.each(lesserHosts)('a terminal of type $term', (host) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size, env: { TERM: host.term, COLORTERM: '' } });
  });
  afterAll(() => stage.dispose());

  /** The second host draws what it is told; colours that had to be chosen are not compared here. */
  const wrong = (expected: Picture, got: Picture): string[] =>
    expected.cells.flatMap((row, y) =>
      withoutBroken(row).flatMap((cell, x) => {
        const wanted = degraded(cell, host);
        const shown = withoutBroken(got.cells[y]!)[x]!;
        const matches = new RegExp(`^${wanted.split(chosen).map(escaped).join('\\d+')}$`).test(shown);
        return matches ? [] : [`${x},${y}: expected ${wanted}, got ${shown}`];
      }),
    );

  it('shows what it can of every stream', async () => {
    for (const [name, text] of Object.entries(conformance)) {
      await stage.clearBlindly();
      await stage.playBlindly(Buffer.from(text));
      const expected = pictureOf(stage.part.bare);
      let found: string[] = [];
      await stage.host
        .waitFor(
          () => {
            found = wrong(expected, stage.second.picture({ x: 0, y: 0 }, size));
            return found.length === 0;
          },
          'the picture',
          1_500,
        )
        .catch(() => {});
      expect([name, ...found.slice(0, 5)]).toEqual([name]);
    }
  });

  it('is told nothing that it does not know', () => {
    expect(unknownTo(host, stage.host.capture)).toEqual([]);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
