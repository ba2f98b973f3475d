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

  /** Cells as this host shows them: text, or a pattern where a colour had to be chosen, which is not compared here. */
  const wanted = (expected: Picture): (string | RegExp)[][] =>
    expected.cells.map((row) =>
      withoutBroken(row).map((cell) => {
        const text = degraded(cell, host);
        return text.includes(chosen) ? new RegExp(`^${text.split(chosen).map(escaped).join('\\d+')}$`) : text;
      }),
    );

  const wrong = (expected: (string | RegExp)[][], got: Picture): string[] =>
    expected.flatMap((row, y) => {
      const shown = withoutBroken(got.cells[y]!);
      return row.flatMap((cell, x) => {
        const matches = typeof cell === 'string' ? cell === shown[x] : cell.test(shown[x]!);
        return matches ? [] : [`${x},${y}: expected ${String(cell)}, got ${shown[x]}`];
      });
    });

  it('shows what it can of every stream', async () => {
    for (const [name, text] of Object.entries(conformance)) {
      await stage.clearBlindly();
      await stage.playBlindly(Buffer.from(text));
      const expected = wanted(pictureOf(stage.part.bare));
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
