import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MeasuredCluster } from '../style-text/measure.js';
import type { FormatContext } from './context.js';
import { expandFormat } from './expand.js';
import type { LocalTime } from './strftime.js';

const options: Record<string, string> = {
  '@t': 'a/b/cé.txt',
  '@n': '5',
  '@h': 'x#y',
  '@st': '#[fg=red]abc#[default]def',
  '@e': '#{session_name}',
  '@tm': '1700000000',
  '@q': `a b'c"$d`,
  '@long': 'abcdefghij',
  HOME: '/root',
  'status-left': '[#{session_name}] ',
  session_name: 'a',
  window_index: '0',
  window_name: 'sleep',
  pane_index: '0',
};

const wide = (text: string): Iterable<MeasuredCluster> =>
  [...text].map((point) => ({ text: point, width: point === '漢' ? 2 : 1 }));

/** Friday the 20th of November 2026, 09:32:02; any other moment is the one of `@tm`. */
function time(seconds?: number): LocalTime {
  const base = { zone: 'UTC', offsetMinutes: 0 };
  if (seconds === undefined) {
    return {
      ...base,
      year: 2026,
      month: 11,
      day: 20,
      hour: 9,
      minute: 32,
      second: 2,
      weekday: 5,
      yearDay: 323,
      epochSeconds: 1795167122,
    };
  }
  return {
    ...base,
    year: 2023,
    month: 11,
    day: 14,
    hour: 22,
    minute: 13,
    second: 20,
    weekday: 2,
    yearDay: 317,
    epochSeconds: seconds,
  };
}

const inside = (extra: Record<string, string>): FormatContext => ({ ...context, lookup: (name) => extra[name] ?? options[name] });

const context: FormatContext = {
  lookup: (name) => options[name],
  time,
  measure: wide,
  shell: (command) => `<${command}>`,
  entries: (of, flags) =>
    ['a', 'b'].map((name, i) => inside({ option_name: `${of} ${name}`, loop_index: String(i), flags: `<${flags}>` })),
  client: (of, name) => `${of} ${name}`,
  search: (pattern, { regex, ignoreCase }) => (pattern === 'foo' && regex && !ignoreCase ? 7 : 0),
  loop: (over) => {
    if (over === 'sessions') return [{ context: inside({}), active: true }];
    return [
      { context: inside({ window_index: '0', pane_index: '0', window_name: 'sleep' }), active: true },
      { context: inside({ window_index: '1', pane_index: '1', window_name: 'two' }), active: false },
    ];
  },
};

const expand = (template: string) => expandFormat(template, context, { time: true });

describe('as tmux after 3.3a', () => {
  test.each([
    ['#{c/f:red}|#{c/b:red}|#{c/f:brightblue}|#{c/b:brightblue}', '\x1b[31m|\x1b[41m|\x1b[94m|\x1b[104m'],
    ['#{c/f:colour5}|#{c/b:colour200}', '\x1b[38;5;5m|\x1b[48;5;200m'],
    ['#{c/f:#0a0b0c}|#{c/b:#ff0001}', '\x1b[38;2;10;11;12m|\x1b[48;2;255;0;1m'],
    ['#{c/f:default}|#{c/b:default}|#{c/f:none}|#{c/f:nonsense}', '\x1b[39m|\x1b[49m|\x1b[0m|'],
    ['#{c:red}#{c/x:red}', '800000800000'],
    ['#{O:#{loop_index}#{option_name} }', '0options a 1options b '],
    ['#{O/gw:#{flags}}#{V:#{flags}}#{Vg:#{flags}}', '<gw><gw><><><g><g>'],
    ['#{V:#{option_name}}', 'environment aenvironment b'],
    ['#{=5:#{O:#{option_name}}}', 'optio'],
    ['#{I/f:RGB} #{I/e:HOME} #{I:x}#{I/c:Tc}', 'feature RGB variable HOME '],
  ])('%s', (template, expected) => {
    expect(expand(template)).toBe(expected);
  });

  test.each([
    ['abc', 'a-b-c', '1'],
    ['abc', 'acb', '0'],
    ['aBc', 'a-b-c', '0'],
    ['ABC', 'xABCx', '1'],
    ["'b-c", 'a-b-c', '1'],
    ["'bc", 'a-b-c', '0'],
    ['^a-b', 'a-b-c', '1'],
    ['^b', 'a-b-c', '0'],
    ['c$', 'a-b-c', '1'],
    ['b$', 'a-b-c', '0'],
    ['^a-b-c$', 'a-b-c', '1'],
    ['!d', 'a-b-c', '1'],
    ['!b-c', 'a-b-c', '0'],
    ['!ac', 'a-b-c', '1'],
    ['a c', 'a-b-c', '1'],
    ['c a', 'a-b-c', '1'],
    ['a d', 'a-b-c', '0'],
    ['d|c', 'a-b-c', '1'],
    ['d | e', 'a-b-c', '0'],
    ['', 'a', '1'],
    [' | ', 'a', '1'],
    ['!', 'a', '0'],
    ['^$', 'a', '0'],
    ['a', '', '0'],
    ['red', '#[fg=red]x', '0'],
    ['xé', 'x#[bold]-é', '1'],
  ])('m/z finds %j in %j: %s', (pattern, text, expected) => {
    const values: Readonly<Record<string, string>> = { pattern, text };
    expect(expandFormat('#{m/z:#{pattern},#{text}}', { lookup: (name) => values[name] })).toBe(expected);
  });
});

