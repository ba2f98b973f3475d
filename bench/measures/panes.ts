/** What many panes cost: memory, with the history of each. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import type { Measure } from '../measure.js';
import { growth, total } from '../processes.js';
import type { Workload } from '../workloads.js';

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
