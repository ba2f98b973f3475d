/**
 * Somebody who works in a session of their own, one command after the other, and writes down what was acknowledged. Owns
 * the session's feeds.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, processEntry, type RunResult, runOverWire } from '@ccmux/testkit';
import { expect } from 'vitest';
import type { World } from '../robustness/world.js';
import { Broken, Feed, type Shown, shownLines } from './feed.js';
import { differences, type Facts, factsOf, parseFacts, type Wish } from './oracle.js';

const maxWindows = 4;
const maxPanes = 3;
/** Rows. */
export const historyLimit = 5000;
/** Lines at a time: with the pauses, 70 kB a second at most. Half a minute without a server fits into what is kept of it. */
const bursts = [1, 8, 40];
const layouts = ['even-horizontal', 'even-vertical', 'main-vertical', 'main-horizontal', 'tiled'];

/** Nobody answered. */
export class Unreachable extends Error {}

export class Lane {
  readonly #world: World;
  readonly #random: () => number;
  readonly #name: string;
  #id = '';
  #facts: Facts = new Map();
  /** Asked for; whether it was done nobody said. */
  #pending: Wish | undefined;
  /** Done, and the facts were not looked at since. */
  #acknowledged: { readonly wish: Wish; readonly told: string } | undefined;
  #feeds = new Map<string, Feed>();
  /** Of the pane that is being made. */
  #nextFeed: Feed | undefined;
  #count = 0;
  #isPaused = false;
  acknowledgements = 0;
  /** Lines of output that were found in their places. */
  lines = 0;

  constructor(world: World, name: string, random: () => number) {
    this.#world = world;
    this.#name = name;
    this.#random = random;
  }

  get pending(): readonly Wish[] {
    return this.#pending === undefined ? [] : [this.#pending];
  }

