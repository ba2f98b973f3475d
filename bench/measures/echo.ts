/** The time from a key to its letter on the terminal: alone, and while another pane floods, in view or hidden. */
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import { type Measure, percentile, type Sample } from '../measure.js';
import { growth } from '../processes.js';
import { now, type Terminal } from '../terminal.js';
import type { Workload } from '../workloads.js';

export interface EchoOptions {
  readonly keys: number;
  /** The mean pause between two keys; each is a quarter shorter or longer, so that no timer gets into step with it. */
  readonly gapMs: number;
}

/** The first keys are typed for the compiler and the caches. */
const warmUpKeys = 50;

/** Longest wait for one letter; longer counts as lost, with this as its time. */
const maxEchoMs = 2000;

/** Letters that neither the flood nor a status line prints. */
const alphabet = 'QVWYUX';

/**
 * Keys per row of letters. Shorter than the narrower of two panes, and no multiple of the alphabet's length, so that
 * a new row over the old one changes every cell.
 */
const rowLength = 31;

/** `cat` in a raw terminal gives every byte back as it comes. */
export const echoScript = "stty raw -echo\nprintf 'ready-echo\\r\\n'\nexec cat\n";

const floodScript = (file: string, pipe: string): string => `read go < ${pipe}\nwhile cat ${file}; do :; done\n`;

/** Keys `from` up to `to` of an endless row of keys; resolves with the time that each took. */
const pressKeys = async (terminal: Terminal, from: number, to: number, gapMs: number): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (index % rowLength === 0) {
      terminal.type('\r');
      await delay(gapMs);
    }
    const letter = alphabet[index % alphabet.length]!;
    const seen = terminal.waitFor(letter, maxEchoMs);
    const start = now();
    terminal.type(letter);
    times.push(((await seen) ?? start + maxEchoMs) - start);
    await delay(gapMs * (0.75 + 0.5 * ((index * 0.618) % 1)));
  }
  return times;
};

export const measureKeys = async (arena: Arena, terminal: Terminal, { keys, gapMs }: EchoOptions): Promise<readonly Sample[]> => {
  await pressKeys(terminal, 0, warmUpKeys, gapMs);
  const before = arena.processes();
  const times = await pressKeys(terminal, warmUpKeys, warmUpKeys + keys, gapMs);
  return [
    { metric: 'p50', unit: 'ms', value: percentile(times, 50) },
    { metric: 'p99', unit: 'ms', value: percentile(times, 99) },
    { metric: 'processor per key', unit: 'ms', value: growth(before, arena.processes(), (usage) => usage.cpuMs) / keys },
  ];
};

const ready = async (terminal: Terminal): Promise<void> => {
  if ((await terminal.waitFor('ready-echo', 8000)) === undefined) throw new Error('the echoing program did not start');
  await terminal.quiet(300);
};

export const echoIdle = (options: EchoOptions): Measure => ({
  name: 'echo idle',
  withoutMultiplexer: true,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    await arena.start(echoScript);
    await using terminal = arena.attach();
    await ready(terminal);
    return await measureKeys(arena, terminal, options);
  },
});

export const echoUnderFlood = (where: 'visible' | 'hidden', { file }: Workload, options: EchoOptions): Measure => ({
  name: `echo ${where} flood`,
  withoutMultiplexer: false,
  run: async (mux, size) => {
    await using arena = new Arena(mux, size);
    const pipe = arena.pipe('go');
    await arena.start(echoScript);
    const command = where === 'visible' ? 'split-window' : 'new-window';
    await arena.command([command, '-d', '-t', 'b', arena.paneCommand('flood', floodScript(file, pipe))]);
    await using terminal = arena.attach();
    await ready(terminal);
    await arena.trigger(pipe);
    await delay(700);
    return await measureKeys(arena, terminal, options);
  },
});
