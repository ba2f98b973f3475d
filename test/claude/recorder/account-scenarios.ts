/** Accounts: a subscription whose limit is reached, a login that has run out, nobody logged in. */
import type { ClaudeLab } from '@ccmux/testkit';
import { esc, panel, type Scenario } from './acts.js';
import type { Stage } from './stage.js';

const withoutKey = { ANTHROPIC_API_KEY: '' };

const subscribed = (lab: ClaudeLab): void => lab.subscribe();

async function reachesLimit(s: Stage, claim: string): Promise<void> {
  await s.prompt(`go [[limit:${claim}]]`);
  if (await s.until(/What do you want to do|Continuing automatically/, 12_000)) {
    s.says(/What do you want to do/.test(await s.screen()) ? 'dialog' : 'limit');
  }
  await s.wait(3000);
  if (!/What do you want to do/.test(await s.screen())) return;
  s.says('prompt');
  await s.keys(esc);
  await s.wait(2500);
}

/** Its panel, behind which the limit is still reached. */
async function opensOptions(s: Stage): Promise<void> {
  const isHeld = /Continuing automatically/.test(await s.screen());
  await panel(s, '/rate-limit-options');
  if (isHeld) s.says('limit');
  await s.wait(1500);
}

export const accountScenarios: Readonly<Record<string, Scenario>> = {
  limit: {
    env: withoutKey,
    prepare: subscribed,
    async act(s) {
      await s.prompt('one [[hello]]');
      await s.wait(2500);
      await reachesLimit(s, 'five_hour');
      await reachesLimit(s, 'seven_day');
      if (!s.isOld) await opensOptions(s);
    },
  },
  loggedout: {
    env: { ...withoutKey, CLAUDE_CODE_MAX_RETRIES: '2' },
    prepare: subscribed,
    async act(s) {
      await s.prompt('go [[loggedout]]');
      await s.wait(9000);
      await panel(s, '/login');
    },
  },
  login: {
    env: withoutKey,
    async act(s) {
      await s.prompt('go [[hello]]');
      if (await s.until(/(?:Not logged in|Missing API key) · [Rr]un/, 3000)) s.says('login');
      await s.wait(3000);
      await s.keys('\x1b[200~/login\x1b[201~');
      await s.wait(150);
      await s.keys('\r');
      if (await s.dialogComes()) s.says('dialog');
      await s.wait(2500);
      await s.keys('\r');
      await s.wait(4000);
      await s.keys(esc);
      await s.untilGone(/sign in|Select login/, 3000);
      await s.wait(1500);
      s.says('login');
      await s.wait(2500);
    },
  },
  badkey: {
    env: { ANTHROPIC_API_KEY: 'another', CLAUDE_CODE_MAX_RETRIES: '2' },
    early: true,
    async act(s) {
      if (await s.until(/custom API key/, 8000)) {
        s.says('dialog');
        await s.wait(2500);
        await s.keys('\x1b[A');
        await s.wait(500);
        await s.keys('\r');
      }
      await s.ready();
      await s.prompt('go [[err:401]]');
      await s.wait(9000);
    },
  },
};
