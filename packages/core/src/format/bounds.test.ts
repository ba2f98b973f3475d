/** Formats that somebody made to do harm: they end, and with a text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteWord } from '../command/quote.js';
import { WorkBudget } from './budget.js';
import type { FormatContext } from './context.js';
import { compileEre } from './ere.js';
import { expandFormat } from './expand.js';
import { searchLines } from './search-lines.js';

const long = 'a'.repeat(4096);
const values: Readonly<Record<string, string>> = {
  name: 'x',
  long,
  huge: 'z'.repeat(1 << 19),
  self: '#{E:self}#{E:self}#{s/a/#{E:self}/:long}',
};

let lookups = 0;
const context: FormatContext = {
  lookup: (name) => {
    lookups++;
    return values[name];
  },
  loop: () => Array.from({ length: 50 }, (_, i) => ({ context, active: i === 0 })),
  search: (pattern, kind, budget) => searchLines([long, 'hello'], pattern, kind, budget),
  shell: (command) => command,
};

describe('work is bounded', () => {
  test.each([
    ['#{E:self}'],
    ['#{m/r:(a+)+$,#{long}b}'.repeat(20)],
    ['#{s/(a|aa)*$/x/:long}'.repeat(20)],
    ['#{s/x*/y/:long}'.repeat(50)],
    ['#{m:*a*a*a*a*a*b,#{huge}}'.repeat(20)],
    ['#{S:#{W:#{P:#{S:#{W:#{P:#{name}}}}}}}'],
    ['#{n:huge}#{w:huge}#{=-3:huge}#{q:huge}'.repeat(500)],
    ['#{R:#{R:#{R:name,1000},1000},10000}'.repeat(200)],
    ['#{C/r:(a|b)*c}#{C:*a*a*b}'.repeat(100)],
    [`#{${'b;'.repeat(50_000)}:name}`],
    [`#{s${'/a'.repeat(50_000)}:name}`],
    [`#{?${','.repeat(100_000)}}`],
    ['#'.repeat(100_001)],
    ['#{'.repeat(50_000)],
    ['#('.repeat(50_000)],
    ['#['.repeat(50_000)],
    ['#{?1,'.repeat(20_000)],
  ])('%.60s', (template) => {
    lookups = 0;
    expect(expandFormat(template, context).length).toBeLessThanOrEqual(1 << 20);
    // A value is read from the system at worst.
    expect(lookups).toBeLessThan(25_000);
  });
});

const pieces = fc.constantFrom(
  ...['#', '{', '}', ',', ':', ';', '?', '/', '|', '!', '!!', '&&', '||', '==', '<', 'a', 'name', 'long', 'nope'],
  ...['#{', '#{?', '#{name}', '=3', '=/2/../', 'p5', 's/a/b/', 's|(a)|\\\\1|i', 'm:', 'm/r:', 'm/ri', 'e|+|:', 'e|/|f|3:'],
  ...[
    '(',
    ')',
    '[',
    ']',
    '*',
    '+',
    '\\\\',
    '^',
    '$',
    'W:',
    'S/r:',
    'P/i:',
    'L:',
    'N/s:',
    'C/r:',
    'E:',
    'T:',
    'l:',
    'R:',
    'q/s:',
    'q:',
  ],
  ...[
    't:',
    't/p:',
    't/f/%%H/:',
    't/r:',
    'b:',
    'd:',
    'n:',
    'w:',
    'c:',
    'c/f:',
    'm/z:',
    'O:',
    'V/g:',
    'I/e:',
    '%',
    '%H',
    '#(',
    '#[',
    ']',
    '漢',
    'é',
    '\ud800',
    '0',
    '1',
    '-1',
    '\n',
  ],
);

const more = { loop: () => [{ context, active: true }], entries: () => [context, context], client: () => 'x' };

const runs = process.env['CCMUX_TEST_LONG'] === '1' ? 100_000 : 2_000;

test('any template expands to a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: pieces, maxLength: 40 }), (template) => {
      const out = expandFormat(template, { ...context, ...more }, { time: true });
      expect(typeof out).toBe('string');
      expect(out.length).toBeLessThanOrEqual(1 << 20);
    }),
    { numRuns: runs },
  );
});

test('what cannot be told from a text by a format comes through as it is', () => {
  const escaped = (text: string) => text.replace(/[#,}]/g, '#$&');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '#', ',', '}', ':', ' ', '%', 'é') }), (text) => {
      fc.pre(!text.includes('[') && !/#$/.test(text));
      expect(expandFormat(`#{?name,${escaped(text)},no}`, context)).toBe(text);
    }),
  );
});

test('quoted values are one word that reads as the value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), (text) => {
      const at: FormatContext = { lookup: () => text };
      expect(expandFormat('#{q/a:v}', at)).toBe(quoteWord(text));
      const single = expandFormat('#{q/s:v}', at);
      expect(single.slice(1, -1).replaceAll("'\\''", "'")).toBe(text);
      expect(expandFormat('#{q:v}', at).replace(/\\(.)/gs, '$1')).toBe(text);
      const doubled = expandFormat('#{q/e:w}', at);
      // Hashes in front of a style stay as they are.
      if (!text.includes('[')) expect(expandFormat('#{E:v}', { lookup: () => doubled })).toBe(text);
    }),
  );
});

describe('regular expressions', () => {
  const find = (pattern: string, text: string, ignoreCase = false): readonly (number | undefined)[] | undefined =>
    compileEre(pattern, ignoreCase)?.find(Array.from(text), 0, new WorkBudget(1_000_000));

  test.each([
    ['b|bc|bcd', 'abcde', [1, 4]],
    ['(a|ab)(c|bcd)', 'abcd', [0, 4, 0, 1, 1, 4]],
    ['x*', 'aaa', [0, 0]],
    ['a{2,3}', 'aaaa', [0, 3]],
    ['a{0}b', 'ab', [1, 2]],
    ['^$', '', [0, 0]],
    ['[]a]+', 'x]a]', [1, 4]],
    ['[^[:digit:]-]', '1-a', [2, 3]],
    ['[[.-.]]', 'a-', [1, 2]],
    ['\\bfoo\\b', 'a foo', [2, 5]],
    ['\\<b', 'ab b', [3, 4]],
    ['a.c', 'a\nc', [0, 3]],
    ['(x)?a', 'a', [0, 1]],
  ])('%s in %j', (pattern, text, expected) => {
    expect(find(pattern, text)?.map((at) => at)).toEqual(expected);
  });

  test.each(['*', 'a|*', '(', '[a', 'a{2', 'a{3,2}', '[z-a]', '[[:nope:]]', '\\1', 'a\\', '^*', 'a{999}'])(
    '%s is none',
    (pattern) => {
      expect(compileEre(pattern, false)).toBeUndefined();
    },
  );

  test('they agree with JavaScript where both know the pattern', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a)', '(ab)', '(a|b)', 'c');
    const times = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}');
    const pattern = fc
      .array(
        fc.tuple(atom, times).map(([a, t]) => a + t),
        { maxLength: 5 },
      )
      .map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }), (source, text) => {
        const ours = find(source, text);
        const theirs = new RegExp(source, 's').exec(text);
        expect(ours?.[0]).toBe(theirs?.index);
        // The longest is at least as long as the one that is found first.
        if (theirs !== null) expect(ours?.[1]).toBeGreaterThanOrEqual(theirs.index + theirs[0].length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a pattern that would be too large is none', () => {
    expect(compileEre('((a{1,99}){1,99}){1,99}', false)).toBeUndefined();
  });
});
