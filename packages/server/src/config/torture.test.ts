/**
 * Files that are edited at random, with everything between a file and what is in force: the system's word that something has
 * changed, the waiting, the reading, the server. Time is the test's own: a busy machine may be late, but a server that waits
 * longer than it should is found out.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mistakeText, noSettings, type Settings, sameValue, withAliases } from '@ccmux/config';
import { initialValue, type OptionPlace, optionEntry, ownValue } from '@ccmux/core';
import { eventually, VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configure } from '../config-files.js';
import { Harness } from '../testing/harness.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const edits = isLong ? 10_000 : 300;
/** In which a change is in force, from the moment that the system has told of it. */
const promisedMs = 200;

/** Knows whether somebody waits for a moment to pass. */
class WatchedClock extends VirtualClock {
  waiting = 0;

  override after(ms: number, run: () => void): { cancel(): void } {
    let isOver = false;
    const over = (): void => {
      if (!isOver) this.waiting--;
      isOver = true;
    };
    this.waiting++;
    const timer = super.after(ms, () => {
      over();
      run();
    });
    return {
      cancel: () => {
        over();
        timer.cancel();
      },
    };
  }
}

let folder: string;
let clock: WatchedClock;
let h: Harness;
const main = (): string => join(folder, 'ccmux.toml');
const other = (): string => join(folder, 'other.toml');

const goodMain = (n: number): string =>
  [
    'include = ["other.toml"]',
    '[options]',
    `status-left = "${n}"`,
    `mouse = ${n % 2 === 0}`,
    '[keys.prefix]',
    `x = "new-window -n w${n}"`,
    '[environment]',
    `A = "${n}"`,
    '',
  ].join('\n');
const goodOther = (n: number): string => `[options]\nhistory-limit = ${n}\n"@mine" = "${n}"\n`;

type Edit = (text: string, n: number, good: (n: number) => string) => string | 'gone' | 'folder';
const share = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Edit>((_, n, good) => good(n)) },
  {
    weight: 2,
    arbitrary: share.map(
      (end): Edit =>
        (text) =>
          text.slice(0, Math.floor(text.length * end)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, share).map(
      ([a, b]): Edit =>
        (text) => {
          const lines = text.split('\n');
          const [i, j] = [Math.floor(a * (lines.length - 1)), Math.floor(b * (lines.length - 1))];
          [lines[i], lines[j]] = [lines[j]!, lines[i]!];
          return lines.join('\n');
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, fc.constantFrom('"', '=', '[', '\n', '#', 'x', '\0')).map(
      ([at, what]): Edit =>
        (text) => {
          const where = Math.floor(text.length * at);
          return text.slice(0, where) + what + text.slice(where);
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Edit>(() => '[options]\nmouse = "maybe"\nmous = true\n') },
  { weight: 1, arbitrary: fc.constant<Edit>(() => 'gone') },
  // In place of a file that may not be read, which root may.
  { weight: 1, arbitrary: fc.constant<Edit>(() => 'folder') },
);

const textOf = (file: string): string => (statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : '');

/** As editors save: in place, or beside it and renamed. False when nothing has changed. */
function save(file: string, to: string, renamed: boolean): boolean {
  const before = statSync(file, { throwIfNoEntry: false });
  if (to === 'gone' && before === undefined) return false;
  if (to === 'folder' && before?.isDirectory()) return false;
  if (to === 'gone' || to === 'folder' || before?.isDirectory()) rmSync(file, { recursive: true, force: true });
  if (to === 'folder') mkdirSync(file);
  else if (to !== 'gone' && renamed) {
    writeFileSync(`${file}~`, to);
    renameSync(`${file}~`, file);
  } else if (to !== 'gone') writeFileSync(file, to);
  return true;
}

const seen = new Set<string>();

/** What differs between what is in force and these settings. */
function differences(settings: Settings): string[] {
  const { store, keys, configuration } = h.server.services;
  const wrong: string[] = [];
  for (const name of settings.options.keys()) seen.add(name);
  for (const name of seen) {
    const entry = optionEntry(name);
    const place: OptionPlace = { level: entry?.scope === 'server' ? 'server' : 'global-session' };
    const expected = settings.options.get(name)?.value ?? (entry && initialValue(entry));
    const actual = ownValue(store.model, place, name) ?? (entry && initialValue(entry));
    if (expected === undefined ? actual !== undefined : !sameValue(actual, expected)) wrong.push(name);
  }
  const bound = keys.in('prefix').find(({ key }) => key === 'x')?.commands[0];
  const isOwn = [...settings.bindings.keys()].length > 0;
  if ((bound?.name === 'new-window') !== isOwn) wrong.push('x');
  if (store.model.environment['A']?.value !== settings.environment.get('A')?.value) wrong.push('A');
  if (![...settings.options.keys()].every((name) => configuration.applied.options.has(name))) wrong.push('applied');
  return wrong;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'config-torture-'));
  clock = new WatchedClock();
  h = await Harness.start(clock);
  writeFileSync(main(), goodMain(1));
  writeFileSync(other(), goodOther(1));
  expect(await configure(h.server.services, [main()])).toEqual([]);
});
afterEach(() => {
  h.server.services.configuration.dispose();
  rmSync(folder, { recursive: true });
});

describe('files that are edited at random', () => {
  test(
    `${edits} times: what was right last is in force within ${promisedMs} ms, and every mistake has its place`,
    async () => {
      const { configuration } = h.server.services;
      const count = { right: 0, wrong: 0 };
      const change = fc.tuple(fc.integer({ min: 0, max: 4 }), edit, fc.boolean());
      const changes = fc.sample(change, { numRuns: edits, ...(isLong ? {} : { seed: 7 }) });
      let last: Settings = noSettings;
      for (const [n, [which, make, renamed]] of changes.entries()) {
        // What a file includes is followed as long as it is included.
        const followsOther =
          textOf(main()).startsWith('include = ["other.toml"]\n') && configuration.mistakes.every((m) => m.place.file !== main());
        const [file, good] = which === 0 && followsOther ? [other(), goodOther] : [main(), goodMain];
        if (!save(file, make(textOf(file), n, good), renamed)) continue;
        const now = await configuration.check(main());
        if (now.ok) last = withAliases(now.value);
        if (now.ok) count.right++;
        else count.wrong++;
        const mistakes = now.ok ? [] : now.error.map(mistakeText);
        for (const text of mistakes)
          expect(text).toMatch(/^\/\S+\.toml:(\d+:\d+: .| (No such file or directory|Is a directory))/);
        await eventually('the system tells of the change', () => clock.waiting > 0, 20_000);
        clock.advance(promisedMs);
        const isThere = (): boolean =>
          JSON.stringify(configuration.mistakes.map(mistakeText)) === JSON.stringify(mistakes) && differences(last).length === 0;
        await h.until(isThere).catch(() => {
          expect({ n, file, mistakes: configuration.mistakes.map(mistakeText), wrong: differences(last) }).toEqual({
            n,
            file,
            mistakes,
            wrong: [],
          });
        });
      }
      expect(count.right).toBeGreaterThan(edits / 6);
      expect(count.wrong).toBeGreaterThan(edits / 6);
    },
    isLong ? 1_800_000 : 120_000,
  );
});
