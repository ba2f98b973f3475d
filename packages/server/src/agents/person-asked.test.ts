/** What a Claude asks a person: whatever an agent does, by whichever door, is no answer. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PaneId, paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookFolder } from '../claude/state/hook-folder.js';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';
import { tokenVariable } from './capabilities.js';
import { type Action, controlChild } from './control.js';

let clock: VirtualClock;
let h: Harness;
let folder: string;
let child: PaneId;
const parent = paneId(0);
const shell = paneId(1);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-asked-'));
  clock = new VirtualClock();
  h = await Harness.start(clock, [], { stateFolder: folder });
  await h.run('new-session', '-d', '-s', 'w', '-x', '200', '-y', '50');
  await h.run('new-window', '-d', '-t', 'w:');
  await h.run('set-option', '-s', 'agent-rules[0]', 'allow -- claude **');
  const { agents, claudeStates } = h.server.services;
  claudeStates.bind(parent, { sessionId: 'parent' });
  const asked = await agents.ask({
    from: parent,
    door: 'tag',
    command: { kind: 'argv', argv: ['claude', 'go'] },
    cwd: '/',
    env: {},
    layout: 'window',
    select: false,
    name: 'worker',
    parent: undefined,
    timeoutS: undefined,
    restart: 'never',
  });
  const answer = await asked.answer;
  if (answer.kind !== 'granted') throw new Error(answer.reason);
  child = answer.pane;
  claudeStates.bind(child, { sessionId: 'child' });
});

afterEach(() => {
  h.server.services.claudeStates.dispose();
  rmSync(folder, { recursive: true, force: true });
});

let spooled = 0;

/** The child asks for leave, as its hook tells. */
async function childAsks(): Promise<void> {
  const spool = hookFolder(folder)!;
  const payload = {
    session_id: 'child',
    transcript_path: '/none',
    cwd: '/tmp',
    hook_event_name: 'PermissionRequest',
    tool_name: 'Bash',
    tool_input: { command: 'rm -rf /' },
  };
  writeFileSync(join(spool, '.draft'), JSON.stringify(payload));
  renameSync(join(spool, '.draft'), join(spool, `${child}.${spooled++}.json`));
  await h.pass(1000);
  expect(h.server.services.claudeStates.of(child)?.state.kind).toBe('waiting');
  h.host.received.length = 0;
}

const typed = (): string => h.host.typed(child);

/** A program in a pane, or outside of all, runs a command. */
async function runIn(pane: PaneId | undefined, ...argv: string[]): Promise<{ status: number; error: string }> {
  const client: FakeClient = h.connect();
  client.hello(undefined, pane === undefined ? {} : { [tokenVariable]: h.server.services.agents.tokenOf(pane) });
  client.command(...argv);
  await h.until(() => client.ofKind('done').length > 0);
  const status = client.ofKind('done')[0]!.body.status;
  client.drop();
  return { status, error: client.printed('stderr') };
}

const control = (action: Action) => controlChild(h.server.services, { from: parent, door: 'tag', action, name: 'worker' });
const input = (text: string) => h.server.services.inputs.send({ from: parent, door: 'tag', to: 'worker', text, id: undefined });

describe('a child that asks a person', () => {
  it('gets no input, also none that was queued before', async () => {
    expect(input('yes')).toMatchObject({ ok: true });
    await childAsks();
    for (const text of ['yes', '1', '\r', 'y\n'])
      expect(input(text)).toEqual({ ok: false, error: 'it waits for a person, whose answer this may not be' });
    await h.pass(60_000);
    expect(typed()).toBe('');
  });

  it('is not interrupted, which would say no', async () => {
    await childAsks();
    expect(await control('interrupt')).toEqual({ ok: false, error: 'it waits for a person, whose answer this may not be' });
    expect(typed()).toBe('');
    expect(h.server.services.claudeStates.of(child)?.state.kind).toBe('waiting');
  });

  it.each(['parent', 'child'] as const)('gets no keys from programs of the %s', async (who) => {
    await childAsks();
    await h.run('set-option', '-s', 'agent-commands', '*');
    await h.run('set-buffer', '1\r');
    const from = who === 'parent' ? parent : child;
    const tries = [
      ['send-keys', '-t', `%${child}`, 'Enter'],
      ['send-keys', '-t', `%${child}`, '-l', '1'],
      ['send-keys', '-H', '-t', `%${child}`, '0d'],
      ['paste-buffer', '-t', `%${child}`],
      ['send-prefix', '-t', `%${child}`],
      ['answer', `%${child}`, 'allow'],
      ['answer', `%${child}`, 'deny'],
    ];
    for (const argv of tries)
      expect(await runIn(from, ...argv), argv.join(' ')).toMatchObject({
        status: 1,
        error: expect.stringContaining('answered by people'),
      });
    expect(typed()).toBe('');
  });

  it('gets none by panes that type together', async () => {
    await h.run('join-pane', '-d', '-s', `%${child}`, '-t', `%${shell}`);
    await h.run('set-option', '-w', '-t', `%${shell}`, 'synchronize-panes', 'on');
    await childAsks();
    expect(await runIn(parent, 'send-keys', '-t', `%${shell}`, 'Enter')).toMatchObject({ status: 1 });
    expect(typed()).toBe('');
  });

  it('is answered by a person, at a shell outside or in a pane of their own', async () => {
    await childAsks();
    expect(await runIn(undefined, 'send-keys', '-t', `%${child}`, '1')).toMatchObject({ status: 0 });
    expect(await runIn(shell, 'send-keys', '-t', `%${child}`, '2')).toMatchObject({ status: 0 });
    expect(typed()).toBe('12');
  });
});

describe('going to the pane of a child', () => {
  const shown = async (): Promise<string> => (await h.run('display-message', '-p', '-t', 'w:', '#{pane_id}')).out.trim();

  it('shows it', async () => {
    expect(await shown()).toBe('%0');
    expect(await control('focus')).toEqual({ ok: true, value: undefined });
    expect(await shown()).toBe(`%${child}`);
  });

  it('waits until nobody types, who would type there', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach-session', '-t', 'w');
    client.type('y');
    await h.quiet();
    expect(await control('focus')).toEqual({ ok: false, error: 'a person is typing, and would type there' });
    expect(await shown()).toBe('%0');
    await h.pass(1000);
    expect(await control('focus')).toEqual({ ok: true, value: undefined });
    expect(await shown()).toBe(`%${child}`);
  });

  it('is not for panes of others', async () => {
    const services = h.server.services;
    expect(await controlChild(services, { from: child, door: 'tag', action: 'focus', name: '%1' })).toMatchObject({ ok: false });
    expect(await controlChild(services, { from: shell, door: 'cli', action: 'focus', name: 'worker' })).toMatchObject({
      ok: false,
    });
    expect(await shown()).toBe('%0');
  });
});