  /** A session with nothing of the one before in it. */
  async begin(): Promise<void> {
    const before = this.#id;
    for (const feed of this.#feeds.values()) feed.end();
    this.#feeds.clear();
    const feed = this.#newFeed();
    const format = '#{session_id} #{pane_id}';
    const [id = '', pane = ''] = (
      await this.ask(['new-session', '-d', '-P', '-F', format, '-x', '120', '-y', '40', feed.command])
    ).split(' ');
    this.#id = id;
    this.#feeds.set(pane, feed);
    await this.ask(['rename-session', '-t', id, `${this.#name}-${this.#count++}`]);
    if (before !== '') await this.#run(['kill-session', '-t', before]);
    await this.#learn();
    this.#start();
  }

  /** Asks for nothing more in this `work`. */
  pause(): void {
    this.#isPaused = true;
  }

  /** Works until a command is not answered, or `count` of them are done; true when all are. */
  async work(count: number): Promise<boolean> {
    this.#isPaused = false;
    this.#start();
    for (let i = 0; i < count && !this.#isPaused; i++) if (!(await this.#step())) return false;
    return true;
  }

  async #step(): Promise<boolean> {
    try {
      if (this.#random() < 0.2) {
        await this.#look();
        return true;
      }
      const wish = this.#wish();
      this.#note({ asks: wish.argv });
      this.#pending = wish;
      const { stdout, stderr, status } = await this.#run(wish.argv);
      this.#pending = undefined;
      // Some are refused: a pane with no room, a layout that is the same.
      if (status !== 0 || stderr !== '') return true;
      this.#note({ acknowledged: wish.argv, told: stdout });
      this.#acknowledged = { wish, told: stdout.trim() };
      this.acknowledgements++;
      for (const feed of this.#feeds.values()) feed.durable = feed.seen;
      if (this.#nextFeed !== undefined) this.#feeds.set(stdout.trim(), this.#nextFeed);
      this.#nextFeed = undefined;
      await this.#learn();
      return true;
    } catch (e) {
      if (e instanceof Broken) throw e;
      // The server is gone.
      return false;
    }
  }

  /** Facts as they are now, which have to show what was acknowledged last. */
  async #learn(): Promise<void> {
    const facts = await this.#nowFacts();
    const last = this.#acknowledged;
    if (last !== undefined && !last.wish.isDone(facts, last.told)) {
      throw new Broken(`${last.wish.argv.join(' ')} was acknowledged, and is not to be seen:\n${[...facts].join('\n')}`);
    }
    this.#facts = facts;
    this.#acknowledged = undefined;
    this.#forgetFeeds();
    this.#start();
  }

  /** After a crash: every fact that was acknowledged is there, and no process is gone when `live`. */
  async check(live: boolean, pending: readonly Wish[]): Promise<void> {
    const facts = live ? await this.#livingFacts() : await this.#nowFacts();
    const last = this.#acknowledged;
    const interrupted = this.#pending ?? last?.wish;
    const withoutPids = (all: Facts): Facts =>
      live ? all : new Map([...all].map(([name, text]) => [name, name.startsWith('%') ? text.replace(/ \d+ /, ' ') : text]));
    const wrong = differences(withoutPids(this.#facts), withoutPids(facts), interrupted, [
      ...pending,
      ...(last === undefined ? [] : [last.wish]),
    ]);
    expect(wrong).toEqual([]);
    if (last !== undefined) expect(last.wish.isDone(facts, last.told), last.wish.argv.join(' ')).toBe(true);
    this.#pending = undefined;
    this.#acknowledged = undefined;
    this.#nextFeed?.end();
    this.#nextFeed = undefined;
    this.#facts = facts;
  }

  /** All that was ever written is on the panes, each line once. */
  async checkOutput(): Promise<void> {
    for (const feed of this.#feeds.values()) await feed.stop();
    for (const [pane, feed] of this.#feeds) {
      if (!this.#facts.has(pane)) continue;
      // The rest was compared at the last stop; a line takes a few rows where it is narrow.
      const rows = Math.min(historyLimit, (feed.written - feed.checked) * 7 + 50);
      const look = async (): Promise<Shown | false> => {
        const shown = shownLines(await this.#capture(pane, rows), pane, true);
        return shown.last === feed.written && shown;
      };
      const { first } = await eventually(`${pane} to show line ${feed.written}`, look, 20_000);
      if (rows < historyLimit && first > feed.checked + 1) throw new Broken(`${pane} begins with line ${first}`);
      this.lines += feed.written - feed.checked;
      feed.seen = feed.checked = feed.written;
    }
  }

  /** What is left of panes whose programs are gone: nothing made up, nothing twice, and all that was followed by a fact. */
  async checkRemains(): Promise<string> {
    let all = '';
    for (const [pane, feed] of this.#feeds) {
      if (!this.#facts.has(pane)) continue;
      const text = await this.#capture(pane, historyLimit);
      const { last } = shownLines(text, pane, true);
      if (last < feed.durable) throw new Broken(`${pane} shows line ${last}, and ${feed.durable} had been seen before a change`);
      all += `${pane}\n${text}\n`;
    }
    return all + [...this.#facts].join('\n');
  }

  /** Closes what came of commands that nobody was told the end of. */
  async tidy(): Promise<void> {
    for (const name of this.#facts.keys()) {
      if (!name.startsWith('%') || this.#feeds.has(name)) continue;
      const argv = ['kill-pane', '-t', name];
      const window = this.#facts.get(name)?.split(' ')[0] ?? '';
      this.#pending = { argv, touches: [name, window], isDone: (facts) => !facts.has(name) };
      await this.#run(argv);
      this.#pending = undefined;
    }
    await this.#learn();
  }

  end(): void {
    for (const feed of this.#feeds.values()) feed.end();
  }

  async #nowFacts(): Promise<Facts> {
    return parseFacts(await this.ask(factsOf(this.#id)));
  }

  /** Once no pane is left whose process was ended by the command that the crash interrupted. */
  #livingFacts(): Promise<Facts> {
    return eventually('panes to go whose process is gone', async () => {
      const facts = await this.#nowFacts();
      const pids = [...facts].filter(([name]) => name.startsWith('%')).map(([, text]) => Number(text.split(' ')[1]));
      return pids.every((pid) => processEntry(pid) !== undefined) && facts;
    });
  }

  async #look(): Promise<void> {
    const [pane, feed] = this.#pick([...this.#feeds]);
    feed.seen = Math.max(feed.seen, shownLines(await this.#capture(pane, 5), pane, true).last);
  }

  #wish(): Wish {
    const windows = [...this.#facts.keys()].filter((name) => /^@\d/.test(name));
    const panes = [...this.#feeds.keys()];
    const window = this.#pick(windows);
    const pane = this.#pick(panes);
    const windowOf = (one: string): string => this.#facts.get(one)?.split(' ')[0] ?? '';
    const inside = panes.filter((one) => windowOf(one) === window);
    const value = `v${this.#count++}`;
    const wishes: (() => Wish | undefined)[] = [
      () => {
        if (windows.length >= maxWindows) return undefined;
        this.#nextFeed = this.#newFeed();
        const argv = ['new-window', '-d', '-P', '-F', '#{pane_id}', '-t', `${this.#id}:`, this.#nextFeed.command];
        return { argv, touches: [], isDone: (facts, told) => facts.has(told) };
      },
      () => {
        if (inside.length >= maxPanes) return undefined;
        this.#nextFeed = this.#newFeed();
        const argv = ['split-window', '-d', this.#random() < 0.5 ? '-h' : '-v', '-P', '-F', '#{pane_id}'];
        return {
          argv: [...argv, '-t', this.#pick(inside), this.#nextFeed.command],
          touches: [window],
          isDone: (facts, told) => facts.has(told),
        };
      },
      () => ({
        argv: ['rename-session', '-t', this.#id, `${this.#name}-${value}`],
        touches: [this.#id],
        isDone: (facts) => facts.get(this.#id)?.startsWith(`${this.#name}-${value} `) === true,
      }),
      () => ({
        argv: ['rename-window', '-t', window, value],
        touches: [window],
        isDone: (facts) => facts.get(window)?.split(' ')[1] === value,
      }),
      () => ({
        argv: ['set-option', '-t', this.#id, `@o${value.length % 3}`, value],
        touches: [`@o${value.length % 3}`],
        isDone: (facts) => facts.get(`@o${value.length % 3}`) === value,
      }),
      () => ({
        argv: ['set-option', '-p', '-t', pane, '@note', value],
        touches: [pane],
        isDone: (facts) => facts.get(pane)?.split(' ')[2] === value,
      }),
      () => ({
        argv: ['set-environment', '-t', this.#id, 'VARIABLE', value],
        touches: ['VARIABLE'],
        isDone: (facts) => facts.get('VARIABLE') === value,
      }),
      () => ({
        argv: ['select-layout', '-t', window, this.#pick(layouts)],
        touches: [window],
        isDone: (facts) => facts.has(window),
      }),
      () => ({
        argv: ['resize-pane', '-t', pane, this.#random() < 0.5 ? '-x' : '-y', String(10 + Math.floor(this.#random() * 20))],
        touches: [windowOf(pane)],
        isDone: (facts) => facts.has(pane),
      }),
      () => {
        const other = this.#pick(panes);
        return {
          argv: ['swap-pane', '-d', '-s', pane, '-t', other],
          touches: [pane, other, windowOf(pane), windowOf(other)],
          isDone: (facts) => facts.has(pane) && facts.has(other),
        };
      },
      () =>
        panes.length < 3
          ? undefined
          : {
              argv: ['kill-pane', '-t', pane],
              touches: [pane, windowOf(pane)],
              isDone: (facts) => !facts.has(pane),
            },
      // Has the whole state written while everything goes on.
      () => ({
        argv: [
          ...['set-option', '-p', '-t', 'quiet', 'save-screen', 'on', ';'],
          ...['set-option', '-p', '-t', 'quiet', 'save-screen', 'off'],
        ],
        touches: [],
        isDone: () => true,
      }),
    ];
    for (;;) {
      const wish = this.#pick(wishes)();
      if (wish !== undefined) return wish;
    }
  }

  #newFeed(): Feed {
    return new Feed(this.#world.sandbox.folder, `${this.#name}-${this.#count++}`);
  }

  #start(): void {
    for (const [i, feed] of [...this.#feeds.values()].entries()) {
      const burst = bursts[i % bursts.length]!;
      feed.start(burst, 2 + burst / 2);
    }
  }

  #forgetFeeds(): void {
    for (const [pane, feed] of this.#feeds) {
      if (this.#facts.has(pane)) continue;
      feed.end();
      this.#feeds.delete(pane);
    }
  }

  /** The screen of a pane, with so many rows of its history. */
  #capture(pane: string, rows: number): Promise<string> {
    return this.ask(['capture-pane', '-p', '-J', '-S', String(-rows), '-t', pane]);
  }

  /** What a command tells. */
  async ask(argv: readonly string[]): Promise<string> {
    const { stdout, stderr, status } = await this.#run(argv);
    if (status !== 0 || stderr !== '') throw new Error(`${argv.join(' ')}: status ${status}: ${stderr}`);
    return stdout.replace(/\n$/, '');
  }

  #run(argv: readonly string[]): Promise<RunResult> {
    const { ccmux, sandbox } = this.#world;
    return runOverWire(ccmux.socket, argv, { cwd: sandbox.home, env: sandbox.env }).catch((e: unknown) => {
      throw new Unreachable(argv.join(' '), { cause: e });
    });
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }

  /** For whoever has to find out what happened. */
  #note(what: object): void {
    appendFileSync(join(this.#world.sandbox.folder, 'oracle.jsonl'), `${JSON.stringify({ lane: this.#name, ...what })}\n`);
  }
}
