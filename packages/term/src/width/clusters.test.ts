import { seededRandom } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { graphemes, isWidthStable, maxClusterLength, stringWidth } from './clusters.js';
import { propertiesOf } from './table.js';

const parts = (text: string): string[] => [...graphemes(text)].map((g) => `${g.text}:${g.width}`);

describe('one cluster', () => {
  it.each([
    ['a', 1],
    ['ü', 1],
    ['e\u0301', 1],
    ['漢', 2],
    ['か\u3099', 2],
    ['ａ', 2],
    ['한', 2],
    ['\u1112\u1161\u11ab', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👩🏽‍🚀', 2],
    ['👍🏿', 2],
    ['🏳️‍🌈', 2],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['❤', 1],
    ['☺︎', 1],
    ['⌚︎', 2],
    ['1️⃣', 2],
    ['©️', 2],
    ['a\ufe0f', 1],
    ['👁️‍🗨️', 2],
    ['\u{1fac8}', 2],
    ['\u{1f6d8}', 2],
    ['क्ष', 1],
    ['की', 1],
    ['ก\u0e49', 1],
    ['│', 1],
    ['…', 1],
    ['\ue0b0', 1],
    ['\u00ad', 1],
    ['\u{20000}', 2],
    ['\u{1f1e6}', 1],
    ['\u0301', 1],
  ])('%s is %i wide', (text, width) => {
    expect(parts(text)).toEqual([`${text}:${width}`]);
    expect(stringWidth(text)).toBe(width);
  });
});

describe('several clusters', () => {
  it.each([
    ['🇩🇪🇫🇷', ['🇩🇪:2', '🇫🇷:2']],
    ['🇩🇪🇫', ['🇩🇪:2', '🇫:1']],
    ['👨👩', ['👨:2', '👩:2']],
    ['a\u200d👩', ['a\u200d:1', '👩:2']],
    ['a🏽', ['a:1', '🏽:2']],
    ['น้ำ', ['น้:1', 'ำ:1']],
    ['ｶﾞ', ['ｶ:1', 'ﾞ:1']],
    ['각각', ['각:2', '각:2']],
    ['क्\u200cष', ['क्\u200c:1', 'ष:1']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

it('leaves out what has no width and no effect', () => {
  expect(parts('a\u200bb\u202ec\u2066\u0007\ufeff\u{e0001}')).toEqual(['a:1', 'b:1', 'c:1']);
  expect(stringWidth('\u200b\u200d\ufe0f')).toBe(0);
});

it('bounds a cluster', () => {
  const [cluster, ...more] = graphemes(`e${'\u0301'.repeat(100_000)}`);
  expect(cluster!.text).toBe(`e${'\u0301'.repeat(maxClusterLength - 1)}`);
  expect(more).toEqual([]);
});

it('breaks text where the platform does, but for the exceptions', () => {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const alphabet =
    'ae\u0301\u0308漢か\u3099한각\u1100\u1161\u11a8👨👩👧\u200d\ufe0f🏽🇩🇪❤1\u20e3कषत\u094d\u093c\u0940กำ😀\u0bcd\u0b95';
  const characters = [...alphabet].filter((c) => c !== 'ำ');
  const random = seededRandom(7);
  // An invisible start, and a modifier after something that is no emoji, are ours to decide.
  const extending = '(?:[\\u0301\\u0308\\u3099\\ufe0f]|\\u20e3|\\u094d|\\u093c|\\u0bcd|🏽)*';
  const ours = new RegExp(`^[\\u200d\\ufe0f]|(?<!\\p{ExtPict}${extending})🏽`, 'u');
  for (let run = 0; run < 20_000; run++) {
    const length = 1 + Math.floor(random() * 7);
    const text = Array.from({ length }, () => characters[Math.floor(random() * characters.length)]!).join('');
    if (ours.test(text)) continue;
    expect([...graphemes(text)].map((g) => g.text)).toEqual([...segmenter.segment(text)].map((s) => s.segment));
  }
});

it('knows what terminals agree on', () => {
  for (const text of 'aZ~é߀Жλ─█▀│漢字かなカナ한글，→✓❯•…☐')
    expect([text, isWidthStable(text.codePointAt(0)!)]).toEqual([text, text !== '߀']);
  for (const text of '❤😀⌚🇩ＡＡ\u0301\u200d䷀©️\u{1fae9}') {
    if (text !== 'Ａ') expect([text, isWidthStable(text.codePointAt(0)!)]).toEqual([text, false]);
  }
});

it('covers the whole code space', () => {
  let unknown = 0;
  for (let c = 0; c <= 0x10ffff; c++) if (!(propertiesOf(c) >= 0 && propertiesOf(c) < 256)) unknown++;
  expect(unknown).toBe(0);
});
