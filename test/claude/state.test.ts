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

type Scenario = readonly [name: string, states: readonly string[], act: (world: World, round: number) => Promise<void>];

/** Until a key that was not taken is pressed again. */
const againMs = 2000;

const permission = 'waiting (permission)';
const question = 'waiting (question)';

/** Claude takes no key in the moment in which it draws what the key is for: it is pressed again as long as nothing comes of it. */
async function press({ terminal, trace: { published } }: World, key: string): Promise<void> {
  const before = published.length;
  await eventually(
    `something comes of ${key}`,
    () => {
      if (key.length > 1) terminal.press(key);
      else terminal.type(key);
      const isTaken = () => (trace?.published.length ?? 0) > before;
      return eventually('it is taken', isTaken, againMs).catch(() => false);
    },
    startMs,
  ).catch(async (error: unknown) => {
    throw new Error(
      `${String(error)}\n${await new Ccmux(lab.sandbox).run(['explain']).then(({ stdout }) => stdout)}\n${terminal.screenText()}`,
    );
  });
}

async function prompt(world: World, text: string): Promise<void> {
  world.terminal.type(text);
  await world.terminal.waitForText(text, startMs);
  await press(world, 'Enter');
}

/** `state`: what it has to be found to wait for before it is answered. */
async function answer(world: World, state: string, shown: string, key: string): Promise<void> {
  await world.trace.reached(state);
  await world.terminal.waitForText(shown, startMs);
  await press(world, key);
}

const scenarios: readonly Scenario[] = [
  // What is whole at once is over before anybody can look, Claude's own file among them: each turn lasts until it was seen.
  ['an answer', ['working', 'idle'], (world) => prompt(world, 'please [[slow:1]]')],
  [
    'leave that is given',
    ['working', permission, 'working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[bash:touch given-${round}; sleep 1]]`);
      await answer(world, permission, 'Do you want to proceed?', '1');
    },
  ],
  [
    'leave that is denied',
    ['working', permission, 'idle'],
    async (world) => {
      await prompt(world, 'please [[bash:touch denied; true]]');
      await answer(world, permission, 'Do you want to proceed?', 'Escape');
    },
  ],
  [
    'a question',
    ['working', question, 'working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[ask:thanks-${round}]]`);
      await answer(world, question, 'Esc to cancel', '1');
      await world.trace.reached('working');
      lab.api.release(`thanks-${round}`);
    },
  ],
  [
    'an edit that is denied',
    ['working', permission, 'idle'],
    async (world) => {
      await prompt(world, 'please [[edit]]');
      await answer(world, permission, 'Do you want to', 'Escape');
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
      await press(world, 'Escape');
      lab.api.release(`cut-${round}`);
    },
  ],
  [
    'an error',
    ['working', 'idle'],
    async (world, round) => {
      await prompt(world, `please [[errlate:error-${round}]]`);
      await world.trace.reached('working');
      lab.api.release(`error-${round}`);
    },
  ],
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
      expect(JSON.parse(await ccmux.ok('list', '--json'))).toMatchObject([{ pane: '%0', where: 'work:0.0', external: true }]);
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

test('a folder that nobody trusts yet is asked about', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const folder = lab.strangeFolder();
  new Ccmux(lab.sandbox).terminal(['new-session', '-s', 'work', '-c', folder, 'claude']);
  trace = new StateTrace(lab, stateFolder());
  await trace.reached('waiting (trust)');
});

test('a plan is told from a permission; who works unseen is done, until somebody looks', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const cwd = lab.project();
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new-session', '-s', 'work', '-c', cwd, 'claude --permission-mode plan']);
  trace = new StateTrace(lab, stateFolder());
  await trace.reached('idle');
  const world: World = { terminal, trace };
  await prompt(world, 'please [[planfile]]');
  await answer(world, 'waiting (plan)', 'Would you like to', 'Escape');
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
