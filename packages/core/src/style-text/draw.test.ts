import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../style.js';
import { drawLine } from './draw.js';
import type { Measure } from './measure.js';

/** Enough of widths for these texts. */
const measure: Measure = function* (text) {
  for (const point of text) yield { text: point, width: point >= '\u4e00' && point <= '\u9fff' ? 2 : 1 };
};

const draw = (text: string, width: number): string =>
  drawLine(text, plain, width, measure)
    .spans.map((span) => span.text)
    .join('')
    .trimEnd();

/** What tmux 3.3a shows as `status-format[0]` in a terminal of that many columns. */
const observed: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  plain: {
    12: 'plain',
    24: 'plain',
    40: 'plain',
    60: 'plain',
  },
  'a#[align=centre]b#[align=right]c': {
    12: 'a     b    c',
    24: 'a           b          c',
    40: 'a                   b                  c',
    60: 'a                             b                            c',
  },
  '#[align=left]left part#[align=centre]the centre#[align=right]right part': {
    12: 'left partart',
    24: 'left part centright part',
    40: 'left part     the centre      right part',
    60: 'left part               the centre                right part',
  },
  '#[align=absolute-centre]middle#[align=right]right#[align=left]l': {
    12: 'l  middleght',
    24: 'l        middle    right',
    40: 'l                middle            right',
    60: 'l                          middle                      right',
  },
  'L #[list=on align=left]#[list=left-marker]<#[list=right-marker]>#[list=on]one two #[list=focus]three#[list=on] four five six seven#[nolist] after#[align=right]R':
    {
      12: 'L <r> afterR',
      24: 'L <two three fou> afterR',
      40: 'L one two three four five six se> afterR',
      60: 'L one two three four five six seven after                  R',
    },
  'L #[list=on align=left]#[list=left-marker]<#[list=right-marker]>#[list=on]one two three four five #[list=focus]six#[list=on] seven#[nolist] after#[align=right]Right':
    {
      12: 'L      Right',
      24: 'L <ve six se> afterRight',
      40: 'L < three four five six seven afterRight',
      60: 'L one two three four five six seven after              Right',
    },
  'L #[list=on align=centre]#[list=left-marker]<#[list=right-marker]>#[list=on]one two #[list=focus]three#[list=on] four five six seven#[nolist] after#[align=right]Right':
    {
      12: 'L      Right',
      24: 'L    <o three f> afterht',
      40: 'L    one two three four five si> afterht',
      60: 'L           one two three four five six seven after    Right',
    },
  'L #[list=on align=centre]#[list=left-marker]<#[list=right-marker]>#[list=on]one two three four five #[list=focus]six#[list=on] seven#[nolist] after#[align=right]Right':
    {
      12: 'L      Right',
      24: 'L    <ve six se> afterht',
      40: 'L    < three four five six seven afterht',
      60: 'L           one two three four five six seven after    Right',
    },
  'L #[list=on align=right]#[list=left-marker]<#[list=right-marker]>#[list=on]one two #[list=focus]three#[list=on] four five six seven#[nolist] after#[align=right]Right':
    {
      12: 'L',
      24: 'L <o three f> afterRight',
      40: 'L one two three four five si> afterRight',
      60: 'L               one two three four five six seven afterRight',
    },
  'L #[list=on align=right]#[list=left-marker]<#[list=right-marker]>#[list=on]one two three four five #[list=focus]six#[list=on] seven#[nolist] after#[align=right]Right':
    {
      12: 'L',
      24: 'L <ve six se> afterRight',
      40: 'L < three four five six seven afterRight',
      60: 'L               one two three four five six seven afterRight',
    },
  'L #[list=on align=absolute-centre]#[list=left-marker]<#[list=right-marker]>#[list=on]one two #[list=focus]three#[list=on] four five six seven#[nolist]af#[align=right]Right':
    {
      12: 'L<o three >a',
      24: 'Lone two three four fi>a',
      40: 'L  one two three four five six sevenafht',
      60: 'L            one two three four five six sevenaf       Right',
    },
  'L #[list=on align=absolute-centre]#[list=left-marker]<#[list=right-marker]>#[list=on]one two three four five #[list=focus]six#[list=on] seven#[nolist]af#[align=right]Right#[align=centre]cc':
    {
      12: 'L<ve six s>a',
      24: 'L<e four five six sevena',
      40: 'L  one two three four five six sevenafht',
      60: 'L            one two three four five six sevenaf       Right',
    },
  '漢字漢字漢字#[align=right]漢字x': {
    12: '漢字漢字漢字',
    24: '漢字漢字漢字       漢字x',
    40: '漢字漢字漢字                       漢字x',
    60: '漢字漢字漢字                                           漢字x',
  },
  'ab##[c###[bold]d#x##e': {
    12: 'ab#[c#d#x#e',
    24: 'ab#[c#d#x#e',
    40: 'ab#[c#d#x#e',
    60: 'ab#[c#d#x#e',
  },
  '#[fill=red]f#[align=right]r': {
    12: 'f          r',
    24: 'f                      r',
    40: 'f                                      r',
    60: 'f                                                          r',
  },
  '#[fg=red]#[push-default]#[bold]a#[default]b#[pop-default,default]c': {
    12: 'abc',
    24: 'abc',
    40: 'abc',
    60: 'abc',
  },
};

