/**
 * How long it takes from a tag in an answer to the program in its pane: from the end of the API's stream, which has Claude's
 * own time in it, and from the moment the tag stands in the file of the conversation. The answers come one behind the other in
 * one turn, a tool call between them. The numbers are printed; the long form holds them to their limit, on a machine that does
 * nothing else.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { idle } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
/** Each is an answer of its own, and a pane: many with the newest Claude. */
const tagsOf = (version: string): number => (version === claudeVersions.at(-1) || isLong ? 50 : 10);
const limitMs = 500;

const percentile = (values: readonly number[], percent: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))] ?? Number.NaN;

const shown = (values: readonly number[]): string =>
  [50, 95, 100].map((percent) => `p${percent} ${Math.round(percentile(values, percent))} ms`).join(', ');

/** When each tag was first seen in an answer in the file, in milliseconds since the epoch. */
class SeenTags {
  readonly at = new Map<number, number>();
  readonly #file: string;
  #read = 0;

  constructor(file: string) {
    this.#file = file;
  }

  look(): void {
    const now = Date.now();
    const bytes = readFileSync(this.#file).subarray(this.#read);
    const end = bytes.lastIndexOf(10) + 1;
    this.#read += end;
    for (const line of bytes.subarray(0, end).toString().split('\n')) {
      if (!line.includes('"type":"assistant"')) continue;
      for (const [, n] of line.matchAll(/open-(\d+)/g)) if (!this.at.has(Number(n))) this.at.set(Number(n), now);
    }
  }
}

describe.each(claudeVersions)('Claude %s', (version) => {
  test('opens panes soon after their tags were written', async () => {
    const tagCount = tagsOf(version);
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const opened = join(lab.sandbox.folder, 'opened');
    mkdirSync(opened);
    const ccmux = new Ccmux(lab.sandbox);
    ccmux.terminal(['new', 'work', cwd, '--permission-mode', 'default']);
    await idle(lab);
    await ccmux.ok('set-option', '-s', 'agent-rules[0]', 'allow -- touch **');
    for (const limit of ['agent-rate', 'agent-budget', 'agent-children', 'agent-tree', 'agent-panes'])
      await ccmux.ok('set-option', '-s', limit, String(2 * tagCount));
    // The first prompt makes the file.
    await ccmux.ok('send', 'work', 'please [[hello]]', '--wait');
    const file = lab.transcripts()[0]!;
    const seen = new SeenTags(file);
    const watcher = watch(file, () => seen.look());
    await ccmux.ok('send', 'work', `please [[tags:${tagCount} touch ${opened}/]]`);
    await eventually('all panes', () => readdirSync(opened).length === tagCount, 250_000);
    watcher.close();
    const sent = new Map(
      lab.api.events.flatMap((event) =>
        event.kind === 'answered' && event.tag?.name === 'tags' ? [[event.step, performance.timeOrigin + event.at]] : [],
      ),
    );
    // The program's own mark of when it ran.
    const since = (starts: ReadonlyMap<number | undefined, number | undefined>): number[] =>
      Array.from({ length: tagCount }, (_, n) => statSync(join(opened, `open-${n}`)).mtimeMs - (starts.get(n) ?? Number.NaN));
    const [fromStream, fromFile] = [since(sent), since(seen.at)];
    console.log(
      `Claude ${version}, ${tagCount} tags, from the end of the stream: ${shown(fromStream)}; from the file: ${shown(fromFile)}`,
    );
    expect([...fromStream, ...fromFile].filter(Number.isNaN)).toEqual([]);
    if (isLong) expect(percentile(fromStream, 95)).toBeLessThanOrEqual(limitMs);
  }, 280_000);
});
