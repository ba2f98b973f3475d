/**
 * How right title and screen alone are on recordings of Claude Code: node scripts/claude-accuracy.mjs FOLDER [NAME …]
 * FOLDER has NAME.cast (asciicast v2, or NAME.cast.gz) and NAME.states.json: { "segments": [{ t0, t1, state }] } with the states
 * starting, prompt, busy, permission, choice, dialog, exited.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from './bundle.mjs';

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node scripts/claude-accuracy.mjs FOLDER [NAME …]\n');
  process.exit(1);
}
const { accuracyOf, claudeRuleSet, parseCast, replay } = await load('packages/server/src/testing/accuracy-entry.ts');

const text = (file) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString() : readFileSync(file, 'utf8'));
const names = readdirSync(folder).filter(
  (name) => /\.cast(\.gz)?$/.test(name) && (wanted.length === 0 || wanted.some((w) => name.includes(w))),
);
const sum = { judged: 0, right: 0, events: 0, ms: 0, long: 0 };
const worst = [];
for (const file of names) {
  const name = file.replace(/\.cast(\.gz)?$/, '');
  const truthFile = join(folder, `${name}.states.json`);
  if (!existsSync(truthFile)) continue;
  const cast = parseCast(text(join(folder, file)));
  if (!cast.ok) {
    process.stdout.write(`${name}: ${cast.error}\n`);
    continue;
  }
  const begun = process.cpuUsage();
  const changes = replay(cast.value, claudeRuleSet);
  const { user, system } = process.cpuUsage(begun);
  sum.ms += (user + system) / 1000;
  sum.events += cast.value.events.length;
  const truth = JSON.parse(readFileSync(truthFile, 'utf8')).segments;
  const { judged, right, misses } = accuracyOf(changes, truth, cast.value.events.at(-1)?.at ?? 0);
  sum.judged += judged;
  sum.right += right;
  for (const miss of misses) worst.push({ name, ...miss });
  const share = judged === 0 ? '      –' : `${((100 * right) / judged).toFixed(2)} %`.padStart(8);
  process.stdout.write(`${share}  ${judged.toFixed(1).padStart(6)} s  ${name}\n`);
}
worst.sort((a, b) => b.to - b.from - (a.to - a.from));
sum.long = worst.filter((m) => m.to - m.from > 1 && m.said !== 'working').length;
process.stdout.write(
  `\n${names.length} recordings, ${sum.judged.toFixed(1)} s judged, ${((100 * sum.right) / sum.judged).toFixed(3)} % right; `,
);
process.stdout.write(
  `${sum.long} false waiting or idle longer than 1 s; ${Math.round(sum.events / (sum.ms / 1000))} events a second of processor time\n`,
);
for (const { name, from, to, truth, said, reason } of worst.slice(0, Number(process.env.WORST ?? 30))) {
  process.stdout.write(
    `  ${(to - from).toFixed(2)} s  ${name} ${from.toFixed(2)}–${to.toFixed(2)}: ${truth}, said ${said} (${reason})\n`,
  );
}
