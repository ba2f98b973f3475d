/** A program prints a file as fast as it is let: throughput, bytes sent on to the terminal, processor time. */
import { Arena } from '../arena.js';
import { expectSeen, type Measure } from '../measure.js';
import { growth } from '../processes.js';
import { now } from '../terminal.js';
import type { Workload } from '../workloads.js';

const endMark = '~flood-end-mark';

/** How long a flood may take before it counts as stuck. */
const maxFloodMs = 120_000;

/**
 * The mark stands on a cleared screen, reversed and struck out: no cell of it can be on the screen already, so a
 * multiplexer that sends differences must send them all, and can send them only when all before has been worked off.
 */
const floodScript = (file: string, pipe: string): string => `printf 'ready-flood\\r\\n'
read go < ${pipe}
cat ${file}
printf '\\033[0m\\033[r\\033[?1049l\\033[2J\\033[H\\r\\n\\033[7;9m%s\\033[0m\\r\\n' '${endMark}'
exec sleep 1000
`;

interface FloodResult {
  readonly megabytesPerSecond: number;
  readonly megabytesToTerminal: number;
  readonly cpuMs: number;
}

/** One flood in an arena; `begin` has a pane in view run the script that it is given. */
export const measureFlood = async (
  arena: Arena,
  { file, bytes }: Workload,
  begin: (script: string) => Promise<void>,
): Promise<FloodResult> => {
  const pipe = arena.pipe('go');
  await begin(floodScript(file, pipe));
  await using terminal = arena.attach();
  expectSeen(await terminal.waitFor('ready-flood', 8000), 'the flooding program');
  await terminal.quiet(300);
  const before = arena.processes();
  const bytesBefore = terminal.bytes;
  const start = now();
  const seen = terminal.waitFor(endMark, maxFloodMs);
  await arena.trigger(pipe);
  const ms = expectSeen(await seen, 'the end of the flood') - start;
  return {
    megabytesPerSecond: bytes / 1000 / ms,
    megabytesToTerminal: (terminal.bytes - bytesBefore) / 1e6,
    cpuMs: growth(before, arena.processes(), (usage) => usage.cpuMs),
  };
};

export const flood = (workload: Workload): Measure => ({
  name: `flood ${workload.name}`,
  withoutMultiplexer: true,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    const result = await measureFlood(arena, workload, (script) => arena.start(script));
    return [
      { metric: 'throughput', unit: 'MB/s', value: result.megabytesPerSecond },
      { metric: 'to terminal', unit: 'MB', value: result.megabytesToTerminal },
      { metric: 'processor', unit: 'ms', value: result.cpuMs },
    ];
  },
});
