/** The first screen of somebody who has no configuration: it says how to go on, and can be told to stop. */
import { ccmuxProgram } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';

const world = useWorld();
const size = { cols: 90, rows: 24 };

it('names the first keys, lists the others behind the prefix, and goes by a key', async () => {
  const { sandbox, ccmux } = world();
  const terminal = sandbox.terminal({ argv: [ccmuxProgram, '-L', 'test', 'new-session', 'cat'], size });
  await terminal.waitForText('C-b then % split right');
  expect(terminal.rowText(22)).toMatch(/d detach .*\? all keys/);
  expect(terminal.rowText(23)).toMatch(/^\[0\] 0:cat\*/);
  expect(await ccmux.ok('display-message', '-p', '#{window_height}')).toBe('22');
  terminal.press('C-b');
  await terminal.waitForText('d  Detach');
  terminal.press('M-h');
  await terminal.waitFor((t) => !t.screenText().includes('split right'), 'no hints');
  expect(await ccmux.ok('display-message', '-p', '#{window_height}')).toBe('23');
});

it('who has a configuration is not told', async () => {
  const { ccmux } = world();
  const terminal = ccmux.terminal(['new-session', 'cat'], { size });
  await terminal.waitForText('[0] 0:cat*');
  expect(terminal.screenText()).not.toContain('split right');
});
