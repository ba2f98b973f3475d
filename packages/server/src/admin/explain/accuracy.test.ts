/**
 * How right title and screen alone are, on recordings of the real program (test/claude/recordings; made anew by
 * `node test/claude/record.mjs --all test/claude/recordings`). Prints the counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { claudeRuleSet } from '@ccmux/claude';
import { describe, expect, it } from 'vitest';
import { accuracyOf, type Miss, type TruthSegment } from '../../testing/accuracy.js';
import { parseCast } from './cast.js';
import { replay } from './replay.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../../../test/claude/recordings');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.cast.gz') ? [file.slice(0, -'.cast.gz'.length)] : []));

/** `2.1.328-inline`: a version, and the renderer where it is not the version's own. */
const groups = [...new Set(names.map((name) => /^[\d.]+(?:-inline)?/.exec(name)?.[0] ?? name))].sort();

/** Right at least so much of the time, outside 300 ms around a change. */
const barOf = (group: string): number => (/^2\.1\.(?:328|197)/.test(group) ? 0.999 : 0.99);

function measure(name: string): { readonly judged: number; readonly right: number; readonly misses: readonly Miss[] } {
  const cast = parseCast(gunzipSync(readFileSync(join(folder, `${name}.cast.gz`))).toString());
  if (!cast.ok) throw new Error(`${name}: ${cast.error}`);
  // SAFETY: written by the recorder, and kept in the repository.
  const { segments } = JSON.parse(readFileSync(join(folder, `${name}.states.json`), 'utf8')) as { segments: TruthSegment[] };
  return accuracyOf(replay(cast.value, claudeRuleSet), segments, cast.value.events.at(-1)?.at ?? 0);
}

describe('title and screen alone', () => {
  it('were recorded in both renderers and a dozen versions', () => {
    expect(groups.length).toBeGreaterThanOrEqual(13);
  });

  it.each(groups)('are right for %s', (group) => {
    let judged = 0;
    let right = 0;
    const wrong: string[] = [];
    const mine = names.filter((name) => name.replace(/^([\d.]+(?:-inline)?)-.*/, '$1') === group);
    for (const name of mine) {
      const measured = measure(name);
      judged += measured.judged;
      right += measured.right;
      for (const { from, to, truth, said, reason } of measured.misses) {
        wrong.push(`${(to - from).toFixed(2)} s ${name} ${from.toFixed(2)}: ${truth}, said ${said} (${reason})`);
        if (said !== 'working') expect(to - from, `false ${said} in ${name} at ${from}: ${reason}`).toBeLessThanOrEqual(1);
      }
    }
    const share = right / judged;
    process.stdout.write(`${group}: ${mine.length} recordings, ${judged.toFixed(0)} s, ${(100 * share).toFixed(3)} % right\n`);
    expect(share, wrong.sort().reverse().join('\n')).toBeGreaterThanOrEqual(barOf(group));
  });
});
