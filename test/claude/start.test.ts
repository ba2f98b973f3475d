import { readFileSync } from 'node:fs';
import { Ccmux, ClaudeLab, claudeVersions, eventually } from '@ccmux/testkit';
import { afterEach, expect, test } from 'vitest';
import { idle, list } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

test.each(claudeVersions)('Claude %s answers in a pane', async (version) => {
  lab = await ClaudeLab.start({ version });
  const cwd = lab.project();
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new-session', '-s', 'work', '-c', cwd, 'claude']);
  await eventually('an idle Claude', () => lab.statuses().some(({ status }) => status === 'idle'), 30_000);
  terminal.type('please say [[hello]]');
  await terminal.waitForText('please say [[hello]]');
  terminal.press('Enter');
  await lab.api.turnEnded('hello');
  await terminal.waitForText('Hello! This is a short reply.');
  expect(lab.transcripts()).toHaveLength(1);
});

test('Claude behind cd and assignments is one that ccmux knows', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const cwd = lab.project();
  const elsewhere = lab.project('else where');
  const ccmux = new Ccmux(lab.sandbox);
  ccmux.terminal(['new-session', '-s', 'work', '-c', cwd, "cd '../else where' && FOO=1 claude --permission-mode plan"]);
  const { pid, sessionId } = await idle(lab);
  expect((await list(ccmux))[0]).toMatchObject({ pid, conversation: sessionId, cwd: elsewhere, desired: 'running' });
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')).toContain('FOO=1');
  await ccmux.ok('restart', 'work');
  expect(await idle(lab, pid)).toMatchObject({ sessionId, cwd: elsewhere });
});
