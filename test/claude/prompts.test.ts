/**
 * Prompts are handed to the real Claude in every situation: each arrives once, as it was written, and its receipt says so.
 * The short form gives some of each; CCMUX_TEST_LONG=1 gives hundreds. Both print their counts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConversation } from '@ccmux/claude';
import { OpenTranscript } from '@ccmux/claude/files';
import { Ccmux, ClaudeLab, claudeVersions, eventually, type HostTerminal } from '@ccmux/testkit';
import { afterEach, expect, test } from 'vitest';
import { startMs } from './world.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
/** How often each situation comes round, by version. */
const rounds = (version: string): number => (isLong ? 9 : version === claudeVersions[1] ? 2 : 1);

/** For one prompt. */
const patienceMs = 120_000;

interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly outcome?: string;
  readonly answer?: string;
  readonly reason?: string;
}

/** A text that was handed over. */
interface Sent {
  readonly text: string;
  readonly answer: string | undefined;
}

class World {
  readonly lab: ClaudeLab;
  readonly ccmux: Ccmux;
  readonly cwd: string;
  readonly sent: Sent[] = [];
  readonly situations: string[] = [];
  terminal!: HostTerminal;
  #count = 0;
  #ids = 0;

  constructor(lab: ClaudeLab) {
    this.lab = lab;
    this.ccmux = new Ccmux(lab.sandbox);
    this.cwd = lab.project();
  }

  async start(): Promise<void> {
    await this.ccmux.ok('new-session', '-d', '-s', 'keeper', '-x', '100', '-y', '30');
    await this.ccmux.ok('set-option', '-g', 'claude-send-pause', '0');
    await this.ccmux.ok('new', 'work', this.cwd, '--permission-mode', 'default');
    this.terminal = this.ccmux.terminal(['attach-session', '-t', '=work'], { size: { cols: 100, rows: 30 } });
  }

  /** A text of so many characters and lines, with a mark of its own and an answer that it asks for. */
  make(characters: number, lines = 1): Sent {
    const mark = `say:r${this.#count++}`;
    const tag = `[[${mark}]]`;
    if (characters < tag.length + lines) {
      const letter = String.fromCodePoint(0x4e00 + this.#count);
      return { text: 'x'.repeat(Math.max(0, characters - 1)) + letter, answer: undefined };
    }
    const perLine = Math.max(1, Math.floor((characters - tag.length) / lines) - 1);
    const body = Array.from({ length: lines }, (_, i) =>
      `${i} "quoted" \\ $x `
        .repeat(40 + perLine / 10)
        .slice(0, perLine)
        .trim(),
    );
    return { text: `${body.join('\n').trim() || 'a'}\n${tag}`.trim(), answer: mark.slice('say:'.length) };
  }

  /** Hands it over, and does not wait. */
  hand({ text, answer }: Sent, situation: string): Promise<Receipt> {
    this.sent.push({ text, answer });
    this.situations.push(situation);
    return this.#toItsEnd(text, situation);
  }

  /** Something that Claude is to do meanwhile. */
  ask(text: string): Promise<Receipt> {
    return this.#toItsEnd(text, text);
  }

  /** The same id is the same prompt: a command that ends before the prompt does is called again. */
  async #toItsEnd(text: string, situation: string): Promise<Receipt> {
    const id = `id${this.#ids++}`;
    const argv = ['send', 'work', '--text', '--wait', '--timeout', '8', '--json', '--id', id];
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const { stdout, stderr } = await this.ccmux.run(argv, { stdin: text });
      if (stdout === '') throw new Error(`send (${situation}): ${stderr}`);
      // SAFETY: what the program prints; a test that reads a field that is not there fails by it.
      const receipt = JSON.parse(stdout) as Receipt;
      if (receipt.state === 'finished' || receipt.state === 'refused') return receipt;
      if (performance.now() > deadline) return this.#story(situation, stdout);
    }
  }

  async #story(situation: string, receipt: string): Promise<never> {
    const screen = await this.ccmux.ok('capture-pane', '-p', '-t', '=work:');
    throw new Error(`${situation}: ${receipt}\n${await this.ccmux.ok('receipts', 'work')}\n${screen}`);
  }

  async done(receipt: Promise<Receipt>, { text, answer }: Sent): Promise<void> {
    const { state, outcome, answer: said, reason } = await receipt;
    expect({ text: text.slice(0, 60), state, outcome, reason }).toEqual({
      text: text.slice(0, 60),
      state: 'finished',
      outcome: 'answered',
      reason: undefined,
    });
    if (answer !== undefined) expect(said).toBe(answer);
  }

  async give(sent: Sent, situation: string): Promise<void> {
    await this.done(this.hand(sent, situation), sent);
  }

  /** The first of them is not typed while Claude waits; then what is asked is answered, and all of them are. */
  async heldBack(sent: Sent, situation: string, answer: string): Promise<void> {
    const receipt = this.hand(sent, situation);
    await eventually(
      'a receipt that says what it waits for',
      async () => (await this.ccmux.ok('receipts', 'work', '--json')).includes('before it'),
      startMs,
    );
    expect(await this.ccmux.ok('display-message', '-p', '-t', '=work:', '#{claude_state}')).toBe('waiting');
    await this.ccmux.ok('answer', 'work', answer);
    await this.done(receipt, sent);
  }

  /** Every text that was handed over is once in what Claude was told, as it was written; nothing else is. */
  async check(): Promise<void> {
    const recorded = new Map<string, number>();
    for (const path of this.lab.transcripts()) {
      const file = await OpenTranscript.open(path);
      if (!file.ok) throw new Error(file.error);
      for await (const entry of readConversation(file.value)) {
        if (entry.kind === 'prompt') recorded.set(entry.text, (recorded.get(entry.text) ?? 0) + 1);
      }
      await file.value.close();
    }
    const wrong = this.sent.filter(({ text }) => recorded.get(text) !== 1);
    expect(wrong.map(({ text }) => [text.slice(0, 80), text.length, recorded.get(text) ?? 0])).toEqual([]);
    const told = this.lab.api.userTexts().join('\n');
    for (const { text } of this.sent) expect(told.split(text).length).toBeGreaterThan(1);
  }
}

