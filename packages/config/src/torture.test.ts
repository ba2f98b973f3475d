import { err, type OptionPorts, type OptionValue, ok, type Result } from '@ccmux/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from './assemble.js';
import { difference } from './difference.js';
import { exampleFile } from './example.js';
import type { Mistake } from './place.js';
import { noSettings, type Settings, sameValue, withAliases } from './settings.js';

const values = (): OptionPorts => ({ command: ok, isShell: () => true });
const main = '/c/ccmux.toml';
const other = '/c/other.toml';

/** The files as one, from a disk that is a map. */
function load(disk: ReadonlyMap<string, Result<string, string>>): Result<Settings, readonly Mistake[]> {
  const texts = new Map<string, Result<string, string>>();
  for (;;) {
    const done = assemble(main, texts, { resolve: (_, name) => `/c/${name}`, values });
    if (done.kind === 'done') return done.result;
    for (const file of done.files) texts.set(file, disk.get(file) ?? err('No such file or directory'));
  }
}

const good = [
  'include = ["other.toml"]\n[options]\nmouse = false\nstatus-left = "a"\n[keys.prefix]\nx = "new-window"\n',
  '[options]\nhistory-limit = 5000\nupdate-environment = ["A", "B"]\n"@mine" = "x"\n[aliases]\nz = "resize-pane -Z"\n',
  '[hooks]\nafter-new-window = ["a", "b"]\n[environment]\nA = "1"\nB = false\n[keys.root]\n"M-x" = { command = "y", note = "n" }\n',
  exampleFile().replace('# "@note"', '"@note"').slice(0, 2500),
  '',
];

type Edit = (text: string) => Result<string, string>;
const at = (text: string, share: number): number => Math.floor(text.length * share);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...good).map((text) => () => ok(text)) },
  { weight: 3, arbitrary: share.map((end) => (text: string) => ok(text.slice(0, at(text, end)))) },
  {
    weight: 3,
    arbitrary: fc.tuple(share, share).map(([a, b]) => (text: string) => {
      const lines = text.split('\n');
      const [i, j] = [Math.floor(a * (lines.length - 1)), Math.floor(b * (lines.length - 1))];
      [lines[i], lines[j]] = [lines[j]!, lines[i]!];
      return ok(lines.join('\n'));
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(share, fc.constantFrom('"', '=', '[', ']', '\n', '#', 'x', '1', '\0', '}', '\u{1f600}')).map(
      ([where, what]) =>
        (text: string) =>
          ok(`${text.slice(0, at(text, where))}${what}${text.slice(at(text, where))}`),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        '[options]\nmouse = "maybe"\n',
        '[options]\nmous = true\n',
        'include = ["ccmux.toml"]\n',
        '[keys.x]\n"C-a"="y"\n"^A"="z"\n',
      )
      .map((text) => () => ok(text)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('No such file or directory', 'Permission denied', 'Is a directory').map((why) => () => err(why)),
  },
);

/** Settings that are in force by the differences alone. */
class InForce {
  readonly options = new Map<string, OptionValue>();
  readonly others = new Map<string, string>();

  apply(before: Settings, after: Settings): void {
    const { options, environment, bindings } = difference(before, after);
    for (const { name, to } of options) {
      if (to === undefined) this.options.delete(name);
      else this.options.set(name, to.value);
    }
    for (const { name, to } of [...environment, ...bindings]) {
      if (to === undefined) this.others.delete(name);
      else this.others.set(name, JSON.stringify(to.value));
    }
  }

  expect(settings: Settings): void {
    expect([...this.options.keys()].sort()).toEqual([...settings.options.keys()].sort());
    for (const [name, { value }] of settings.options) expect(sameValue(this.options.get(name), value), name).toBe(true);
    const others = new Map(
      [...settings.environment, ...settings.bindings].map(([name, { value }]) => [name, JSON.stringify(value)]),
    );
    expect(this.others).toEqual(others);
  }
}

/** A file that cannot be read has no lines; everything else is somewhere in one. */
function expectPlaces(mistakes: readonly Mistake[], disk: ReadonlyMap<string, Result<string, string>>): void {
  expect(mistakes.length).toBeGreaterThan(0);
  for (const { place, message } of mistakes) {
    expect(message).not.toBe('');
    expect([main, other]).toContain(place.file);
    const found = disk.get(place.file);
    if (place.line === 0) expect(found?.ok).not.toBe(true);
    const lines = found?.ok === true ? found.value.split('\n') : [];
    if (place.line > 0) expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
  }
}

describe('a configuration that is edited at random', () => {
  test('stays as it was last right, and tells the place of every mistake', () => {
    const seen = { edits: 0, right: 0, wrong: 0 };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), edit), { minLength: 20, maxLength: 40 }), (edits) => {
        const disk = new Map<string, Result<string, string>>([[other, ok('[options]\nmouse = true\n')]]);
        const inForce = new InForce();
        let last: Settings = noSettings;
        for (const [isMain, change] of edits) {
          const file = isMain ? main : other;
          const text = disk.get(file);
          disk.set(file, change(text?.ok === true ? text.value : good[0]!));
          const result = load(disk);
          seen.edits++;
          if (result.ok) {
            seen.right++;
            const next = withAliases(result.value);
            inForce.apply(last, next);
            last = next;
          } else {
            seen.wrong++;
            expectPlaces(result.error, disk);
          }
          inForce.expect(last);
        }
      }),
      { numRuns: 500 },
    );
    expect(seen.edits).toBeGreaterThan(10_000);
    expect(seen.right).toBeGreaterThan(1000);
    expect(seen.wrong).toBeGreaterThan(1000);
  }, 120_000);
});
