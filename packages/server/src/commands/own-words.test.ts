import { commandCatalogue, commandsOf, resolveCommandName, startsServer } from '@ccmux/core';
import { clientProtocol } from '@ccmux/protocol';
import { VirtualClock } from '@ccmux/testkit';
import { describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

const own = commandCatalogue.filter((entry) => 'own' in entry).map(({ name }) => name);

function connect(harness: Harness, more: { readonly control?: boolean; readonly terminal?: true } = {}): FakeClient {
  const client = harness.connect();
  const terminal = more.terminal && { tty: '', term: 'xterm', cols: 80, rows: 24 };
  const body = { version: clientProtocol, pid: 1, cwd: '/tmp', env: {}, name: 'test', program: 'tmux' as const };
  client.send({ kind: 'hello', body: { ...body, control: more.control, terminal } });
  return client;
}

async function run(harness: Harness, ...argv: string[]): Promise<{ status: number; out: string; error: string }> {
  const client = connect(harness);
  client.command(...argv);
  await harness.until(() => client.ofKind('done').length > 0);
  return { status: client.ofKind('done')[0]!.body.status, out: client.printed(), error: client.printed('stderr') };
}

async function started(): Promise<Harness> {
  const harness = await Harness.start(new VirtualClock());
  await harness.run('new-session', '-d', '-s', 'a');
  return harness;
}

describe('called as tmux', () => {
  test.each(own)('%s is no command', async (name) => {
    // The beginning of names of tmux it may be.
    const known = resolveCommandName(commandsOf('tmux'), name);
    const error = known.ok ? '' : `${known.error}\n`;
    expect(error).toMatch(/^(unknown|ambiguous) command: /);
    expect(await run(await started(), name)).toEqual({ status: 1, out: '', error });
  });

  test.each(own)('%s begins no server', (name) => {
    expect(startsServer([name], 'tmux')).toBe(false);
  });

  test('neither lists the words of ccmux nor counts them among the beginnings of names', async () => {
    const harness = await started();
    const { out } = await run(harness, 'list-commands', '-F', '#{command_list_name}');
    const listed = out.trim().split('\n');
    expect(listed).toContain('list-sessions');
    expect(listed.filter((name) => own.some((word) => word === name))).toEqual([]);
    const { error } = await run(harness, 'show-');
    expect(error).toContain('could be: show-buffer, show-environment, show-hooks');
    expect(error).not.toContain('show-config');
  });

  test.each([
    [['if-shell', '-F', '1', 'show-config']],
    [['run-shell', '-C', 'show-config']],
    [['bind-key', 'x', 'show-config']],
    [['bind-key', 'x', 'show-config', '-o']],
  ])('knows none of them within %j', async (argv) => {
    expect(await run(await started(), ...argv)).toMatchObject({ status: 1, error: expect.stringContaining('show-config') });
  });

  test('knows none of them in control mode', async () => {
    const harness = await started();
    const client = connect(harness, { control: true });
    client.command('attach-session');
    await harness.until(() => client.printed().includes('%session-changed'));
    client.send({ kind: 'stdin', body: { bytes: Buffer.from('show-config\n'), end: false } });
    await harness.until(() => client.printed().includes('%error'));
    expect(client.printed()).toContain('parse error: unknown command: show-config\n');
  });

  test('has all keys of ccmux all the same, and reads its files', async () => {
    const harness = await started();
    await harness.run('bind-key', '-n', 'F5', 'show-config -e ; display-message known');
    const client = connect(harness, { terminal: true });
    client.command('attach-session');
    await harness.until(() => client.scene !== undefined);
    client.press('F5');
    await harness.pass(50);
    expect(client.statusText).toBe('known');
  });
});
