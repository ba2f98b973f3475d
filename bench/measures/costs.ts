/** What ccmux pays for what others do without: the same measurement with a part of it and without, one behind the other. */
import { Arena } from '../arena.js';
import { expectSeen, type Measure, type Sample } from '../measure.js';
import type { Multiplexer } from '../multiplexers.js';
import type { TerminalSize } from '../terminal.js';
import type { Workload } from '../workloads.js';
import { type EchoOptions, echoScript, measureKeys } from './echo.js';
import { measureFlood } from './flood.js';

const historyLimit = 10_000;

/** How a flood goes with a history, next to how it goes without one: at least what packing lines costs. */
export const historyCost = (workload: Workload): Measure => ({
  name: 'cost of history',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    const throughput = async (limit: number): Promise<number> => {
      await using arena = new Arena(mux, size);
      const begin = async (script: string): Promise<void> => {
        await arena.start('exec sleep 1000\n');
        await arena.command(['set-option', '-g', 'history-limit', String(limit)]);
        await arena.command(['new-window', '-t', 'b:', arena.paneCommand('flood', script)]);
      };
      return (await measureFlood(arena, workload, begin)).megabytesPerSecond;
    };
    const without = await throughput(0);
    return [{ metric: `${workload.name}, throughput`, unit: '×', value: (await throughput(historyLimit)) / without }];
  },
});

/** A server that finds its state folder taken keeps nothing, and says so to the first who comes. */
const withoutState = async (arena: Arena, script: string): Promise<void> => {
  arena.takeStateFolder();
  await arena.start(script);
  await using first = arena.attach();
  expectSeen(await first.waitFor('nothing is saved', 8000), 'the word that nothing is saved');
};

/** How a flood and keys go while all that happens is written to disk, next to how they go without. */
export const stateCost = (workload: Workload, echo: EchoOptions): Measure => ({
  name: 'cost of state on disk',
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    const throughput = async (isKept: boolean): Promise<number> => {
      await using arena = new Arena(mux, size);
      const begin = (script: string) => (isKept ? arena.start(script) : withoutState(arena, script));
      return (await measureFlood(arena, workload, begin)).megabytesPerSecond;
    };
    const floodWithout = await throughput(false);
    const floodWith = await throughput(true);
    const without = await echoTime(mux, size, echo, withoutState);
    const kept = await echoTime(mux, size, echo, (arena, script) => arena.start(script));
    return [
      { metric: `${workload.name}, throughput`, unit: '×', value: floodWith / floodWithout },
      { metric: 'echo p99', unit: 'ms', value: kept - without },
    ];
  },
});

/** p99 of the echoes in one pane. */
const echoTime = async (
  mux: Multiplexer,
  size: TerminalSize,
  echo: EchoOptions,
  begin: (arena: Arena, script: string) => Promise<void>,
): Promise<number> => {
  await using arena = new Arena(mux, size);
  await begin(arena, echoScript);
  await using terminal = arena.attach();
  expectSeen(await terminal.waitFor('ready-echo', 8000), 'the echoing program');
  await terminal.quiet(300);
  const samples = await measureKeys(arena, terminal, echo);
  return samples.find(({ metric }) => metric === 'p99')?.value ?? Number.NaN;
};
