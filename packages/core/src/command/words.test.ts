/** Flags, argv and command names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlags } from './flags.js';
import { formatArgs } from './format-args.js';
import { type CommandLine, formatBlock } from './lex.js';
import { resolveCommandName } from './resolve-name.js';
import { splitWords } from './split-words.js';
import { fillCommands, fillTemplate } from './template.js';

const splitArgv = (argv: readonly string[]) => splitWords(argv, new Map(), 1).map(({ words }) => words);
const line = (...words: string[]): CommandLine => ({ words, blocks: new Map(), line: 1 });

describe('splitArgv', () => {
  test.each([
    [
      ['a', ';', 'b'],
      [['a'], ['b']],
    ],
    [
      ['a;', 'b'],
      [['a'], ['b']],
    ],
    [['a', 'b\\;'], [['a', 'b;']]],
    [['a', '\\;', 'b'], [['a', ';', 'b']]],
    [
      ['a', ';;', 'b'],
      [['a', ';'], ['b']],
    ],
    [[';', 'a', ';'], [['a']]],
    [['a', 'x;y', ''], [['a', 'x;y', '']]],
    [[], []],
  ])('%j', (argv, expected) => {
    expect(splitArgv(argv)).toEqual(expected);
  });

  test('words that end in no semicolon stay together', () => {
    const words = fc.array(
      fc.string().filter((s) => !s.endsWith(';')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, (argv) => {
        expect(splitArgv(argv)).toEqual([argv]);
      }),
    );
  });
});

const newSession = { flags: 'Ac:dDe:EF:f:n:Ps:t:x:Xy:' };

const parsed = (spec: Parameters<typeof parseFlags>[0], args: string[]) => {
  const result = parseFlags(spec, args);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('parseFlags', () => {
  test('clusters, glued and repeated values, and what is left', () => {
    const args = parsed(newSession, ['-dP', '-e', 'A=1', '-eB=2', '-t=NAME', '-sfoo', '-Ax', '80', 'cat', '-d', '--']);
    expect([args.has('d'), args.has('P'), args.has('A'), args.has('D')]).toEqual([true, true, true, false]);
    expect(args.values('e')).toEqual(['A=1', 'B=2']);
    expect(args.value('e')).toBe('B=2');
    expect(args.value('t')).toBe('=NAME');
    expect(args.value('s')).toBe('foo');
    expect(args.value('x')).toBe('80');
    expect(args.value('n')).toBeUndefined();
    expect(args.rest).toEqual(['cat', '-d', '--']);
  });
  test('-epJ with three plain flags, and counting', () => {
    const args = parsed({ flags: 'eJpt:v' }, ['-epJ', '-vv', '-v']);
    expect(['e', 'p', 'J'].every((flag) => args.has(flag))).toBe(true);
    expect(args.count('v')).toBe(3);
  });
  test('-- and a lone - end the flags', () => {
    expect(parsed(newSession, ['-d', '--', '-x', '1']).rest).toEqual(['-x', '1']);
    expect(parsed(newSession, ['-', '-d']).rest).toEqual(['-', '-d']);
  });
  test('a value may look like a flag', () => {
    expect(parsed(newSession, ['-s', '-d']).value('s')).toBe('-d');
  });
  test('optional values are taken unless a flag follows', () => {
    const spec = { flags: 'L::t:' };
    expect(parsed(spec, ['-L', '5']).value('L')).toBe('5');
    expect(parsed(spec, ['-L-5']).value('L')).toBe('-5');
    expect(parsed(spec, ['-L', '-5']).value('L')).toBe('-5');
    const bare = parsed(spec, ['-L', '-t', 'x']);
    expect([bare.has('L'), bare.value('L'), bare.value('t')]).toEqual([true, undefined, 'x']);
    expect(parsed(spec, ['-L']).has('L')).toBe(true);
  });
  test.each([
    [['-Z'], 'unknown flag -Z'],
    [['-%'], 'invalid flag -%'],
    [['-t'], '-t expects an argument'],
    [['-d', 'x'], 'too many arguments (need at most 0)'],
    [['-?'], ''],
    [['-d:'], 'invalid flag -:'],
  ])('%j: %s', (args, error) => {
    expect(parseFlags({ ...newSession, max: 0 }, args)).toEqual({ ok: false, error });
  });
  test('too few', () => {
    expect(parseFlags({ flags: 't:', min: 1, max: 1 }, ['-t', 'x'])).toEqual({
      ok: false,
      error: 'too few arguments (need at least 1)',
    });
  });
});

describe('resolveCommandName', () => {
  const names = [
    { name: 'list-keys', alias: 'lsk' },
    { name: 'list-sessions', alias: 'ls' },
    { name: 'show-options', alias: 'show' },
    { name: 'show-messages' },
    { name: 'new-window' },
    { name: 'new-window-x' },
  ];
  test.each([
    ['list-sessions', 'list-sessions'],
    ['ls', 'list-sessions'],
    ['show', 'show-options'],
    ['show-option', 'show-options'],
    ['new-window', 'new-window'],
    ['list-k', 'list-keys'],
  ])('%s is %s', (text, value) => {
    expect(resolveCommandName(names, text)).toEqual({ ok: true, value });
  });
  test('unknown and ambiguous ones', () => {
    expect(resolveCommandName(names, 'foo')).toEqual({ ok: false, error: 'unknown command: foo' });
    expect(resolveCommandName(names, 'list')).toEqual({
      ok: false,
      error: 'ambiguous command: list, could be: list-keys, list-sessions',
    });
  });
});

describe('blocks among words', () => {
  const blocks = new Map([[2, [line('a', ';'), line('b')]]]);

  test('belong to the command that they stand in', () => {
    const found = splitWords(['x;', 'y', 'a ; b', ';', 'z'], blocks, 7);
    expect(found).toEqual([
      { words: ['x'], blocks: new Map(), line: 7 },
      { words: ['y', 'a ; b'], blocks: new Map([[1, blocks.get(2)]]), line: 7 },
      { words: ['z'], blocks: new Map(), line: 7 },
    ]);
  });
  test('are refused as values of flags and where a text is wanted', () => {
    const spec = { flags: 'F:' };
    expect(parseFlags(spec, ['-F', 'a'], new Map([[1, []]]))).toEqual({ ok: false, error: '-F argument must be a string' });
    expect(parseFlags(spec, ['x', 'y', 'z'], blocks)).toEqual({ ok: false, error: 'argument 3 must be "string"' });
    expect(parseFlags({ ...spec, takesBlock: (i) => i === 2 }, ['x', 'y', 'z'], blocks)).toMatchObject({ ok: true });
  });
  test('are printed in braces, behind the flags in order', () => {
    const args = parseFlags(
      { flags: 'hdt:e:', takesBlock: () => true },
      ['-t', 'a b', '-h', '-d', '-e', 'x', 'y', 'z'],
      new Map([[7, [line('c', 'd e')]]]),
    );
    expect(args.ok && formatArgs(args.value, formatBlock)).toBe('-dh -e x -t "a b" y { c "d e" }');
  });
});

describe('answers', () => {
  test.each([
    ['rename "%%"', ['a b'], 'rename "a b"'],
    ['%% %%', ['a'], 'a %%'],
    ['%1 %1 %2', ['a', 'b'], 'a a b'],
    ['%%%', ['a"$;~\\b'], 'a\\"\\$\\;\\~\\\\b'],
    ['%1% x', ['a;'], 'a\\; x'],
    ['100% %3', ['a'], '100% %3'],
    ['%%', ['$&'], '$&'],
    ['%1', [], '%1'],
  ])('%j %j', (template, answers, expected) => {
    expect(fillTemplate(template, answers)).toBe(expected);
  });
  test('reach into blocks, and stay one word', () => {
    const inner = [line('c', '%1')];
    const command: CommandLine = { words: ['if', 'x', 'c "%1"'], blocks: new Map([[2, inner]]), line: 1 };
    expect(fillCommands([command], ['a ; b'])).toEqual([
      { words: ['if', 'x', 'c "a ; b"'], blocks: new Map([[2, [line('c', 'a ; b')]]]), line: 1 },
    ]);
  });
});
