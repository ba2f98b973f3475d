// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the command language are the subject
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCommandLine, lexCommands } from './lex.js';
import { quoteWord } from './quote.js';
import type { LexPorts } from './word.js';

const ports: LexPorts = {
  variable: (name) => ({ HOME: '/root', FOO: 'fo o' })[name],
  home: (user) => ({ '': '/root', nobody: '/nonexistent' })[user],
  condition: (format) => (format === '#{one two}' ? '1' : format),
};

const words = (text: string): readonly (readonly string[])[] => {
  const result = lexCommands(text, ports);
  if (!result.ok) throw new Error(`${result.error.line}:${result.error.column}: ${result.error.message}`);
  return result.value.map((command) => command.words);
};

describe('words as tmux 3.3a reads them', () => {
  test.each([
    ['a b', ['a', 'b']],
    ['  a\t b  ', ['a', 'b']],
    [`a"b"'c'd`, ['abcd']],
    ['a ""', ['a', '']],
    ['a ~/x', ['a', '/root/x']],
    ['a b~/x', ['a', 'b~/x']],
    ['a "~/x"', ['a', '/root/x']],
    [`a '~/x'`, ['a', '~/x']],
    [`a b"~"`, ['a', 'b/root']],
    ['a ~nobody/y', ['a', '/nonexistent/y']],
    ['a $HOME ${HOME}x "${HOME}x" $UNSET.', ['a', '/root', '/rootx', '/rootx', '.']],
    ['a $FOO', ['a', 'fo o']],
    [`a '$HOME' \\$HOME "\\$HOME"`, ['a', '$HOME', '$HOME', '$HOME']],
    ["a $'x'", ['a', '$x']],
    ['a $1', ['a', '$1']],
    ['a "a\\nb\\tc\\u00e9\\101\\e[0m"', ['a', 'a\nb\tcéA\u001b[0m']],
    ['a \\U0001F600', ['a', '😀']],
    ['a a\\nb', ['a', 'a\nb']],
    [`a 'a\\nb'`, ['a', 'a\\nb']],
    ['a "b\\303\\251c"', ['a', 'béc']],
    ['a \\s\\q', ['a', ' q']],
    ['a "abc', ['a', 'abc']],
    ['a b#c', ['a', 'b#c']],
    ['a b #c', ['a', 'b']],
    ['a "b # c" # d', ['a', 'b # c']],
    ['a b\\\nc', ['a', 'bc']],
    [`a 'b\\\nc'`, ['a', 'bc']],
    ['a \\\\', ['a', '\\']],
    ['a \\;', ['a', ';']],
    ['a b\\;c', ['a', 'b;c']],
    ['a %1 %%', ['a', '%1', '%%']],
    ['a A=b', ['a', 'A=b']],
    ['a "x\n   y\n # comment\n  #{z} w\n #, k"', ['a', 'x\ny\n\n#{z} w\n#, k']],
    ['a "\n~"', ['a', '\n/root']],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual([expected]);
  });
});

