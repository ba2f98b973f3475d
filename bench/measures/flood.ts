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

export const flood = ({ name, file, bytes }: Workload): Measure => ({
  name: `flood ${name}`,
  withoutMultiplexer: true,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    const pipe = arena.pipe('go');
    await arena.start(floodScript(file, pipe));
    await using terminal = arena.attach();
    expectSeen(await terminal.waitFor('ready-flood', 8000), 'the flooding program');
    await terminal.quiet(300);
    const before = arena.processes();
    const bytesBefore = terminal.bytes;
    const start = now();
    const seen = terminal.waitFor(endMark, maxFloodMs);
    await arena.trigger(pipe);
    const ms = expectSeen(await seen, 'the end of the flood') - start;
    const after = arena.processes();
    return [
      { metric: 'throughput', unit: 'MB/s', value: bytes / 1000 / ms },
      { metric: 'to terminal', unit: 'MB', value: (terminal.bytes - bytesBefore) / 1e6 },
      { metric: 'processor', unit: 'ms', value: growth(before, after, (usage) => usage.cpuMs) },
    ];
  },
});
