import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claudeRuleSet } from '@ccmux/claude';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Harness } from '../../testing/harness.js';
import { ownRules } from './own-rules.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-rules-'));
  mkdirSync(join(folder, 'ccmux'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('are read from the folder of the configuration when the option names them, and are ours when they are wrong', async () => {
  writeFileSync(
    join(folder, 'ccmux', 'rules.toml'),
    `[[rule]]\nname = "mine"\nregion = "end"\nrow = '^ Shall I'\nsays = "waiting:question"\nwhy = "it asks"\n`,
  );
  writeFileSync(join(folder, 'ccmux', 'wrong.toml'), '[[rule]]\nname = "mine"\n');
  const h = await Harness.start(new VirtualClock(), [], { env: { XDG_CONFIG_HOME: folder } });
  const rules = ownRules(h.server.services.store, h.server.services.log);
  expect(rules()).toBe(claudeRuleSet);
  await h.run('set-option', '-s', 'claude-screen-rules', 'rules.toml');
  expect(rules().rules[0]?.name).toBe('mine');
  await h.run('set-option', '-s', 'claude-screen-rules', 'wrong.toml');
  expect(rules()).toBe(claudeRuleSet);
});
