import { Ccmux, ClaudeLab, claudeVersions, eventually } from '@ccmux/testkit';
import { afterEach, expect, test } from 'vitest';

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
