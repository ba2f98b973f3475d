/** Live states of the real Claude Code, against what is known to happen and against its own word. */
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually, type HostTerminal } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { percentile, StateTrace } from './state-trace.js';
import { idle, startMs } from './world.js';

/** 200 transitions and more in the long form. */
const rounds = process.env['CCMUX_TEST_LONG'] === '1' ? 6 : 1;
const limitMs = 120_000 * rounds;

let lab: ClaudeLab;
let trace: StateTrace | undefined;
afterEach(async () => {
  trace?.close();
  await lab.dispose();
});

interface World {
  readonly terminal: HostTerminal;
  readonly trace: StateTrace;
}

const stateFolder = (): string => join(lab.sandbox.env['XDG_STATE_HOME'] ?? '', 'ccmux', 'test');

async function prompt({ terminal }: World, text: string): Promise<void> {
  terminal.type(text);
  await terminal.waitForText(text, startMs);
  terminal.press('Enter');
}

type Scenario = readonly [name: string, states: readonly string[], act: (world: World, round: number) => Promise<void>];

/** Until a key that was not taken is pressed again. */
const againMs = 2000;

const permission = 'waiting (permission)';
const question = 'waiting (question)';

/** Dialogs of 2.1.328 are drawn late, and take no key at first: it is pressed again as long as nothing comes of it. */
async function answer({ terminal, trace: { published } }: World, shown: string, key: string): Promise<void> {
  await terminal.waitForText(shown, startMs);
  const steps = published.length;
  await eventually(
    `an answer to ${shown}`,
    async () => {
      if (key === 'Escape') terminal.press('Escape');
      else terminal.type(key);
      const isTaken = () => (trace?.published.length ?? 0) > steps;
      return eventually('it is taken', isTaken, againMs).catch(() => false);
    },
    startMs,
  );
}

const scenarios: readonly Scenario[] = [
  ['an answer', ['working', 'idle'], (world) => prompt(world, 'please [[hello]]')],
  [
    'leave that is given',
    ['working', permission, 'working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[bash:touch given-${round}; true]]`);
      await answer(world, 'Do you want to proceed?', '1');
    },
  ],
  [
    'leave that is denied',
    ['working', permission, 'idle'],
    async (world) => {
      await prompt(world, 'please [[bash:touch denied; true]]');
      await answer(world, 'Do you want to proceed?', 'Escape');
    },
  ],
  [
    'a question',
    ['working', question, 'working', 'idle'],
    async (world) => {
      await prompt(world, 'please [[ask]]');
      await answer(world, 'Esc to cancel', '1');
    },
  ],
  [
    'an edit that is denied',
    ['working', permission, 'idle'],
    async (world) => {
      await prompt(world, 'please [[edit]]');
      await answer(world, 'Do you want to', 'Escape');
    },
  ],
  [
    'a long answer',
    ['working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[hold:long-${round}]]`);
      await world.trace.reached('working');
      lab.api.release(`long-${round}`);
    },
  ],
  [
    'an answer that is broken off',
    ['working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[hold:cut-${round}]]`);
      await lab.api.asked('hold');
      await world.trace.reached('working');
      await world.terminal.waitForText('esc to interrupt', startMs);
      world.terminal.press('Escape');
      await world.trace.reached('idle');
      lab.api.release(`cut-${round}`);
    },
  ],
  ['an error', ['working', 'idle'], (world) => prompt(world, 'please [[err:400]]')],
];

async function play(world: World): Promise<number> {
  let transitions = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [name, states, act] of scenarios) {
      world.trace.begin();
      await act(world, round);
      await world.trace.expect(name, states);
      transitions += states.length;
    }
  }
  return transitions;
}

function report(what: string, transitions: number, lags: readonly number[]): void {
  const [half, most] = [0.5, 0.95].map((share) => Math.round(percentile(lags, share)));
  console.log(`${what}: ${transitions} transitions, all right; behind Claude's own word: p50 ${half} ms, p95 ${most} ms`);
}

describe.each(claudeVersions)('Claude %s', (version) => {
  test(
    'started by ccmux',
    async () => {
      lab = await ClaudeLab.start({ version });
      const cwd = lab.project();
      const ccmux = new Ccmux(lab.sandbox);
      const terminal = ccmux.terminal(['new-session', '-s', 'work', '-c', cwd, 'claude --permission-mode default']);
      trace = new StateTrace(lab, stateFolder());
      await idle(lab);
      await trace.reached('idle');
      trace.follow();
      const transitions = await play({ terminal, trace });
      const lags = trace.lags();
      expect(lags.length).toBeGreaterThan(transitions / 2);
      report(`${version}, started by ccmux`, transitions, lags);
    },
    limitMs,
  );

  test(
    'typed in a shell, known by its process alone',
    async () => {
      lab = await ClaudeLab.start({ version });
      const cwd = lab.project();
      const ccmux = new Ccmux(lab.sandbox);
      const shell = "env PS1='ready> ' bash --norc";
      const terminal = ccmux.terminal(['new-session', '-s', 'work', '-c', cwd, shell]);
      await terminal.waitForText('ready>', startMs);
      terminal.type(`${lab.program} --permission-mode default`);
      terminal.press('Enter');
      trace = new StateTrace(lab, stateFolder());
      await idle(lab);
      await trace.reached('idle');
      expect(await ccmux.ok('display-message', '-p', '#{claude_state} #{claude_version} #{claude_mode}')).toMatch(
        new RegExp(`^idle ${version.replaceAll('.', '\\.')}`),
      );
      trace.follow();
      const transitions = await play({ terminal, trace });
      report(`${version}, typed in a shell`, transitions, trace.lags());
      terminal.type('/exit');
      await terminal.waitForText('/exit', startMs);
      terminal.press('Enter');
      await trace.reached('none');
    },
    limitMs,
  );
});

test('a plan, trust and a dialog are told apart; a pane that nobody sees is done', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const folder = lab.strangeFolder();
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new-session', '-s', 'work', '-c', folder, 'claude --permission-mode plan']);
  trace = new StateTrace(lab, stateFolder());
  await trace.reached('waiting (trust)');
  terminal.press('Down');
  terminal.press('Enter');
  await trace.reached('idle');
  const world: World = { terminal, trace };
  await prompt(world, 'please [[planfile]]');
  await trace.reached('waiting (plan)');
  await terminal.waitForText('Would you like to', startMs);
  terminal.press('Escape');
  await trace.reached('idle');
  await eventually('its mode', async () => (await ccmux.ok('display-message', '-p', '#{claude_mode}')) === 'plan');
  await prompt(world, 'please [[hold:unseen]]');
  await trace.reached('working');
  await ccmux.ok('new-window', '-t', 'work', 'cat');
  lab.api.release('unseen');
  await trace.reached('done');
  await ccmux.ok('select-window', '-t', 'work:0');
  await trace.reached('idle');
});
