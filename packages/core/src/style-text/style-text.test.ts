import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, type Style } from '../style.js';
import { colourRgb, parseColour } from './colour.js';
import { type Measure, type MeasuredCluster, measureCodePoints, textWidth } from './measure.js';
import { parseSpans, spansWidth, trimSpans } from './spans.js';
import { parseStyle } from './style.js';
import { styledWidth, trimLeft, trimRight } from './trim.js';

const red = { kind: 'palette', index: 1 } as const;
const base: Style = { ...plain, bg: { kind: 'palette', index: 2 }, dim: true };

const wide: Measure = (text): Iterable<MeasuredCluster> =>
  [...text].map((point) => ({ text: point, width: point === '漢' ? 2 : point === '\u0301' ? 0 : 1 }));

describe('parseColour', () => {
  test.each([
    ['red', { kind: 'palette', index: 1 }],
    ['BrightRed', { kind: 'palette', index: 9 }],
    ['brightwhite', { kind: 'palette', index: 15 }],
    ['colour0', { kind: 'palette', index: 0 }],
    ['color255', { kind: 'palette', index: 255 }],
    ['3', { kind: 'palette', index: 3 }],
    ['97', { kind: 'palette', index: 15 }],
    ['#FF8000', { kind: 'rgb', value: 0xff8000 }],
    ['SteelBlue4', { kind: 'rgb', value: 0x36648b }],
    ['steel blue', { kind: 'rgb', value: 0x4682b4 }],
    ['yellowgreen', { kind: 'rgb', value: 0x9acd32 }],
    ['aliceblue', { kind: 'rgb', value: 0xf0f8ff }],
    ['Blue1', { kind: 'rgb', value: 0x0000ff }],
    ['grey', { kind: 'rgb', value: 0xbebebe }],
    ['gray50', { kind: 'rgb', value: 0x7f7f7f }],
    ['grey100', { kind: 'rgb', value: 0xffffff }],
    ['grey101', undefined],
    ['steelblue5', undefined],
    ['default', { kind: 'default' }],
    ['terminal', { kind: 'default' }],
    ['colour256', undefined],
    ['#ff80', undefined],
    ['bright', undefined],
    ['reddish', undefined],
    ['', undefined],
  ])('%j', (name, colour) => {
    expect(parseColour(name)).toEqual(colour);
  });
  test.each([
    ['red', 0x800000],
    ['colour16', 0],
    ['colour196', 0xff0000],
    ['colour67', 0x5f87af],
    ['colour232', 0x080808],
    ['colour255', 0xeeeeee],
    ['#123456', 0x123456],
    ['default', undefined],
  ])('%s is %s in red, green and blue', (name, rgb) => {
    expect(colourRgb(parseColour(name)!)).toBe(rgb);
  });
});

describe('parseStyle', () => {
  test.each([
    ['', base],
    ['fg=red,bold', { ...base, fg: red, bold: true }],
    ['fg=red bg=#010203', { ...base, fg: red, bg: { kind: 'rgb', value: 0x010203 } }],
    ['bg=default', base],
    ['bg=terminal', { ...base, bg: { kind: 'default' } }],
    ['bold,none', { ...base, dim: false }],
    ['nodim,italics,underscore,reverse', { ...base, dim: false, italic: true, underline: 1, reverse: true }],
    ['curly-underscore', { ...base, underline: 3 }],
    ['fg=red,bold,default', base],
    ['bold|italics', { ...base, bold: true, italic: true }],
    ['blink,noblink,align=centre,list=on,range=window|3,fill=red,us=red', { ...base, us: red }],
  ])('%j', (text, style) => {
    expect(parseStyle(text, base)).toEqual({ ok: true, value: style });
  });
  test.each(['nonsense', 'fg=', 'fg=nope', 'bold,nope', 'align=middle', 'no'])('%j is invalid', (text) => {
    expect(parseStyle(text, base)).toEqual({ ok: false, error: `invalid style: ${text}` });
  });
});

describe('parseSpans', () => {
  test('runs of one style', () => {
    expect(parseSpans('a#[fg=red]text#[default]b', base)).toEqual([
      { text: 'a', style: base },
      { text: 'text', style: { ...base, fg: red } },
      { text: 'b', style: base },
    ]);
  });
  test.each([
    ['##', '#'],
    ['#', '#'],
    ['a#b', 'a#b'],
    ['##[x]', '#[x]'],
    ['###[bold]x', '#x'],
    ['#[nope]x', 'x'],
    ['a#[bold', 'a'],
    ['a\u001b[1mb\u009bc\n', 'a[1mbc'],
    ['#[fg=#{?x,],red}]y', 'y'],
  ])('%j shows %j', (text, shown) => {
    expect(
      parseSpans(text, plain)
        .map((span) => span.text)
        .join(''),
    ).toBe(shown);
  });
  test('push-default changes what default is until pop-default', () => {
    const spans = parseSpans('#[fg=red]#[push-default]#[bold]a#[default]b#[pop-default,default]c#[default]d', plain);
    expect(spans.map(({ text, style }) => [text, style.bold, style.fg.kind])).toEqual([
      ['a', true, 'palette'],
      ['b', false, 'palette'],
      ['c', false, 'palette'],
      ['d', false, 'default'],
    ]);
  });
  test('text without # or control characters is one span', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((s) => !/[#\x00-\x1f\x7f-\x9f]/.test(s)),
        (text) => {
          expect(parseSpans(text, base)).toEqual([{ text, style: base }]);
        },
      ),
    );
  });
});

const unit = fc.constantFrom('a', 'b', '漢', '#', '##', '[', ']', '#[bold]', '#[fg=red]', '#[', '\u0301', ' ');
const styled = fc.string({ unit, maxLength: 30 });

describe('widths', () => {
  test('spans are as wide as the text they came from', () => {
    fc.assert(
      fc.property(styled, (text) => {
        expect(spansWidth(parseSpans(text, plain), wide)).toBe(styledWidth(text, wide));
      }),
    );
  });
  test('trimmed spans fit, and lose nothing that fits', () => {
    fc.assert(
      fc.property(styled, fc.nat({ max: 40 }), (text, width) => {
        const spans = parseSpans(text, plain);
        const trimmed = trimSpans(spans, width, wide);
        const all = spans.map((span) => span.text).join('');
        const kept = trimmed.map((span) => span.text).join('');
        expect(all.startsWith(kept)).toBe(true);
        expect(textWidth(kept, wide)).toBeLessThanOrEqual(width);
        const next = [...wide(all.slice(kept.length))][0];
        if (next) expect(textWidth(kept, wide) + next.width).toBeGreaterThan(width);
      }),
    );
  });
  test('trimmed styled text fits', () => {
    fc.assert(
      fc.property(styled, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        expect(styledWidth(trimLeft(text, limit, wide), wide)).toBeLessThanOrEqual(limit);
        expect(styledWidth(trimRight(text, limit, wide), wide)).toBeLessThanOrEqual(Math.max(limit, 0));
      }),
    );
  });
  test('a span that fits is kept as it is', () => {
    const spans = parseSpans('ab#[bold]c', plain);
    expect(trimSpans(spans, 3, measureCodePoints)).toEqual(spans);
    expect(trimSpans(spans, 3, measureCodePoints)[0]).toBe(spans[0]);
    expect(trimSpans(spans, 0, measureCodePoints)).toEqual([]);
  });
});