describe('a line is laid out as tmux does it', () => {
  test.each(Object.keys(observed))('%s', (format) => {
    const shown = Object.keys(observed[format]!).map((width) => [Number(width), draw(format, Number(width))]);
    expect(Object.fromEntries(shown)).toEqual(observed[format]);
  });
});

describe('styles on a line', () => {
  const line = drawLine('#[fg=red]#[push-default]#[bold]a#[default]b#[pop-default,default]#[default]d', plain, 9, measure);

  test('push-default is what default means until pop-default', () => {
    expect(line.spans.map(({ text, style }) => [text, style.bold, style.fg.kind])).toEqual([
      ['a', true, 'palette'],
      ['b', false, 'palette'],
      ['d', false, 'default'],
    ]);
  });

  test('fill is the ground, and all that is behind the last text', () => {
    const filled = drawLine('#[fill=red]f#[align=right]r', plain, 5, measure);
    expect(filled.fill.bg).toEqual({ kind: 'palette', index: 1 });
    expect(filled.spans.map((s) => s.text)).toEqual(['f', '   ', 'r']);
  });

  test('attributes of all kinds, set and taken back', () => {
    const all = 'bold,dim,italics,curly-underscore,blink,reverse,hidden,strikethrough,overline,us=#102030';
    const [first, second] = drawLine(`#[${all}]a#[nobold,nounderscore,nooverline]b`, plain, 5, measure).spans;
    expect(first!.style).toEqual({
      ...plain,
      us: { kind: 'rgb', value: 0x102030 },
      bold: true,
      dim: true,
      italic: true,
      underline: 3,
      blink: true,
      reverse: true,
      hidden: true,
      strikethrough: true,
      overline: true,
    });
    expect(second!.style).toMatchObject({ bold: false, underline: 0, overline: false, dim: true });
  });

  test('behind ignore a style is text', () => {
    expect(draw('a#[ignore]#[bold]b', 20)).toBe('a#[bold]b');
  });
});

describe('ranges', () => {
  test('are where their text is, also when the list has scrolled', () => {
    const windows = Array.from({ length: 9 }, (_, i) => {
      const focus = i === 6 ? ' list=focus' : '';
      return `#[range=window|${i}${focus}]${i}:name#[norange list=on] `;
    });
    const text = `#[list=on align=left]#[list=left-marker]<#[list=right-marker]>#[list=on]${windows.join('')}#[nolist]`;
    const line = drawLine(text, plain, 30, measure);
    const shown = line.spans.map((s) => s.text).join('');
    const six = line.ranges.find(({ range }) => range.argument === '6')!;
    expect(shown.slice(six.start, six.end)).toBe('6:name');
    expect(line.ranges.every(({ start, end }) => start >= 1 && end <= 29 && start < end)).toBe(true);
    expect(line.ranges.some(({ range }) => range.argument === '0')).toBe(false);
  });
});

test('a line is never wider than it may be, whatever is in it', () => {
  const piece = fc.constantFrom(
    ...['a', 'bc ', '漢', '#', '##', '#[align=right]', '#[align=centre]', '#[align=absolute-centre]', '#[list=on]'],
    ...['#[list=focus]', '#[list=left-marker]<', '#[list=right-marker]>', '#[nolist]', '#[bold', '#[range=left]', '#[norange]'],
    ...['#[list=on align=right]', '#[list=on align=centre]', '#[list=on align=absolute-centre]', '#[fill=blue]'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat({ max: 25 }), (pieces, width) => {
      const line = drawLine(pieces.join(''), plain, width, measure);
      let columns = 0;
      for (const { text } of line.spans) for (const cluster of measure(text)) columns += cluster.width;
      expect(columns).toBeLessThanOrEqual(width);
      for (const { start, end } of line.ranges) expect(start >= 0 && start < end && end <= width).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