describe('as tmux 3.3a', () => {
  test.each([
    // names and escapes
    ['#{session_name}', 'a'],
    ['#S:#I.#P #W', 'a:0.0 sleep'],
    ['##', '#'],
    ['##S', '#S'],
    ['###S', '#a'],
    ['#,#}', ',}'],
    ['#:', '#:'],
    ['a#', 'a#'],
    ['#z', '#z'],
    ['#{nope}', ''],
    ['x#{nope', 'x'],
    ['#{:@n}', '5'],
    ['#{}', ''],
    ['##[x] ###[x]', '##[x] ###[x]'],
    ['#[fg=red]x', '#[fg=red]x'],
    // conditions
    ['#{?@n,yes,no}', 'yes'],
    ['#{?#{==:a,a},y,n}', 'y'],
    ['#{?nope,y,n}', 'n'],
    ['#{?,a,b}', 'b'],
    ['#{?#{@n},a,b}', 'a'],
    ['#{?#{m:a,b},1,#{?1,2,3}}', '3'],
    ['#{?@n,#[fg=red#,bg=blue]x,y}', '#[fg=red,bg=blue]x'],
    ['#{?1,#{?0,x,y},z}', 'z'],
    // comparisons
    ['#{==:a,b}#{!=:a,b}#{<:a,b}#{>:b,a}#{<=:a,a}#{>=:a,b}', '011110'],
    ['#{||:0,1}#{&&:1,0}', '10'],
    ['#{==:#{@n},5}', '1'],
    ['#{==:a#,b,a#,b}', '1'],
    ['#{m:a*,abc}#{m:[a-c]x,bx}#{m:[!a-c]x,bx}', '110'],
    ['#{m/i:A*,abc}#{m/r:^a.c$,abc}#{m/ri:^A.C$,abc}#{m/r:(,abc}', '1110'],
    // substitution, cutting, padding, measuring
    ['#{s/a/X/:@t}', 'X/b/cé.txt'],
    ['#{s/(b)/<\\1>/:@t}', 'a/<b>/cé.txt'],
    ['#{s/B/x/i:@t}', 'a/x/cé.txt'],
    ['#{s|a|b|:@t}', 'b/b/cé.txt'],
    ['#{s/a/#{@n}/:@t}', '5/b/cé.txt'],
    ['#{s/[[:digit:]]//:@n}', ''],
    ['X#{s/a:@long}Y', 'XabcdefghijY'],
    ['#{=3:@long}', 'abc'],
    ['#{=-3:@long}', 'hij'],
    ['#{=/3/..:@long}', 'abc..'],
    ['#{=/-3/..:@long}', '..hij'],
    ['#{=/20/..:@long}', 'abcdefghij'],
    ['#{p12:@long}|', 'abcdefghij  |'],
    ['#{p-12:@long}|', '  abcdefghij|'],
    ['#{=3;p5:@long}|', 'abc  |'],
    ['#{=:@long}#{p:@long}', 'abcdefghijabcdefghij'],
    ['#{n:@t} #{w:@t}', '11 10'],
    ['#{=5:@st}', '#[fg=red]abc#[default]de'],
    ['#{=2:@st}', '#[fg=red]ab'],
    ['#{=-2:@st}', '#[fg=red]#[default]ef'],
    ['#{w:@st} #{n:@st}', '6 25'],
    ['#{=2:#{l:a漢b}} #{=-2:#{l:a漢b}}', 'a b'],
    ['#{p6:#{l:a漢}}|', 'a漢   |'],
    // values
    ['#{b:@t} #{d:@t}', 'cé.txt a/b'],
    ['#{b:HOME} #{d:HOME}', 'root /'],
    ['#{b:#{@t}}', 'a/b/cé.txt'],
    ['#{l:#S} #{l:a#,b}', '#S a#,b'],
    ['#{q:@q}', `a\\ b\\'c\\"\\$d`],
    ['#{q/h:@h} #{q/e:@h}', 'x##y x##y'],
    ['#{a:65}#{a:9}', 'A'],
    ['#{c:red} #{c:colour231} #{c:#abcdef}', '800000 ffffff abcdef'],
    ['#{zz:@long}#{z:@long}', ''],
    // expansion of values
    ['#{status-left}', '[#{session_name}] '],
    ['#{E:status-left}', '[a] '],
    ['#{E:@e}#{T:@e}', 'aa'],
    // arithmetic
    ['#{e|+|:1,2} #{e|-|:1,2} #{e|/|:7,2} #{e|m|:7,2} #{e|%%|:7,2}', '3 -1 3 1 1'],
    ['#{e|*|f:1.5,2} #{e|/|f|4:1,3} #{e|+||3:1,2}', '3.00 0.3333 3.000'],
    ['#{e|==|:1,1}#{e|<|:1,2}#{e|>=|:1,2}', '110'],
    ['#{e|+|:a,2}#{e|?|:1,2}', ''],
    // times
    ['#{t:@tm}', 'Tue Nov 14 22:13:20 2023'],
    ['#{t/p:@tm}', 'Nov23'],
    ['#{t:nope}.', '.'],
    ['%H:%M', '09:32'],
    ['#{t/f/%%Y:@tm}', '2026'],
    // loops
    ['#{W:#I ,<#I> }', '<0> 1 '],
    ['#{P:#P ,<#P> }', '<0> 1 '],
    ['#{S:#S }', 'a '],
    ['#{N:two}#{N:nope}#{N/s:a}', '101'],
    ['#{C:foo}#{C/r:foo}', '07'],
    ['a#(echo (x) y)b', 'a<echo (x) y>b'],
  ])('%j', (template, expected) => {
    expect(expand(template)).toBe(expected);
  });
});

