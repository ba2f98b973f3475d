/**
 * What the server pays for twenty Claudes that nobody looks at: idle ones, and ones that work, which move a sign and a few
 * letters eight times a second, count seconds, and change their title once a second, as the real one does.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import type { Measure, Sample } from '../measure.js';
import type { Multiplexer } from '../multiplexers.js';
import { growth } from '../processes.js';
import type { TerminalSize } from '../terminal.js';
import { claudeProgram } from './claude-program.js';

const count = 20;
/** Programs that print at the same moment, as few real ones do. */
const inStep = 5;
const frameMs = 120;
const titleFrames = 8;
/** The engine compiles what runs often within this time. */
const settleMs = 30_000;
const watchMs = 20_000;

export const claudes: Measure = {
  name: `${count} Claudes`,
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    const none = await cost(mux, size, undefined);
    const sample = async (status: 'idle' | 'busy') => (await cost(mux, size, status)) - none;
    return [
      { metric: 'idle, processor', unit: 'ms/s', value: await sample('idle') },
      { metric: 'working, processor', unit: 'ms/s', value: await sample('busy') },
    ];
  },
};

/** Processor time of the server, in milliseconds a second. */
async function cost(mux: Multiplexer, size: TerminalSize, status: 'idle' | 'busy' | undefined): Promise<number> {
  await using arena = new Arena(mux, size);
  await arena.start('exec sleep 1000\n');
  const files: string[] = [];
  for (let i = 0; status !== undefined && i < count; i++) {
    const session = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    const { script, shown } = claudeProgram(arena, `shown-${i % (count / inStep)}`, { session, status });
    if (!files.includes(shown)) files.push(shown);
    await arena.command(['new-window', '-d', '-t', 'b:', arena.paneCommand(`claude-${i}`, script)]);
  }
  const server = Number(await arena.command(['display-message', '-p', '#{pid}']));
  const own = () => arena.processes().filter(({ pid }) => pid === server);
  const printing = status === 'busy' ? print(files, settleMs + watchMs) : undefined;
  await delay(settleMs);
  const before = own();
  await delay(watchMs);
  const spent = growth(before, own(), ({ cpuMs }) => cpuMs);
  await printing;
  return (spent * 1000) / watchMs;
}

async function print(files: readonly string[], ms: number): Promise<void> {
  for (const file of files) appendFileSync(file, screen);
  const steps = ms / (frameMs / files.length);
  for (let step = 0; step < steps; step++) {
    await delay(frameMs / files.length);
    appendFileSync(files[step % files.length] ?? '', frame(Math.floor(step / files.length)));
  }
}

const rule = '─'.repeat(80);
const screen = `\x1b[?2004h\x1b[?1049h\x1b[2J\x1b[21;1H${rule}\x1b[22;1H❯\u00a0\x1b[23;1H${rule}\x1b[24;1H  ⏸ manual mode on · esc to interrupt · ← for agents`;
const signs = [...'·✢*✶✻✽✽✻✶*✢·'];
const word = [...'Imagining…'];

function frame(number: number): string {
  const letter = number % word.length;
  const sign = `\x1b[19;1H\x1b[38;2;215;119;87m${signs[number % signs.length]}\x1b[19;${3 + letter}H${word[letter]}\x1b[39m`;
  const isSecond = number % titleFrames === 0;
  const second = number / titleFrames;
  const counter = isSecond
    ? `\x1b[19;14H(${second}s · ↓ ${7 * second} tokens)\x1b]0;${second % 2 ? '◐' : '◑'} Claude Code\x07`
    : '';
  return `${sign}${counter}\x1b[22;3H`;
}
