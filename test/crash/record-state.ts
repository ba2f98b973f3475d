/**
 * Writes down a state folder of this version, for later versions to read: `fixtures/NAME/state` as a crash left it, and
 * `fixtures/NAME/facts.txt` with what commands told of it before.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { World } from '../robustness/world.js';
import { restoredFacts } from './restored-facts.js';

const stateFiles = ['wal', 'ckpt', 'panes'];

export async function record(name: string): Promise<void> {
  const folder = join(process.cwd(), 'test/crash/fixtures', name);
  const w = new World();
  try {
    await build(w);
    const facts = await restoredFacts(w);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'state'), { recursive: true });
    for (const file of stateFiles) cpSync(join(w.logFile, '..', file), join(folder, 'state', file), { recursive: true });
    writeFileSync(join(folder, 'facts.txt'), facts);
  } finally {
    await w.end();
  }
}

/** Something of everything that is kept: pictures, and a log of changes and output behind them. */
async function build(w: World): Promise<void> {
  const size = ['-x', '60', '-y', '12'];
  const text = `printf '\\033]2;title\\007\\033[1;38;2;1;2;3mcolour\\033[m \\033[4:3mcurly\\033[m 漢字 e\\314\\201 \\033]8;;http://x/\\033\\\\link\\033]8;;\\033\\\\\\n'`;
  const lines = 'i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo line $i; done';
  const first = ['new-session', '-d', '-s', 'first', '-n', 'one', ...size, `${text}; ${lines}; exec cat`];
  const started = await w.ccmux.run(first, { cwd: '/' });
  if (started.status !== 0) throw new Error(started.stderr);
  await w.shows('first', 'line 30');
  await w.ok('set-option', '-g', 'automatic-rename', 'off');
  await w.ok('split-window', '-h', '-t', 'first', '-c', '/', "printf '\\033[?1049h\\033[5;9Halternate'; exec cat");
  await w.shows('first:0.1', 'alternate');
  await w.ok('set-buffer', '-b', 'pictured', 'text of a buffer');
  await w.ok('bind-key', '-T', 'own', 'a', 'display-message', 'bound');
  // Has everything up to here written into a checkpoint.
  await w.ok('new-window', '-d', '-t', 'first:9', 'exec cat');
  await w.ok('set-option', '-p', '-t', 'first:9', 'save-screen', 'off');
  await w.ok('kill-window', '-t', 'first:9');
  await w.ok('new-window', '-d', '-t', 'first:4', '-n', 'four', '-c', '/', 'echo in the log; exec cat');
  await w.shows('first:4', 'in the log');
  await w.ok('new-session', '-d', '-s', 'second', '-c', '/', ...size, 'exec cat');
  await w.ok('link-window', '-s', 'first:4', '-t', 'second:7');
  await w.ok('set-option', '-t', 'second', '@mine', 'value');
  await w.ok('set-option', '-g', 'status-left', 'LEFT');
  await w.ok('set-environment', '-t', 'first', 'NAME', 'value');
  await w.ok('set-buffer', 'text in the log');
  await w.ok('bind-key', '-T', 'own', 'b', 'display-message', 'in the log');
  await w.ok('set-hook', '-g', 'after-new-window', 'display-message new');
}
