/** How long a person waits for the program itself: an attach, one command, many windows in one call. */
import { Arena } from '../arena.js';
import { expectSeen, type Measure, median } from '../measure.js';
import { now } from '../terminal.js';

const attachesPerRun = 5;
const commandsPerRun = 8;
const windowsPerCall = 50;

/** More rows than the screen has, so that the picture is full; the last text comes last in a top-down paint. */
const fillScript = `i=0
while [ $i -lt 60 ]; do echo "attach-line-$i some text to fill the row up to a width"; i=$((i+1)); done
printf attach-content-end
exec sleep 1000
`;

const sleepScript = 'exec sleep 1000\n';

export const attach: Measure = {
  name: 'attach',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(fillScript);
    const times: number[] = [];
    for (let count = 0; count < attachesPerRun; count += 1) {
      await using terminal = arena.attach();
      times.push(expectSeen(await terminal.waitFor('attach-content-end', 8000), 'the picture') - terminal.startedAt);
      await terminal.quiet(150);
    }
    return [{ metric: 'full picture', unit: 'ms', value: median(times) }];
  },
};

export const oneShot: Measure = {
  name: 'command',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(sleepScript);
    const times: number[] = [];
    for (let count = 0; count < commandsPerRun; count += 1) {
      const start = now();
      await arena.command(['list-panes', '-t', 'b']);
      times.push(now() - start);
    }
    return [{ metric: 'one-shot', unit: 'ms', value: median(times) }];
  },
};

export const windows: Measure = {
  name: 'windows',
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(sleepScript);
    const pane = arena.paneCommand('sleep', sleepScript);
    const call = Array.from({ length: windowsPerCall }, () => ['new-window', '-d', '-t', 'b', pane, ';']).flat();
    const start = now();
    await arena.command(call.slice(0, -1));
    return [{ metric: `${windowsPerCall} in one call`, unit: 'ms', value: now() - start }];
  },
};
