/**
 * The same calls to ccmux and to the tmux of the machine: outputs, statuses and error texts must be equal. What is
 * different on purpose is in one list, with the reason and what ccmux says instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type RunResult, requireProgram } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { conversations } from './conversations.js';
import { intended } from './intended-differences.js';

const world = useWorld();

/** Runs a call in both programs. */
class Pair {
  readonly #world: World;
  readonly #tmux: readonly string[];

  constructor(w: World, tmux: string) {
    this.#world = w;
    this.#tmux = [tmux, '-S', join(w.sandbox.home, 'tmux.sock'), '-f', '/dev/null'];
  }

  async start(): Promise<void> {
    const args = ['new-session', '-d', '-s', 'main', '-n', 'first', '-x', '80', '-y', '24', 'cat'];
    expect(await this.tmux(args)).toMatchObject({ status: 0 });
    expect(await this.#world.ccmux.run(args)).toMatchObject({ status: 0 });
  }

  tmux(args: readonly string[]): Promise<RunResult> {
    return this.#world.sandbox.run([...this.#tmux, ...args]);
  }

  ccmux(args: readonly string[]): Promise<RunResult> {
    return this.#world.run(...args);
  }

  /** What panes show comes from programs, which take their time: a call that looks at it is made until it is equal. */
  async same(args: readonly string[]): Promise<{ readonly tmux: RunResult; readonly ccmux: RunResult }> {
    let both = { tmux: await this.tmux(args), ccmux: await this.ccmux(args) };
    if (args[0] !== 'capture-pane' && args[0] !== 'display-message') return both;
    await eventually(
      'the same answer',
      async () => {
        if (JSON.stringify(both.tmux) === JSON.stringify(both.ccmux)) return true;
        both = { tmux: await this.tmux(args), ccmux: await this.ccmux(args) };
        return false;
      },
      2000,
    ).catch(() => {});
    return both;
  }
}

describe('as tmux does it', () => {
  it.for(Object.keys(conversations))('%s', async (name, context) => {
    const w = world();
    const pair = new Pair(w, requireProgram(context, 'tmux'));
    mkdirSync(join(w.sandbox.home, 'sub dir'));
    await pair.start();
    const wrong: unknown[] = [];
    for (const args of conversations[name]!) {
      const call = args.join(' ');
      const { tmux, ccmux } = await pair.same(args);
      const difference = intended[call];
      const expected = difference === undefined ? tmux : { ...tmux, ...difference.ccmux };
      if (JSON.stringify(expected) !== JSON.stringify(ccmux)) wrong.push({ call, tmux: expected, ccmux });
    }
    await pair.tmux(['kill-server']);
    expect(wrong).toEqual([]);
  });
});
