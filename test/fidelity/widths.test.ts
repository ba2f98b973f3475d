/** Terminals whose table of widths is another: what they make of an emoji is theirs, everything else stays in its column. */
import { seededRandom } from '@ccmux/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from './conformance.js';
import { cursorDifferences, pictureOf } from './picture.js';
import { cutBetweenSequences } from './pieces.js';
import { recordings } from './recordings.js';
import { Stage } from './stage.js';

const size = { cols: 80, rows: 24 };

/** Emoji between words, replaced one by one under words that stay, as a list with a cursor in it does. */
const list = `${Array.from({ length: 20 }, (_, i) => `${'👨‍👩‍👧‍👦'.repeat(i % 4)}🇩🇪 item ${i} | ❤️ two |`).join('\r\n')}${Array.from(
  { length: 20 },
  (_, i) => `\x1b[${i + 1};1H👩🏽‍💻\x1b[${i + 1};40H🏳️‍🌈x\x1b[${i + 1};${60 + i}H🧑‍🤝‍🧑`,
).join('')}`;

describe.each(['old', 'points'] as const)('a terminal with widths of its own (%s)', (widths) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ size, widths });
  });
  afterAll(() => stage.dispose());

  /** ASCII that is not where it should be: every terminal agrees on its width. */
  const misplaced = (): string[] => {
    const expected = pictureOf(stage.part.bare).cells;
    const got = stage.second.picture({ x: 0, y: 0 }, size).cells;
    return expected.flatMap((row, y) =>
      row.flatMap((cell, x) =>
        /^"(?:[!#-[\]-~]|\\")"/.test(cell) && got[y]![x] !== cell ? [`${x},${y}: expected ${cell}, got ${got[y]![x]}`] : [],
      ),
    );
  };

  const streams = [
    ['emoji replaced under text', Buffer.from(list)] as const,
    ...Object.entries(conformance)
      .filter(([, text]) => /[^\x00-\u2fff]/u.test(text))
      .map(([name, text]) => [name, Buffer.from(text)] as const),
    ...recordings.filter(({ name }) => /demo|bash|fzf$/.test(name)).map(({ name, bytes }) => [name, bytes] as const),
  ];

  it.each(streams)('%s', async (_, bytes) => {
    for (const framed of [false, true]) {
      await stage.clear();
      await stage.play(framed ? cutBetweenSequences(bytes, seededRandom(5), 4) : [bytes], framed);
      expect(await stage.compareHost()).toEqual([]);
      expect(misplaced().slice(0, 5)).toEqual([]);
      const { cursor } = stage.second.picture({ x: 0, y: 0 }, size);
      expect(cursorDifferences(pictureOf(stage.part.bare).cursor, cursor)).toEqual([]);
    }
  });
});
