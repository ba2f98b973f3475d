import { expandFormat, type FormatContext, type LocalTime } from '@ccmux/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsNothing } from './runs-nothing.js';

const now: LocalTime = {
  year: 2026,
  month: 1,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  weekday: 5,
  yearDay: 1,
  zone: '',
  offsetMinutes: 0,
  epochSeconds: 1_767_323_045,
};

describe('formats that run nothing', () => {
  test.each(['', 'text', '#S', '##(x)', '#{session_name}', '#[fg=red]#{?window_flags,#{window_flags}, }', '%H:%M', '#{@mine}'])(
    'as %j are let through',
    (text) => {
      expect(runsNothing(text)).toBe(true);
    },
  );

  test.each(['#(touch x)', '#{E:@x}', '#{T:@x}', '#{=5:x}', '#{s/a/b/:x}', '#%Z(touch x)', '#', '###(x)', '#{l:#}(x)'])(
    'are not what %j may be',
    (text) => {
      expect(runsNothing(text)).toBe(false);
    },
  );

  const piece = fc.constantFrom(
    '#',
    '(',
    ')',
    '{',
    '}',
    'E:',
    'T:',
    'l:',
    '@a',
    '@b',
    '@c',
    '?',
    ',',
    '%Z',
    '%',
    'S',
    '[',
    ']',
    'x',
    ':',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc
      .array(fc.constantFrom('#{@a}', '#{@b}', '#{@c}', '#', '(x)', '#{?@a,#{@b},(x)}', '##', '#,', '%Z'), { maxLength: 6 })
      .map((p) => p.join('')),
  );

  test('whatever they are put together from', () => {
    fc.assert(
      fc.property(
        fc.tuple(text, text, text),
        fc.constantFrom('#{T:@a}', '#{E:@a}', '#{@a}#{E:@b}', '#{W:#{T:@a},#{E:@b}}'),
        (texts, around) => {
          fc.pre(texts.every(runsNothing));
          const values = new Map(['@a', '@b', '@c'].map((name, index) => [name, texts[index]!]));
          const context: FormatContext = {
            lookup: (name) => values.get(name),
            shell: (command) => expect.unreachable(`${command} would run`),
            loop: () => [{ context, active: true }],
            time: () => now,
          };
          for (const template of [around, ...texts]) expandFormat(template, context, { time: true });
        },
      ),
      { numRuns: 5000 },
    );
  });
});
