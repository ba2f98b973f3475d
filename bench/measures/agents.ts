/**
 * An agent that wants a thousand panes at once, again and again, while somebody types in another pane: the time of an echo,
 * and what became of the wishes. They come as those of a real Claude do: a process of its name with a status file, and
 * answers in the file of its conversation, eight tags each. The first of them are granted, the others go beyond the limits.
 */
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena } from '../arena.js';
import { expectSeen, type Measure, type Sample } from '../measure.js';
import { now } from '../terminal.js';
import { claudeProgram } from './claude-program.js';
import { type EchoOptions, echoScript, measureKeys } from './echo.js';

const tagsPerBurst = 1000;
/** As many as a message may have. */
const tagsPerMessage = 8;
/** Living panes of one parent, as the options have it initially. */
const allowedChildren = 8;
const session = '00000000-0000-4000-8000-000000000000';
/** How often it is looked whether a burst is over. */
const lookMs = 20;
const limitMs = 60_000;

/** It says in its status file that it works. */
function agent(arena: Arena): { readonly script: string; readonly transcript: string } {
  const project = join(arena.directory, '.claude/projects/-');
  mkdirSync(project, { recursive: true });
  const transcript = join(project, `${session}.jsonl`);
  writeFileSync(transcript, '');
  return { script: claudeProgram(arena, 'shown', { session, status: 'busy' }).script, transcript };
}

/** What an assistant wrote, as Claude keeps it. */
const answer = (id: string, text: string): string =>
  `${JSON.stringify({
    type: 'assistant',
    uuid: id,
    isSidechain: false,
    timestamp: new Date().toISOString(),
    sessionId: session,
    version: '2.1.328',
    message: { id, role: 'assistant', content: [{ type: 'text', text }], stop_reason: 'end_turn' },
  })}\n`;

const burst = (number: number): string =>
  Array.from({ length: tagsPerBurst / tagsPerMessage }, (_, message) =>
    answer(
      `${number}-${message}`,
      '<ccmux:spawn layout="window"><command>sleep 100000</command></ccmux:spawn>\n'.repeat(tagsPerMessage),
    ),
  ).join('');

/** Counts what was decided, by the lines that are added to the audit. */
class Decisions {
  opened = 0;
  refused = 0;
  readonly #file: number;
  #read = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  look(): number {
    const bytes = Buffer.alloc(fstatSync(this.#file).size - this.#read);
    readSync(this.#file, bytes, 0, bytes.length, this.#read);
    const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
    this.#read += whole.length;
    const text = whole.toString();
    this.opened += text.split('"event":"opened"').length - 1;
    this.refused += text.split('"event":"refused"').length - 1;
    return this.opened + this.refused;
  }

  close(): void {
    closeSync(this.#file);
  }
}

async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = now() + limitMs;
  while (!(await isTrue())) {
    if (now() > deadline) throw new Error(`waited in vain for ${what}`);
    await delay(lookMs);
  }
}

/** Keys while one burst follows the other. */
export const tagBurst = (options: EchoOptions): Measure => ({
  name: `burst of ${tagsPerBurst} tags`,
  withoutMultiplexer: false,
  run: async (mux, size): Promise<readonly Sample[]> => {
    if (mux.name !== 'ccmux') return [];
    await using arena = new Arena(mux, size);
    await arena.start(echoScript);
    await arena.command(['set-option', '-s', 'agent-rules[0]', 'allow -- sleep **']);
    const { script, transcript } = agent(arena);
    await arena.command(['new-window', '-d', '-t', 'b:', arena.paneCommand('agent', script)]);
    await until('the agent', async () => (await arena.command(['explain', '-t', 'b:1'])).includes('is working'));
    await using terminal = arena.attach();
    expectSeen(await terminal.waitFor('ready-echo', 8000), 'the echoing program');
    // The first decision makes the file.
    appendFileSync(transcript, answer('first', '<ccmux:nothing/>'));
    const audit = join(arena.stateFolder, 'audit.jsonl');
    await until('the audit', () => fileSize(audit) > 0);
    const decisions = new Decisions(audit);
    let [isOver, bursts] = [false, 0];
    const begun = now();
    const feeding = (async (): Promise<void> => {
      do {
        appendFileSync(transcript, burst(bursts++));
        await until('the end of a burst', () => decisions.look() >= bursts * tagsPerBurst);
      } while (!isOver);
    })();
    const echo = await measureKeys(arena, terminal, options);
    isOver = true;
    await feeding;
    const seconds = (now() - begun) / 1000;
    decisions.close();
    return [
      ...echo.filter(({ metric }) => metric !== 'processor per key'),
      { metric: 'decided', unit: 'tags/s', value: (bursts * tagsPerBurst) / seconds },
      { metric: 'granted', unit: 'panes', value: decisions.opened },
      { metric: 'beyond the limits', unit: 'panes', value: Math.max(0, decisions.opened - allowedChildren) },
    ];
  },
});

const fileSize = (path: string): number => {
  try {
    const fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    closeSync(fd);
    return size;
  } catch {
    return 0;
  }
};