describe('as later versions', () => {
  test.each([
    ['#{!:0}#{!:@n}#{!:#{@n}}', '100'],
    ['#{!!:5}#{!!:}', '10'],
    ['#{?nope,y}z', 'z'],
    ['A#{?x}B', 'AxB'],
    ['#{?0,a,@n,b,c}#{?0,a,0,b,c}#{?0,a,0,b}#{?@n,a,b,c,d}', 'bca'],
    ['#{||:0,0,1}#{||:0,0,0}#{&&:1,1,0}#{&&:1,1,1}#{||:1}', '10011'],
    ['#{R:ab,3}#{R:x,0}#{R:x,a}', 'ababab'],
    ['#[fg=#DDDDDD]#D#[fg=#{@n}]', '#[fg=#DDDDDD]#[fg=5]'],
    ['#{s/#:/./:#{l:a:b:c}}', 'a.b.c'],
    ['#{q/s:@q} #{q/a:@q}', `'a b'\\''c"$d' "a b'c\\"\\$d"`],
    ['#{t/d:@tm} #{t/r:@tm}', '95167122 1101d11h'],
  ])('%j', (template, expected) => {
    expect(expand(template)).toBe(expected);
  });
});

test('without ports there is less, and no error', () => {
  const bare = (template: string) => expandFormat(template, { lookup: () => undefined }, { time: true });
  expect(bare('%H#(x)#{C:x}.#{w:#{l:漢}}')).toBe('%H0.1');
  expect(bare('a#{W:x}b')).toBe('a');
});

test('the time is left alone unless it is asked for', () => {
  expect(expandFormat('%H', context)).toBe('%H');
  expect(expandFormat('#{t/f/%Y-%m:@tm}', context)).toBe('2023-11');
  expect(expandFormat('#{T:@x}', { ...context, lookup: () => '%H' })).toBe('09');
});

describe('bounds', () => {
  const named = (values: Record<string, string>): FormatContext => ({ lookup: (name) => values[name] });
  test('a format that contains itself ends', () => {
    expect(expandFormat('#{E:a}', named({ a: 'x#{E:a}' }))).toMatch(/^x+$/);
  });
  test('formats that double at each level end', () => {
    const values: Record<string, string> = {};
    for (let i = 0; i < 60; i++) values[`a${i}`] = `y#{E:a${i + 1}}#{E:a${i + 1}}`;
    expect(expandFormat('#{E:a0}', named(values)).length).toBeLessThan(100_000);
  });
  test('the result is cut off at a megabyte', () => {
    const big = 'z'.repeat(1 << 19);
    expect(expandFormat('#{a}#{a}#{a}#{a}', named({ a: big })).length).toBe(1 << 20);
    expect(expandFormat('#{s/z/zzzzzzzz/:a}', named({ a: 'z'.repeat(4096) })).length).toBe(8 * 4096);
    expect(expandFormat('#{p999999999:a}', named({ a: 'z' })).length).toBe(10_000);
  });
  test('deep nesting ends', () => {
    expect(expandFormat(`${'#{?1,'.repeat(5000)}x`, context)).toBe('');
    expect(expandFormat(`${'#{l:'.repeat(5000)}${'}'.repeat(5000)}`, context).length).toBeGreaterThan(0);
  });
});

test('any template expands to something', () => {
  const unit = fc.constantFrom(
    '#',
    '{',
    '}',
    ',',
    ':',
    ';',
    '?',
    '/',
    'a',
    '@n',
    '#{',
    '#{?',
    '=3',
    's/a/b/',
    'm/r:',
    '(',
    '[',
    ')',
    ']',
    'W:',
    'E:',
    '%',
    'e|+|:',
    '漢',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (template) => {
      expect(typeof expand(template)).toBe('string');
    }),
    { numRuns: 2000 },
  );
});

test('text without # and % stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string().filter((s) => !/[#%]/.test(s)),
      (text) => {
        expect(expand(text)).toBe(text);
      },
    ),
  );
});
