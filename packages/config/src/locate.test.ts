import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from './locate.js';
import { isTable, parseToml } from './toml.js';

/** Every table, key and item of a document. */
function pathsOf(value: unknown, path: readonly string[]): string[][] {
  const inner = isTable(value) ? Object.entries(value) : Array.isArray(value) ? [...value.entries()] : [];
  return inner.flatMap(([name, one]) => [[...path, String(name)], ...pathsOf(one, [...path, String(name)])]);
}

const sorted = (paths: readonly (readonly string[])[]): string[] => paths.map((path) => JSON.stringify(path)).sort();

const key = fc.oneof(fc.constantFrom('a', 'b', 'c-1'), fc.constantFrom('"q r"', '"\\u0041"', "'lit.\"'", '"a\\"b"', '"#["'));
const scalar = fc.constantFrom(
  ...['1', 'true', '2026-01-02 03:04:05', '-1.5e3', '"text # no comment"', "'it\\'", '"\\" = ["', '""', '"""', '0x1F'].filter(
    (v) => v !== '"""',
  ),
  '"""long\n[not.a.table]\nx = 1 \\"""" ""\\""""',
  "'''\nraw ''  = \\'''",
);
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[ ${items.join(' , # comment ]\n ')}\n]`),
    fc
      .uniqueArray(fc.tuple(key, tie('value')), { maxLength: 2, selector: ([name]) => name })
      .map((pairs) => `{ ${pairs.map(([name, one]) => `${name} = ${one.replaceAll('\n', '\n')}`).join(', ')} }`),
  ),
})).value;
const dotted = fc.array(key, { minLength: 1, maxLength: 3 }).map((names) => names.join(' . '));
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(dotted, value).map(([name, one]) => `${name} = ${one} # "comment`) },
  { weight: 1, arbitrary: dotted.map((name) => `[ ${name} ] # [x]`) },
  { weight: 1, arbitrary: dotted.map((name) => `  [[${name}]]`) },
  { weight: 1, arbitrary: fc.constantFrom('', '# comment = 1', '\t') },
);
const document = fc.tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n')).map(([lines, end]) => lines.join(end));

describe('places of keys', () => {
  test('every key of a document has one, and nothing else has', () => {
    let documents = 0;
    fc.assert(
      fc.property(document, (text) => {
        const parsed = parseToml(text);
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        documents++;
        const { paths, at } = locate(text);
        expect(sorted(paths)).toEqual(sorted(pathsOf(parsed.value, [])));
        const lines = text.split('\n');
        for (const path of paths) {
          const { key: from } = at(path)!;
          expect(lines[from.line - 1]![from.column - 1]).toMatch(/[^\s=#]/);
        }
      }),
      { numRuns: 3000 },
    );
    expect(documents).toBeGreaterThan(500);
  });

  test('are where the keys and values begin', () => {
    const { at } = locate('# first\n[a]\n  b.c = [ 1,\n   { d = "x" } ]\n');
    expect(at(['a'])?.key).toEqual({ line: 2, column: 1 });
    expect(at(['a', 'b', 'c'])).toEqual({ key: { line: 3, column: 3 }, value: { line: 3, column: 9 } });
    expect(at(['a', 'b', 'c', '1', 'd'])).toEqual({ key: { line: 4, column: 6 }, value: { line: 4, column: 10 } });
  });

  test('any text is read to its end', () => {
    const piece = fc.constantFrom('[', ']', '{', '}', '"', "'", '"""', '=', '.', '\n', ',', '#', 'a', ' ', '\\', '1', '\r');
    const hostile = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => void locate(text)),
      { numRuns: 5000 },
    );
    locate('a = '.concat('['.repeat(100_000)));
    locate('a = '.concat('{a='.repeat(100_000)));
  });
});
