/** Conversations that were begun elsewhere, and starts whose words say which conversation. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually, olderClaudeVersions } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { idle, isAlive, list, send, startMs } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

describe.each(claudeVersions)('Claude %s', (version) => {
  test('one outside is listed, its conversation is not opened twice, copied on demand, taken over politely', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project('outside');
    const ccmux = new Ccmux(lab.sandbox);
    const outside = lab.sandbox.terminal({ argv: ['claude', '--permission-mode', 'default'], cwd });
    const external = await idle(lab);
    await send(outside, 'please [[hello]]');
    await lab.api.turnEnded('hello');
    await outside.waitForText('a short reply', startMs);
    await ccmux.ok('new-session', '-d', '-s', 'other', '-x', '80', '-y', '24');
    expect(await list(ccmux)).toMatchObject([{ external: true, conversation: external.sessionId, pid: external.pid, cwd }]);

    const refused = await ccmux.run(['new-window', '-c', cwd, `claude --resume ${external.sessionId}`]);
    expect(refused.stderr).toContain(`process ${external.pid}`);

    await ccmux.ok('adopt', external.sessionId, '--fork', 'copy');
    const copy = await idle(lab, external.pid);
    expect(copy.sessionId).not.toBe(external.sessionId);
    await eventually(
      'the copy',
      async () => (await list(ccmux)).find((e) => e.name === 'copy')?.conversation === copy.sessionId,
      startMs,
    );
    expect(isAlive(external.pid)).toBe(true);
    await ccmux.ok('rm', 'copy');

    await ccmux.ok('adopt', '--takeover', String(external.pid));
    expect(isAlive(external.pid)).toBe(false);
    const taken = await idle(lab, external.pid);
    expect(taken.sessionId).toBe(external.sessionId);
    expect(await list(ccmux)).toMatchObject([{ name: 'outside', conversation: external.sessionId, external: false }]);
  });

  test('restart survives that its caller is a tool of the Claude that is restarted', async () => {
    lab = await ClaudeLab.start({ version });
    const ccmux = new Ccmux(lab.sandbox);
    const script = join(lab.sandbox.home, 'again');
    writeFileSync(script, `#!/bin/sh\nexec ${ccmux.argv('restart').join(' ')}\n`, { mode: 0o755 });
    const terminal = ccmux.terminal(['new', 'work', lab.project(), '--permission-mode', 'default', '--allowedTools', 'Bash']);
    const first = await idle(lab);
    await send(terminal, `[[bash:${script}]]`);
    const second = await idle(lab, first.pid);
    expect(second.sessionId).toBe(first.sessionId);
    expect((await list(ccmux))[0]).toMatchObject({ conversation: first.sessionId, desired: 'running' });
  });

  test('a conversation that Claude chooses itself is found out and kept', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', cwd]);
    const first = await idle(lab);
    await send(terminal, 'please [[hello]]');
    await lab.api.turnEnded('hello');
    await terminal.waitForText('a short reply', startMs);
    await ccmux.ok('rm', 'work');
    const again = ccmux.terminal(['new-session', '-s', 'more', '-c', cwd, 'claude --continue']);
    await again.waitForText('a short reply', startMs);
    await eventually('what it goes on with', async () => (await list(ccmux))[0]?.conversation === first.sessionId, startMs);
  });
});

test('one that asks nobody says so on its border', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new', 'work', lab.project(), '--dangerously-skip-permissions']);
  await terminal.waitForText('skips permissions', startMs);
  expect((await list(ccmux))[0]).toMatchObject({ name: 'work', skipsPermissions: true });
});

test.each(olderClaudeVersions)('the older %s starts with an id of ours and without a question, and again', async (version) => {
  lab = await ClaudeLab.start({ version });
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new', 'work', lab.project()]);
  const isReady = () => terminal.waitFor((t) => /^>\s/m.test(t.screenText()), 'its prompt', startMs);
  await isReady();
  const [entry] = await list(ccmux);
  const running = () =>
    lab.sandbox.processes().find(({ argv }) => argv.includes(entry?.conversation ?? '') || argv[0] === 'claude');
  const first = await eventually('its process', running);
  await ccmux.ok('restart', 'work');
  await eventually('another process', () => running()?.pid !== first.pid && running(), startMs);
  await isReady();
  expect((await list(ccmux))[0]?.conversation).toBe(entry?.conversation);
});

test('under the name tmux the words are those of tmux', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[0] });
  const ccmux = new Ccmux(lab.sandbox);
  await ccmux.ok('new', '-d', '-s', 'plain');
  expect(await list(ccmux)).toEqual([]);
  expect((await ccmux.run(['new', '-d', '-s', 'plain'])).stderr).toContain('duplicate session');
  expect((await ccmux.run(['new', 'plain'])).stderr).toContain('duplicate session');
});
