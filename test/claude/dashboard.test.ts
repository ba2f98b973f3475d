/** What a person does with several Claudes from the dashboard, in a narrow terminal. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually, type HostTerminal } from '@ccmux/testkit';
import { afterEach, expect, test } from 'vitest';
import { isAlive, list, startMs } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

/** Rows of the list, without their numbers. */
const rows = (terminal: HostTerminal): string[] =>
  terminal
    .screenText()
    .split('\n')
    .flatMap((line) => /^\(\d\) (.*)/.exec(line)?.[1] ?? []);

test('the dashboard leads to who needs somebody, and acts for a person', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const cwd = lab.project();
  const ccmux = new Ccmux(lab.sandbox);
  const idles = (count: number): Promise<unknown> =>
    eventually('idle Claudes', () => lab.statuses().filter(({ status }) => status === 'idle').length === count, startMs);
  await ccmux.ok('new-session', '-d', '-s', 'base', 'cat');
  for (const [name, mode] of [
    ['alpha', 'default'],
    ['beta', 'plan'],
  ] as const) {
    await ccmux.ok('new-session', '-d', '-s', name, '-c', cwd, 'claude', '--permission-mode', mode);
  }
  await idles(2);
  lab.sandbox.terminal({ argv: ['claude', '--permission-mode', 'default'], cwd });
  await idles(3);

  const terminal = ccmux.terminal(['attach', '-t', 'base'], { size: { cols: 60, rows: 24 } });
  const shows = (what: string, condition: (rows: readonly string[]) => boolean): Promise<void> =>
    terminal.waitFor((t) => condition(rows(t)), what, startMs);
  await ccmux.ok('send', '--defer', 'alpha', 'please [[bash:touch made]]');
  await terminal.waitForText('[base]', startMs);
  terminal.press('C-b', 'A');
  await shows('alpha first, the one outside last', ([first, second, third]) =>
    [/^alpha: permission .*touch made/.test(first ?? ''), second?.startsWith('beta: idle'), third?.includes('(external)')].every(
      Boolean,
    ),
  );

  // The one that was first before is still current.
  terminal.press('g', 'a');
  await terminal.waitForText('answer (', startMs);
  terminal.type('allow\r');
  await shows('alpha to be done', (all) => all.some((row) => row.startsWith('alpha: done')));
  expect(existsSync(join(cwd, 'made'))).toBe(true);

  terminal.press('f');
  await terminal.waitForText('(filter)', startMs);
  terminal.type('plan');
  await shows('beta alone', (all) => all.length === 1 && all[0]?.startsWith('beta') === true);
  terminal.press('Enter', 's');
  await terminal.waitForText('send', startMs);
  terminal.type('say "it\'s" $HOME; [[hello]]\r');
  await lab.api.turnEnded('hello');
  await shows('what it wrote', (all) => all[0]?.includes('Hello! This is a short') === true);

  const pid = (await list(ccmux)).find(({ pane }) => pane === '%2')?.pid ?? 0;
  terminal.press('x');
  await terminal.waitForText('Stop beta?', startMs);
  terminal.press('y');
  await shows('beta stopped', (all) => all[0]?.startsWith('beta: exited') === true);
  expect(isAlive(pid)).toBe(false);
  terminal.press('R');
  await terminal.waitForText('Restart beta?', startMs);
  terminal.press('y');
  await shows('beta again', (all) => all[0]?.startsWith('beta: idle') === true);

  terminal.press('f');
  await terminal.waitForText('(filter)', startMs);
  terminal.press('C-u');
  terminal.type('external');
  await shows('the one outside', (all) => all.length === 1 && all[0]?.includes('(external)') === true);
  terminal.press('Enter', 's');
  await terminal.waitForText('It runs elsewhere', startMs);
  terminal.press('Enter');
  await terminal.waitForText('Go on with a copy here?', startMs);
  terminal.press('y');
  await terminal.waitForText('There is nothing to go on with', startMs);

  terminal.press('C-b', 'A');
  await shows('all', (all) => all.length === 3);
  terminal.press(...(rows(terminal)[0]?.startsWith('beta') === true ? [] : ['Down']), 'Enter');
  await terminal.waitForText('plan mode on', startMs);
});
