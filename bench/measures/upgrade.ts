/** Another ptyhost takes over two hundred panes whose rings are full: how long nothing moves, and what stays behind. */
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import type { Measure, Sample } from '../measure.js';
import type { Workload } from '../workloads.js';
import { each } from './many.js';

const paneCount = 200;
/** As much as a ring holds. */
const printedBytes = 1024 * 1024;
/** Panes that print at the same time. */
const batch = 10;
/** What was printed is packed once it is quiet; the first hand-over comes before, the second behind. */
const settleMs = 15_000;

/** Milliseconds from the command to the answer of the next ptyhost with all panes, and the pid of the one before. */
const upgrade = async (arena: Arena): Promise<{ readonly ms: number; readonly before: number }> => {
  const said = await arena.command(['upgrade-ptyhost']);
  const [, before, panes, ms] = /^ptyhost (\d+) handed (\d+) panes over to \d+ in (\d+) ms$/m.exec(said) ?? [];
  if (Number(panes) !== paneCount) throw new Error(`not all panes were handed over: ${said}`);
  return { ms: Number(ms), before: Number(before) };
};

/** Opens windows that print at the same time; resolves when all have. */
const fill = async (arena: Arena, windows: readonly number[], script: string): Promise<void> => {
  await each(arena, windows, () => ['new-window', '-d', '-t', 'b:', script]);
  for (let filled = 0; filled < windows.length; ) {
    const shown = await each(arena, windows, (window) => ['capture-pane', '-p', '-t', `b:${window}`]);
    filled = shown.split('fill-end').length - 1;
  }
};

export const upgradePtyhost = (log: Workload): Measure => ({
  name: `upgrade with ${paneCount} panes`,
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    await using arena = new Arena(mux, size);
    await arena.start('exec sleep 1000\n');
    const windows = Array.from({ length: paneCount - 1 }, (_, index) => index + 1);
    const script = arena.paneCommand(
      'fill',
      `head -c ${printedBytes} ${log.file}\nprintf '\\r\\nfill-end\\r\\n'\nexec sleep 1000\n`,
    );
    for (let first = 0; first < windows.length; first += batch) await fill(arena, windows.slice(first, first + batch), script);
    const loose = await upgrade(arena);
    await delay(settleMs);
    const behind = arena.processes().find(({ pid }) => pid === loose.before);
    const packed = await upgrade(arena);
    return [
      { metric: 'time, just printed', unit: 'ms', value: loose.ms },
      { metric: 'time, packed', unit: 'ms', value: packed.ms },
      { metric: 'memory of the parent that stays', unit: 'MB', value: (behind?.pssKb ?? 0) / 1024 },
    ];
  },
});