describe('several commands', () => {
  test.each([
    ['a;b ; c\\;d', [['a'], ['b'], ['c;d']]],
    ['a ;; b', [['a'], ['b']]],
    ['a ;', [['a']]],
    ['a\n\n  b # c\n', [['a'], ['b']]],
    ['', []],
    ['# only a comment', []],
    ['a %1;b', [['a', '%1'], ['b']]],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('know the line they start in', () => {
    const result = lexCommands('a\n\nb \\\n c\nd ; e', ports);
    expect(result.ok && result.value.map(({ line }) => line)).toEqual([1, 3, 5, 5]);
  });
});

describe('blocks', () => {
  test('are the text of their commands', () => {
    const result = lexCommands('bind x { display -p "a b"\n  if $HOME { c ; d } }', ports);
    const none = new Map();
    const inner = [
      { words: ['c'], blocks: none, line: 2 },
      { words: ['d'], blocks: none, line: 2 },
    ];
    const outer = [
      { words: ['display', '-p', 'a b'], blocks: none, line: 1 },
      { words: ['if', '/root', 'c ; d'], blocks: new Map([[2, inner]]), line: 2 },
    ];
    expect(result.ok && result.value).toEqual([
      { words: ['bind', 'x', 'display -p "a b" ; if /root { c ; d }'], blocks: new Map([[2, outer]]), line: 1 },
    ]);
    expect(result.ok && formatCommandLine(result.value[0]!)).toBe('bind x { display -p "a b" ; if /root { c ; d } }');
  });
  test('may be empty, and need no blank behind them', () => {
    expect(words('a { }')).toEqual([['a', '']]);
    expect(words('a {}b')).toEqual([['a', '', 'b']]);
  });
});

describe('conditions', () => {
  test.each([
    ['%if 1\na\n%else\nb\n%endif\nc', [['a'], ['c']]],
    ['%if 0\na\n%elif 1\nb\n%elif 1\nc\n%else\nd\n%endif', [['b']]],
    ['%if 0\na\n%elif ""\nb\n%else\nc\n%endif', [['c']]],
    ['%if #{one two} # comment\na\n%endif # comment', [['a']]],
    ['%if 1 a ; b %endif', [['a'], ['b']]],
    ['%if 0 a %else b %endif', [['b']]],
    ['a ; %if 1 b %endif', [['a'], ['b']]],
    ['%if 0\n%if 1\na\n%endif\n%else\n%if 1\nb\n%endif\n%endif', [['b']]],
    ['%if 0\nA=1\n%else\na "x$A"\n%endif', [['a', 'x']]],
    ['a {\n%if 1\nb\n%else\nc\n%endif\n}', [['a', 'b']]],
    ['%if 1 a { b %endif } %endif', undefined],
    ['a "%if" b', [['a', '%if', 'b']]],
  ])('%j', (text, expected) => {
    const result = lexCommands(text, ports);
    expect(result.ok ? result.value.map((command) => command.words) : undefined).toEqual(expected);
  });
  test('without end, nested as deep as anybody likes', () => {
    expect(lexCommands('%if 1\n'.repeat(100_000), ports).ok).toBe(false);
  });
});

describe('assignments', () => {
  test('become commands and count from there on', () => {
    expect(words('A=b display $A\n%hidden C="d e"\ndisplay $C$A')).toEqual([
      ['set-environment', '-g', 'A', 'b'],
      ['display', 'b'],
      ['set-environment', '-gh', 'C', 'd e'],
      ['display', 'd eb'],
    ]);
  });
});

describe('errors', () => {
  test.each([
    ['a \\400', 'invalid octal escape', 1, 5],
    ['a \\18', 'invalid octal escape', 1, 5],
    ['a \\u12', 'invalid \\u argument', 1, 5],
    ['a \\ud800', 'invalid \\u argument', 1, 9],
    ['a ${HOM', 'invalid environment variable', 1, 4],
    ['a ~nosuch/x', 'no home directory for ~nosuch', 1, 10],
    ['a {b', 'syntax error', 1, 5],
    ['a }', 'syntax error', 1, 3],
    ['a b{c}', 'syntax error', 1, 5],
    ['; a', 'syntax error', 1, 1],
    ['a\n ; b', 'syntax error', 2, 2],
    ['{ a }', 'syntax error', 1, 1],
    ['a \\', 'syntax error', 1, 4],
    ['a %foo', 'syntax error', 1, 3],
    ['%if', 'syntax error', 1, 4],
    ['%if x', 'syntax error', 1, 6],
    ['%if 1\n a\n', 'syntax error', 3, 1],
    ['%if 1\n a %endif\n', 'syntax error', 2, 4],
    ['%if 1 a\n%endif\n', 'syntax error', 1, 8],
    ['%if #{x\n%endif\n', 'syntax error', 1, 8],
    ['%if 1\n%else\n%else\n%endif\n', 'syntax error', 3, 6],
    ['%endif', 'syntax error', 1, 7],
    ['a {\n%endif\n}', 'syntax error', 2, 7],
    ['A=b B=c a', 'syntax error', 1, 8],
    ['a \\\nb }', 'syntax error', 2, 3],
  ])('%j: %s', (text, message, line, column) => {
    const result = lexCommands(text, ports);
    expect(result).toMatchObject({ ok: false, error: { message } });
    expect(result).toMatchObject({ error: { line, column } });
  });
  test('blocks without end', () => {
    expect(lexCommands('a {'.repeat(100_000), ports).ok).toBe(false);
  });
});

describe('quoting', () => {
  test.each([
    ['', "''"],
    ['~', '\\~'],
    ['~a', '\\~a'],
    ['a~', 'a~'],
    ['a$', '"a$"'],
    ['$a', '"\\$a"'],
    ['${x}', '"\\${x}"'],
    ['$1', '"$1"'],
    ['a b', '"a b"'],
    ['a"b', `'a"b'`],
    ["a'b", `"a'b"`],
    ['a\\b', 'a\\\\b'],
    [';', '\\;'],
    ['a}', '"a}"'],
    ['%1', '"%1"'],
    ['a#', '"a#"'],
    ['a=b', 'a=b'],
    ['a\tb', 'a\\tb'],
    ['a\u001bb', 'a\\033b'],
    ['a é', '"a é"'],
    ['"', '\\"'],
    ['~ x', '"\\~ x"'],
    ['\\\\ "', '"\\\\\\\\ \\""'],
  ])('%j as list-keys of tmux 3.3a prints it', (word, quoted) => {
    expect(quoteWord(word)).toBe(quoted);
  });

  const word = fc.string({ unit: fc.constantFrom(...`ab ~$#;{}%='"\\\n\t\u001b\u0000é😀1uHOME`) });

  test('is undone by lexing', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (list) => {
        const text = ['cmd', ...list].map(quoteWord).join(' ');
        expect(words(text)).toEqual([['cmd', ...list]]);
      }),
      { numRuns: 1000 },
    );
  });

  test('any text is lexed to commands that print and lex to themselves', () => {
    const text = fc.string({ unit: fc.constantFrom(...`ab  ~$#;{}%='"\\\n1`), maxLength: 40 });
    fc.assert(
      fc.property(text, (source) => {
        const result = lexCommands(source, ports);
        if (!result.ok) {
          expect(result.error.line).toBeGreaterThan(0);
          return;
        }
        for (const command of result.value) {
          expect(command.words.length).toBeGreaterThan(0);
          // A first word like `%x` or `A=b` only comes out of quotes and cannot be written as a command.
          if (/^(%|[A-Za-z_]\w*=)/.test(command.words[0]!)) continue;
          expect(words(formatCommandLine(command))).toEqual([command.words]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