let lab: ClaudeLab;
afterEach(() => lab.dispose());

/** Characters and lines. */
const sizes: readonly (readonly [characters: number, lines: number])[] = [
  [1, 1],
  [2, 1],
  [62, 1],
  [64, 1],
  [200, 3],
  [300, 4],
  [790, 1],
  [900, 1],
  [1500, 20],
  [4096, 1],
  [6000, 120],
  [20_000, 1],
  [20_000, 300],
];

test.each(claudeVersions)(
  'prompts for Claude %s arrive once and as written, whatever goes on',
  async (version) => {
    lab = await ClaudeLab.start({ version });
    const world = new World(lab);
    await world.start();
    const { ccmux, terminal } = world;
    const first = world.make(40);
    await world.done(world.hand(first, 'at its start'), first);
    await terminal.waitForText(first.answer!, startMs);

    for (let round = 0; round < rounds(version); round++) {
      for (const [i, [characters, lines]] of sizes.entries()) {
        if (isLong || i % 4 === round % 4) await world.give(world.make(characters, lines), 'idle');
      }

      const gate = `busy${round}`;
      const working = world.ask(`work [[hold:${gate}]]`);
      await lab.api.asked('hold', round + 1);
      const waiting = [world.make(60), world.make(400, 5)].map((sent) => [sent, world.hand(sent, 'busy')] as const);
      await eventually(
        'both are queued',
        async () => (await ccmux.ok('receipts', 'work')).split(' queued').length === 3,
        startMs,
      );
      lab.api.release(gate);
      await working;
      for (const [sent, receipt] of waiting) await world.done(receipt, sent);

      terminal.type(`half a draft ${round}`);
      await terminal.waitForText(`half a draft ${round}`, startMs);
      await world.give(world.make(80), 'draft present');
      await world.give(world.make(500, 6), 'draft present');
      await terminal.waitForText(`half a draft ${round}`, startMs);
      terminal.press('C-u');
      await terminal.waitFor((t) => !t.screenText().includes(`half a draft ${round}`), 'the draft is gone', startMs);

      const file = `made-${round}.txt`;
      const asking = world.ask(`run [[bash:touch ${file}]]`);
      await ccmux.ok('wait', 'work', 'waiting', '--timeout', '60');
      await world.heldBack(world.make(70), 'permission open', 'deny');
      expect((await asking).outcome ?? 'interrupted').toBe('interrupted');
      expect(existsSync(join(world.cwd, file))).toBe(false);

      const allowed = world.ask(`run [[bash:touch ${file}]]`);
      await ccmux.ok('wait', 'work', 'waiting', '--timeout', '60');
      await world.heldBack(world.make(300, 4), 'permission open', 'allow');
      expect((await allowed).answer).toBe('The command ran.');
      expect(existsSync(join(world.cwd, file))).toBe(true);

      const question = world.ask('ask [[ask]]');
      await ccmux.ok('wait', 'work', 'waiting', '--timeout', '60');
      await world.heldBack(world.make(64), 'question open', 'Blue');
      expect((await question).answer).toBe('Thanks for the answer.');

      await ccmux.ok('copy-mode', '-t', '=work:');
      await world.give(world.make(100, 2), 'copy mode on');
      await world.give(world.make(2000, 30), 'copy mode on');
      await ccmux.ok('send-keys', '-t', '=work:', '-X', 'cancel');

      await ccmux.ok('new-window', '-d', '-t', 'keeper:9', 'yes flood');
      await world.give(world.make(90), 'another pane floods');
      await world.give(world.make(3000, 40), 'another pane floods');
      await ccmux.ok('kill-window', '-t', 'keeper:9');
    }
    await world.check();
    const counts = [...new Set(world.situations)].map((each) => `${each} ${world.situations.filter((s) => s === each).length}`);
    process.stdout.write(`prompts, ${version}: ${world.sent.length} handed over, 0 lost, 0 doubled (${counts.join(', ')})\n`);
  },
  isLong ? 1_800_000 : 300_000,
);
