/** What a multiplexer costs while nothing happens: processor, wake-ups, memory. */
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import { expectSeen, type Measure } from '../measure.js';
import { growth, total } from '../processes.js';

/** Time for start-up work to end (the engine tidies its memory for some seconds), and time watched after it. */
const settleMs = 10_000;
const watchMs = 5000;

const script = "printf 'ready-rest\\r\\n'\nexec sleep 1000\n";

const megabytes = (kilobytes: number): number => kilobytes / 1024;

export const idle: Measure = {
  name: 'idle',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(script);
    await using terminal = arena.attach();
    expectSeen(await terminal.waitFor('ready-rest', 8000), 'the pane');
    await delay(settleMs);
    const before = arena.processes();
    await delay(watchMs);
    const after = arena.processes();
    const perSecond = 1000 / watchMs;
    return [
      { metric: 'processor', unit: 'ms/s', value: growth(before, after, (usage) => usage.cpuMs) * perSecond },
      { metric: 'wake-ups', unit: '/s', value: growth(before, after, (usage) => usage.wakeUps) * perSecond },
    ];
  },
};

export const memory: Measure = {
  name: 'memory',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(script);
    await using terminal = arena.attach();
    expectSeen(await terminal.waitFor('ready-rest', 8000), 'the pane');
    await terminal.quiet(1000);
    const processes = arena.processes();
    return [
      { metric: 'resident, all processes', unit: 'MB', value: megabytes(total(processes, (usage) => usage.rssKb)) },
      { metric: 'proportional, all processes', unit: 'MB', value: megabytes(total(processes, (usage) => usage.pssKb)) },
      { metric: 'processes', unit: '', value: processes.length },
    ];
  },
};
