/** What a Claude beyond its limit, or without a login, is said to do: its own file calls both idle. */
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, type HostTerminal } from '@ccmux/testkit';
import { afterEach, expect, test } from 'vitest';
import { StateTrace } from './state-trace.js';
import { idle, send } from './world.js';

const withoutKey = { ANTHROPIC_API_KEY: '' };

let lab: ClaudeLab;
let trace: StateTrace | undefined;
afterEach(async () => {
  trace?.close();
  await lab.dispose();
});

async function start(
  version: string,
  isSubscribed: boolean,
): Promise<{ readonly terminal: HostTerminal; readonly trace: StateTrace }> {
  lab = await ClaudeLab.start({ version, env: withoutKey });
  if (isSubscribed) lab.subscribe();
  const cwd = lab.project();
  const terminal = new Ccmux(lab.sandbox).terminal(['new-session', '-s', 'work', '-c', cwd, 'claude --permission-mode default']);
  trace = new StateTrace(lab, join(lab.sandbox.env['XDG_STATE_HOME'] ?? '', 'ccmux', 'test'));
  await idle(lab);
  return { terminal, trace };
}

test.each(claudeVersions)('Claude %s waits for its limit to be over', async (version) => {
  const world = await start(version, true);
  await world.trace.reached('idle');
  await send(world.terminal, 'go [[limit:five_hour]]');
  await world.trace.reached('waiting (limit)');
});

test('a Claude in which nobody is logged in waits for that', async () => {
  const world = await start(claudeVersions[0], false);
  await world.trace.reached('waiting (login)');
  expect(await new Ccmux(lab.sandbox).ok('explain')).toContain('nobody is logged in');
});
