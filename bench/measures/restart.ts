/**
 * What a crash costs: the time until everything is shown again after `kill -9` of the server, and of everything. Fifty
 * panes with a thousand lines each; the time is that of a person who attaches right behind the crash.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arena } from '../arena.js';
import { expectSeen, type Measure, type Sample } from '../measure.js';
import { now } from '../terminal.js';
import { echoScript, measureKeys } from './echo.js';

const paneCount = 50;
const endMark = '~restart-end-mark';
/** Longest wait for a picture. */
const limitMs = 20_000;

const linesScript = (lines: number): string =>
  `i=0; while [ $i -lt ${lines} ]; do i=$((i+1)); echo "line $i of ${lines}, with about as many letters as lines have"; done
printf '${endMark}'; exec cat > /dev/null\n`;

/** In one call: the time of fifty is not what is measured. */
async function manyWindows(arena: Arena, count: number, command: string): Promise<void> {
  const one = ['new-window', '-d', '-t', 'b:', command];
  const all = Array.from({ length: count }, (_, i) => (i === 0 ? one : [';', ...one])).flat();
  if (count > 0) await arena.command(all);
}

async function withPanes(arena: Arena, panes: number, lines: number): Promise<void> {
  // Printed once: of a pane that prints more than a mebibyte, the last half second may be on no disk yet.
  await arena.start('exec sleep 1000\n');
  await arena.command(['set-option', '-g', 'history-limit', '20000']);
  const command = arena.paneCommand('more', linesScript(lines));
  await manyWindows(arena, panes - 1, command);
  await arena.command(['respawn-pane', '-k', '-t', 'b:0.0', command]);
  const deadline = now() + limitMs;
  for (;;) {
    const shown = await arena.command(['list-panes', '-a', '-F', '#{cursor_x} #{history_size}']);
    const done = shown
      .trim()
      .split('\n')
      .filter((line) => line.startsWith(`${endMark.length} `)).length;
    if (done === panes) break;
    if (now() > deadline) throw new Error(`${done} of ${panes} panes have printed`);
  }
  // Whose change is acknowledged has all before it on the disk.
  await arena.command(['set-option', '-g', '@last', 'change']);
}

/** From the crash to the picture, and what of it was the new server's showing of panes. */
async function crash(arena: Arena, programs: RegExp): Promise<{ readonly ms: number; readonly shownMs: number }> {
  const start = now();
  arena.kill(programs);
  await using terminal = arena.attach();
  expectSeen(await terminal.waitFor(endMark, limitMs), 'the picture after the crash');
  return { ms: now() - start, shownMs: lastShownMs(arena) };
}

function lastShownMs(arena: Arena): number {
  const lines = readFileSync(join(arena.stateFolder, 'server.log'), 'utf8').trim().split('\n');
  const [last] = lines.filter((line) => line.includes('"panes.shown"')).slice(-1);
  const ms = /"ms":([\d.]+)/.exec(last ?? '')?.[1];
  return ms === undefined ? Number.NaN : Number(ms);
}

const server = /server\.js$/;
const everything = /(server|ptyhost)\.js$/;

export const restart: Measure = {
  name: 'restart',
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    await using many = new Arena(mux, size);
    await withPanes(many, paneCount, 1000);
    const afterServer = await crash(many, server);
    const afterAll = await crash(many, everything);
    await using one = new Arena(mux, size);
    await withPanes(one, 1, 10_000);
    const fromLog = await crash(one, everything);
    await using pictured = new Arena(mux, size);
    await withPanes(pictured, 1, 10_000);
    // What is not to be kept any more is gone from the disk once this returns: with a new checkpoint.
    for (const value of ['off', 'on']) await pictured.command(['set-option', '-w', '-t', 'b:0', 'save-screen', value]);
    const fromPicture = await crash(pictured, everything);
    return [
      { metric: '50 panes, server', unit: 'ms', value: afterServer.ms },
      { metric: '50 panes, everything', unit: 'ms', value: afterAll.ms },
      { metric: 'one pane of 10 000 lines, from its picture', unit: 'ms', value: fromPicture.shownMs },
      { metric: 'one pane of 10 000 lines, from the log alone', unit: 'ms', value: fromLog.shownMs },
    ];
  },
};

/** Keys while fifty changed panes are written down again and again, next to keys without. */
export const checkpoints = (keys: number): Measure => ({
  name: 'checkpoints of 50 changed panes',
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    const p99 = async (isWriting: boolean): Promise<number> => {
      await using arena = new Arena(mux, size);
      await arena.start(echoScript);
      const ticking = arena.paneCommand('tick', 'i=0; while :; do i=$((i+1)); echo "line $i"; sleep 0.5; done\n');
      await manyWindows(arena, paneCount - 1, ticking);
      await using terminal = arena.attach();
      expectSeen(await terminal.waitFor('ready-echo', 8000), 'the echoing program');
      await terminal.quiet(300);
      let isOver = false;
      const write = async (): Promise<void> => {
        while (isWriting && !isOver) {
          await arena.command(['set-option', '-w', '-t', 'b:1', 'save-screen', 'off']);
          await arena.command(['set-option', '-w', '-t', 'b:1', 'save-screen', 'on']);
        }
      };
      const writing = write();
      const samples = await measureKeys(arena, terminal, { keys, gapMs: 8 });
      isOver = true;
      await writing;
      return samples.find(({ metric }) => metric === 'p99')?.value ?? Number.NaN;
    };
    const without = await p99(false);
    return [{ metric: 'echo p99', unit: 'ms', value: (await p99(true)) - without }];
  },
});
