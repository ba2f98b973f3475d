/**
 * Records the real Claude Code: the fixtures by which the reading of titles and screens is measured.
 *
 * usage: node test/claude/record.mjs FOLDER VERSION SIZE[-inline] [scenario …]      (needs a build; SIZE as 80x24)
 *        node test/claude/record.mjs --all FOLDER                                  (what is in test/claude/recordings; an hour)
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { load } from '../../scripts/bundle.mjs';

const core = 'slow bash edit ask plan panels agent interrupt errors compact queue trust'.split(' ');
/** Before 2.1 there is no status file, and before 2.0 nothing is asked. */
const old = 'slow think bash edit plan panels agent interrupt errors compact queue trust draft resize'.split(' ');

/** What has to be seen of the newest in both renderers and of the newest for Node 18. */
const most = [
  ...'idle slow think long hello accept bash edit multi parallel ask plan panels rewind agent bg interrupt errors compact'.split(
    ' ',
  ),
  ...'trust draft queue viewer resize exit forge forgefile'.split(' '),
];

/** The newest in both renderers and the newest for Node 18 with that; other versions and sizes with what differs between them. */
const everything = [
  ['2.1.328', '100x30', ...most],
  ['2.1.328', '80x24-inline', ...most],
  ['2.1.197', '120x40', ...most],
  ['1.0.128', '80x24', ...old],
  ['2.0.50', '100x30', ...old, 'ask'],
  ['2.0.76', '90x26', ...old, 'ask'],
  ['2.1.120', '80x24', ...core],
  ['2.1.160', '90x26', ...core],
  ['2.1.231', '60x20', ...core],
  ['2.1.260', '80x24', ...core],
  ['2.1.300', '140x50', ...core],
  ['2.1.328', '40x12', ...core, 'resize'],
  ['2.1.197', '60x20', ...core],
  ['2.1.328', '72x24', 'picker', 'slash', 'search', 'agents', 'planfile', 'retry', 'bgturn', 'flood', 'modes', 'fetch', 'named'],
  ['2.1.328', '80x24', 'limit', 'login'],
  ['2.1.328', '80x30', 'forgeask', 'forgeplan', 'forgebash'],
  ['2.1.328', '50x14-inline', 'slash', 'notitle', 'inner', 'bashmode', 'panels2', 'panels4', 'bypass'],
  ['2.1.328', '44x20-inline', 'limit', 'login'],
  ['2.1.197', '50x16', 'picker', 'slash', 'ask2', 'inner', 'agents', 'bgturn', 'modes', 'panels3'],
  ['2.1.197', '60x20', 'limit'],
  ['2.1.120', '80x24', 'bg'],
  ['2.1.220', '40x20', 'ask', 'edit', 'plan', 'panels', 'slash', 'ask2', 'agents', 'viewers'],
  ['2.1.280', '60x12', 'panels3', 'panels4', 'slash', 'viewers', 'bypass', 'server', 'inner', 'agents'],
];

const [first, ...rest] = process.argv.slice(2);
if (first === undefined || rest.length === 0) {
  process.stderr.write(
    'usage: node test/claude/record.mjs FOLDER VERSION SIZE[-inline] [scenario …]\n       node test/claude/record.mjs --all FOLDER\n',
  );
  process.exit(1);
}
if (process.env.CCMUX_RECORDING === '1') {
  const { record } = await load('test/claude/recorder/main.ts');
  const [version, size, ...names] = rest;
  await record({ folder: first, version, size: size.replace('-inline', ''), inline: size.endsWith('-inline'), names });
} else {
  const { fetchClaude } = await load('packages/testkit/src/claude/cli-cache.ts');
  const { loopbackArgv } = await load('packages/testkit/src/claude/loopback.ts');
  const orders = first === '--all' ? everything.map((order) => [rest[0], ...order]) : [[first, ...rest]];
  for (const [folder, version, ...more] of orders) {
    await fetchClaude(version);
    const argv = [process.execPath, fileURLToPath(import.meta.url), folder, version, ...more];
    const isolated = loopbackArgv(argv);
    if (isolated === undefined) throw new Error('no network namespace can be made here');
    const [file, ...args] = isolated;
    const child = spawn(file, args, { env: { ...process.env, CCMUX_RECORDING: '1' }, stdio: 'inherit' });
    await new Promise((resolve) => {
      child.on('exit', resolve);
    });
  }
}
