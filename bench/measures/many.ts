/** Somebody types in one of two hundred panes while all others print: the time of an echo, and whether all lines came. */
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import { expectSeen, type Measure, type Sample } from '../measure.js';
import { growth } from '../processes.js';
import { type EchoOptions, echoScript, measureKeys } from './echo.js';
import { HeldLines } from './many-lines.js';

const paneCount = 200;
const historyLimit = 10_000;
/** Panes per command: a call costs the start of a process. */
const batch = 20;
/** How often the panes are looked at in the end until all lines are there: the last may be on their way. */
const looks = 3;
const lookPauseMs = 1000;

/** A command for each of the panes, some in one call; what they print. */
export const each = async (
  arena: Arena,
  panes: readonly number[],
  command: (pane: number) => readonly string[],
): Promise<string> => {
  let output = '';
  for (let from = 0; from < panes.length; from += batch) {
    const calls = panes.slice(from, from + batch).map(command);
    output += await arena.command(calls.flatMap((call, index) => (index === 0 ? call : [';', ...call])));
  }
  return output;
};

/** Lines of `written` that did not come, over all panes: pane i is window i + 1. */
const countLost = async (arena: Arena, written: readonly number[]): Promise<number> => {
  let lost = Number.POSITIVE_INFINITY;
  for (let look = 0; look < looks && lost > 0; look += 1) {
    if (look > 0) await delay(lookPauseMs);
    const held = new HeldLines();
    held.take(await each(arena, [...written.keys()], (pane) => ['capture-pane', '-p', '-S', '-', '-t', `b:${pane + 1}`]));
    lost = written.reduce((sum, lines, pane) => sum + held.missing(pane, lines, historyLimit), 0);
  }
  return lost;
};

/** The feeder at work; `stop` resolves with the lines that each pane was given. */
const startFeeder = (pipes: readonly string[]): { readonly stop: () => Promise<readonly number[]> } => {
  const child = spawn(process.execPath, [process.argv[1]!, 'feed', ...pipes], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    stop: async () => {
      child.stdin.end();
      await closed;
      // SAFETY: the feeder prints this and nothing else.
      return JSON.parse(said) as number[];
    },
  };
};

export const manyPanesEcho = (options: EchoOptions): Measure => ({
  name: `${paneCount} panes`,
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    await using arena = new Arena(mux, size);
    await arena.start(echoScript);
    await arena.command(['set-option', '-g', 'history-limit', String(historyLimit)]);
    const panes = Array.from({ length: paneCount - 1 }, (_, index) => index);
    const pipes = panes.map((pane) => arena.pipe(`feed-${pane}`));
    const script = (pane: number): string => arena.paneCommand(`feed-${pane}`, `cat ${pipes[pane]}\nexec sleep 1000\n`);
    await each(arena, panes, (pane) => ['new-window', '-d', '-t', 'b:', script(pane)]);
    await using terminal = arena.attach();
    expectSeen(await terminal.waitFor('ready-echo', 8000), 'the echoing program');
    await using second = arena.attach();
    expectSeen(await second.waitFor('ready-echo', 8000), 'the echoing program');
    const feeder = startFeeder(pipes);
    await delay(1000);
    const before = arena.processes();
    const echo = await measureKeys(arena, terminal, options);
    const cpuMs = growth(before, arena.processes(), (usage) => usage.cpuMs);
    const written = await feeder.stop();
    return [
      ...echo.filter(({ metric }) => metric !== 'processor per key'),
      { metric: 'printed', unit: 'lines', value: written.reduce((sum, lines) => sum + lines, 0) },
      { metric: 'processor', unit: 'ms', value: cpuMs },
      { metric: 'lost', unit: 'lines', value: await countLost(arena, written) },
    ];
  },
});
