import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';
import { ProgramTitles } from './program-titles.js';

test('a title that is said before its pane is in the model is given to it there, unless it may not have one', async () => {
  const h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d');
  const titles = new ProgramTitles(h.server.services);
  titles.said(paneId(0), 'late');
  titles.said(paneId(1), 'early');
  await h.run('new-window', '-d');
  await h.quiet();
  const all = ['list-panes', '-a', '-F', '#D #{pane_title}'];
  expect((await h.run(...all)).out).toBe('%0 late\n%1 early\n');
  await h.run('set-option', '-g', 'allow-set-title', 'off');
  titles.said(paneId(0), 'not this');
  titles.said(paneId(2), 'nor this');
  await h.run('new-window', '-d');
  await h.quiet();
  expect((await h.run(...all)).out).not.toContain('this');
});
