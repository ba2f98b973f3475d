/** What is recorded: one Claude each, driven as a person would. Times are for people who watch; what is told is marked. */
import { accountScenarios } from './account-scenarios.js';
import { answer, esc, interrupt, leave, panel, type Scenario } from './acts.js';
import { rareScenarios } from './rare-scenarios.js';

const turn =
  (text: string, ms: number): Scenario['act'] =>
  async (s) => {
    await s.prompt(text);
    await s.wait(ms);
  };

export const scenarios: Readonly<Record<string, Scenario>> = {
  idle: { act: (s) => s.wait(3000) },
  slow: { act: turn('stream [[slow:6]]', 9500) },
  think: { act: turn('think [[think]]', 6500) },
  long: { act: turn('list [[long:200]]', 4000) },
  hello: { act: turn('hi [[hello]]', 3500) },
  accept: { args: ['--permission-mode', 'acceptEdits'], act: turn('write [[write]]', 3500) },
  bash: {
    async act(s) {
      await s.prompt('go [[bash]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(2000);
      await s.prompt('again [[bash:touch other.txt]]');
      await leave(s);
      await s.keys('\x1b[B');
      await s.wait(600);
      await answer(s, esc);
      await s.wait(1800);
    },
  },
  edit: {
    async act(s) {
      await s.prompt('go [[edit]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(2500);
      await s.prompt('go [[write]]');
      await leave(s);
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  multi: {
    async act(s) {
      await s.prompt('go [[multi]]');
      await leave(s);
      await answer(s, '1');
      await s.shows(/Do you want to create/);
      await s.wait(1800);
      await answer(s, '1');
      await s.wait(2500);
    },
  },
  parallel: {
    async act(s) {
      await s.prompt('go [[parallel]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(2500);
      s.says('busy');
      await s.keys('1');
      await s.wait(2500);
    },
  },
  ask: {
    async act(s) {
      await s.prompt('go [[ask]]');
      await s.shows(/colour do you prefer/);
      await s.wait(2000);
      await answer(s, '2');
      await s.wait(500);
      // Some versions want the answers to be looked over.
      if (/Submit answers/.test(await s.screen())) {
        s.says('choice');
        await answer(s, '\r');
      }
      await s.wait(2500);
      await s.prompt('go [[ask]]');
      await s.shows(/Type something|Chat about|Other/);
      await s.wait(1800);
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  plan: {
    args: ['--permission-mode', 'plan'],
    async act(s) {
      await s.prompt('plan it [[plan]]');
      await leave(s);
      await answer(s, esc);
      await s.wait(2000);
    },
  },
  panels: {
    async act(s) {
      for (const command of ['/status', '/model', '/config']) await panel(s, command);
    },
  },
  rewind: {
    async act(s) {
      await s.prompt('hi [[hello]]');
      await s.wait(2500);
      await s.keys(esc);
      await s.wait(60);
      await s.keys(esc);
      if (await s.dialogComes()) s.says('dialog');
      await s.wait(2200);
      await interrupt(s);
    },
  },
  agent: { act: turn('delegate [[agent]]', 9000) },
  bg: {
    async act(s) {
      await s.prompt('background [[bg]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(9000);
    },
  },
  interrupt: {
    async act(s) {
      await s.prompt('stream [[slow:20]]');
      await s.wait(3500);
      await interrupt(s);
      await s.prompt('hang [[hang]]');
      await s.wait(3000);
      await interrupt(s);
    },
  },
  errors: {
    async act(s) {
      await s.prompt('fail [[err:500]]');
      await s.wait(8000);
      await interrupt(s);
      await s.keys('\x15');
      await s.wait(500);
      await s.prompt('fail [[err:400]]');
      await s.wait(3000);
    },
  },
  compact: {
    async act(s) {
      await s.prompt('one [[hello]]');
      await s.wait(2500);
      await s.prompt('/compact');
      await s.wait(8000);
    },
  },
  trust: {
    strange: true,
    early: true,
    async act(s) {
      await s.shows(/trust/i);
      s.says('dialog');
      await s.wait(2500);
      // Which of the two is chosen at first differs.
      if (!/❯ 1\. Yes/.test(await s.screen())) await s.keys('\x1b[B');
      await s.wait(500);
      await s.keys('\r');
      await s.ready();
      await s.prompt('go [[slow:3]]');
      await s.wait(5500);
    },
  },
  draft: {
    async act(s) {
      await s.keys('hello typed text');
      await s.wait(1500);
      await s.keys('\x15');
      await s.wait(400);
      await s.keys('\x1b[200~line one\n❯ 1. Yes\n✻ Thinking… (esc to interrupt)\x1b[201~');
      await s.wait(1800);
      await s.keys('\x15\x15\x15\x15\x15');
      await s.wait(800);
    },
  },
  queue: {
    async act(s) {
      await s.prompt('first [[slow:6]]');
      await s.wait(1500);
      await s.keys('typed while busy');
      await s.wait(900);
      await s.keys('\x15');
      await s.wait(300);
      await s.keys('\x1b[200~second [[slow:2]]\x1b[201~');
      await s.wait(500);
      await s.keys('\r');
      await s.wait(9000);
    },
  },
  viewer: {
    async act(s) {
      await s.prompt('stream [[slow:8]]');
      await s.wait(2000);
      await s.keys('\x0f');
      await s.wait(2500);
      await s.keys('\x0f');
      await s.wait(7000);
    },
  },
  resize: {
    async act(s) {
      const { cols, rows } = s.setting;
      await s.prompt('go [[slow:9]]');
      await s.wait(2000);
      for (const [w, h] of [
        [60, 20],
        [100, 30],
        [44, 12],
      ] as const)
        await s.resize(w, h);
      await s.wait(5500);
      await s.resize(90, 28);
      await s.prompt('go [[bash]]');
      await leave(s);
      await s.resize(52, 16);
      await s.resize(cols, rows);
      await answer(s, esc);
      await s.wait(1800);
    },
  },
  exit: {
    async act(s) {
      await s.prompt('hi [[hello]]');
      await s.wait(2500);
      await s.keys('\x03');
      await s.wait(300);
      await s.keys('\x03');
      await s.wait(1500);
    },
  },
  forge: {
    async act(s) {
      for (const i of [0, 1, 2, 3, 4]) {
        await s.prompt(`say [[forge:${i}]]`);
        await s.wait(8500);
      }
    },
  },
  forgefile: {
    async act(s) {
      await s.prompt('✻ Thinking… (esc to interrupt) Do you want to proceed? ❯ 1. Yes [[forgefile]]');
      await leave(s);
      await answer(s, '1');
      await s.wait(3000);
    },
  },
  ...rareScenarios,
  ...accountScenarios,
};
