/** What many panes cost: memory with history, and the time of an echo among two hundred that print. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import { expectSeen, type Measure, type Sample } from '../measure.js';
import { growth, total } from '../processes.js';
import type { Workload } from '../workloads.js';
import { type EchoOptions, echoScript, measureKeys } from './echo.js';

/** Time for what is done once programs are quiet: history and kept output are packed, the engine tidies its memory. */
const settleMs = 15_000;
const paneCount = 200;
const panesForIncrement = 10;
const megabytes = (kilobytes: number): number => kilobytes / 1024;

/** The first lines of a workload, in a file of their own. */
const firstLines = (arena: Arena, { file }: Workload, count: number): string => {
  const path = join(arena.directory, `lines-${count}`);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, count);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

/** Opens windows that print a file and stay, each when the one before has printed it; `first` is the index of the first. */
const fill = async (arena: Arena, first: number, count: number, file: string): Promise<void> => {
  const script = arena.paneCommand('fill', `cat ${file}\nprintf 'fill-end\\r\\n'\nexec sleep 1000\n`);
  for (let window = first; window < first + count; window += 1) {
    await arena.command(['new-window', '-d', '-t', 'b:', script]);
    while (!(await arena.command(['capture-pane', '-p', '-t', `b:${window}`])).includes('fill-end')) await delay(20);
  }
};

const start = async (arena: Arena, script: string): Promise<void> => {
  await arena.start(script);
  await arena.command(['set-option', '-g', 'history-limit', '10000']);
};

/** The increment for one pane with ten thousand lines of a log, all processes together. */
export const panesMemory = (log: Workload): Measure => ({
  name: 'panes',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await start(arena, 'exec sleep 1000\n');
    const file = firstLines(arena, log, 10_000);
    // The first pane pays for what all share: compiled code, buffers.
    await fill(arena, 1, 1, file);
    await delay(settleMs);
    const before = arena.processes();
    await fill(arena, 2, panesForIncrement, file);
    await delay(settleMs);
    const kilobytes = growth(before, arena.processes(), (usage) => usage.pssKb) / panesForIncrement;
    return [{ metric: 'memory with 10 000 lines', unit: 'MB', value: megabytes(kilobytes) }];
  },
});

export const manyPanesMemory = (log: Workload): Measure => ({
  name: `${paneCount} panes`,
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await start(arena, 'exec sleep 1000\n');
    await fill(arena, 1, paneCount - 1, firstLines(arena, log, 1000));
    await delay(settleMs);
    const value = megabytes(total(arena.processes(), (usage) => usage.pssKb));
    return [{ metric: 'memory with 1 000 lines each', unit: 'MB', value }];
  },
});

/** Feeds `cat` in every pane through a named pipe for a while: lines everywhere, colours in some, bursts in a few. */
const feeder = `
const fs = require('node:fs');
const [seconds, ...pipes] = process.argv.slice(1);
const fds = pipes.map((path) => fs.openSync(path, 'r+'));
let n = 0;
const end = Date.now() + 1000 * seconds;
const write = (i, text) => fs.write(fds[i], text, () => {});
const tick = () => {
  n++;
  const last = Date.now() >= end;
  for (let i = 0; i < fds.length; i++) {
    if (n % 5 === i % 5) write(i, 'n' + Math.floor(n / 5) + '\\r\\n');
    if (i % 10 === 1) write(i, '\\x1b[3' + (n % 8) + 'mcolour\\x1b[0m and \\x1b]0;title ' + n + '\\x07\\x1b[2Kplain\\r'.repeat(8));
    if (i % 50 === 2 && n % 10 === 0) write(i, 'burst \\r'.repeat(4000));
    if (last) write(i, 'feed-end\\r\\n');
  }
  if (last) setTimeout(() => process.exit(0), 2000);
  else setTimeout(tick, 100);
};
setTimeout(tick, 100);
`;

/** Lines that did not come, over all panes. */
const countLost = async (arena: Arena, panes: number): Promise<number> => {
  let lost = 0;
  for (let window = 1; window <= panes; window += 1) {
    const text = await arena.command(['capture-pane', '-p', '-S', '-', '-t', `b:${window}`]);
    const numbers = [...text.matchAll(/n(\d+)\s*$/gm)].map((match) => Number(match[1]));
    if (!text.includes('feed-end')) lost += 1;
    for (let i = 1; i < numbers.length; i += 1) if (numbers[i] !== numbers[i - 1]! + 1) lost += 1;
  }
  return lost;
};

export const manyPanesEcho = (options: EchoOptions, seconds: number): Measure => ({
  name: `${paneCount} panes`,
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    await using arena = new Arena(mux, size);
    await start(arena, echoScript);
    const panes = paneCount - 1;
    const pipes = Array.from({ length: panes }, (_, index) => arena.pipe(`feed-${index}`));
    for (let from = 0; from < panes; from += 20) {
      const calls = pipes
        .slice(from, from + 20)
        .map((pipe, index) => [
          'new-window',
          '-d',
          '-t',
          'b:',
          arena.paneCommand(`feed-${from + index}`, `cat ${pipe}\nexec sleep 1000\n`),
        ]);
      await arena.command(calls.flatMap((call, index) => (index === 0 ? call : [';', ...call])));
    }
    await using terminal = arena.attach();
    await using second = arena.attach();
    expectSeen(await terminal.waitFor('ready-echo', 8000), 'the echoing program');
    await second.quiet(300);
    const feed = spawn(process.execPath, ['-e', feeder, String(seconds), ...pipes], { stdio: 'ignore' });
    const fed = once(feed, 'exit');
    const echo = await measureKeys(arena, terminal, options);
    await fed;
    await delay(1000);
    return [
      ...echo.filter(({ metric }) => metric !== 'processor per key'),
      { metric: 'lost', unit: '', value: await countLost(arena, panes) },
    ];
  },
});
