import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateText } from '@ccmux/claude';
import { type PaneId, paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../../testing/harness.js';
import type { ClaudeChange } from './claude-status.js';
import { hookFolder } from './hook-folder.js';

let clock: VirtualClock;
let h: Harness;
let folder: string;
let changes: ClaudeChange[];
let written = 0;

const states = () => h.server.services.claudeStates;
const pane = (n: number): PaneId => paneId(n);
const stateOf = (n: number): string => {
  const status = states().of(pane(n));
  return status === undefined ? 'none' : stateText(status.state);
};
const told = (n: number): string[] =>
  changes
    .filter((change) => change.pane === n && change.after?.state !== change.before?.state)
    .map(({ before, after }) => `${before ? stateText(before.state) : 'none'} > ${after ? stateText(after.state) : 'none'}`)
    .filter((text) => new Set(text.split(' > ')).size === 2);

/** As a hook leaves it. */
async function hook(n: number, event: string, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const payload = { session_id: 's1', transcript_path: '/none', cwd: '/tmp', hook_event_name: event, ...fields };
  const spool = hookFolder(folder)!;
  const name = `${n}.${event}.${written++}.json`;
  writeFileSync(join(spool, '.draft'), JSON.stringify(payload));
  renameSync(join(spool, '.draft'), join(spool, name));
  // Its time is the file system's, and the virtual clock's is another.
  await h.pass(1000);
}

const ask = { tool_name: 'Bash', tool_input: { command: 'touch it' } };
const waits = (n: number) => hook(n, 'PermissionRequest', ask);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-states-'));
  clock = new VirtualClock();
  h = await Harness.start(clock, [], { stateFolder: folder });
  changes = [];
  states().subscribe((change) => changes.push(change));
  await h.run('new-session', '-d', '-s', 'work');
  await h.run('new-window', '-d', '-t', 'work');
  await h.run('new-window', '-d', '-t', 'work');
  for (const n of [1, 2]) states().bind(pane(n), { sessionId: `s${n}` });
});

afterEach(() => {
  states().dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('the state of a Claude', () => {
  test('follows hooks, and tells each change once', async () => {
    await hook(1, 'SessionStart', { source: 'startup' });
    await hook(1, 'UserPromptSubmit', { prompt: 'go' });
    await hook(1, 'PreToolUse', ask);
    await waits(1);
    await hook(1, 'PostToolUse', ask);
    await hook(1, 'Stop', { background_tasks: [], last_assistant_message: 'Done it.' });
    expect(told(1)).toEqual([
      'none > starting',
      'starting > working',
      'working > waiting (permission)',
      'waiting (permission) > working',
      'working > done',
    ]);
    expect(states().of(pane(1))).toMatchObject({ lastText: 'Done it.', sessionId: 's1' });
    expect(stateOf(2)).toBe('starting');
    expect(stateOf(0)).toBe('none');
  });

  test('takes what was left while nobody was there', async () => {
    const spool = hookFolder(folder)!;
    writeFileSync(join(spool, '1.Stop.5.json'), JSON.stringify({ session_id: 's', hook_event_name: 'Stop' }));
    await h.pass(1000);
    expect(stateOf(1)).toBe('idle');
  });

  test('is done only until somebody looks', async () => {
    await hook(1, 'UserPromptSubmit');
    await hook(1, 'Stop', { background_tasks: [] });
    expect(stateOf(1)).toBe('done');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:1');
    await h.pass(50);
    expect(stateOf(1)).toBe('idle');
    await hook(1, 'UserPromptSubmit');
    await hook(1, 'Stop', { background_tasks: [] });
    expect(stateOf(1)).toBe('idle');
    client.drop();
  });

  test('of a program that is gone is gone', async () => {
    await waits(1);
    h.host.send({ kind: 'exited', pane: 1, code: 0, signal: 0 });
    await h.pass(100);
    expect(stateOf(1)).toBe('none');
    expect(told(1).at(-1)).toBe('exited > none');
  });

  test('follows title and screen where there is nothing else', async () => {
    const print = async (text: string): Promise<void> => {
      h.host.print(1, text);
      await h.pass(300);
    };
    const rule = '─'.repeat(80);
    await print(`\x1b[?2004h\x1b]0;✳ Claude Code\x07\x1b[2J\x1b[20;1H${rule}\r\n❯\u00a0\r\n${rule}\r\n  ? for shortcuts`);
    expect(stateOf(1)).toBe('idle');
    await print('\x1b]0;◐ Claude Code\x07');
    expect(stateOf(1)).toBe('working');
    await print('\x1b]0;✳ Claude Code\x07');
    await h.pass(1000);
    expect(stateOf(1)).toBe('done');
  });

  test('costs nothing when all are idle and nothing moves', async () => {
    await hook(1, 'SessionStart', { source: 'startup' });
    await hook(2, 'SessionStart', { source: 'startup' });
    expect(clock.pending).toBeLessThan(3);
  });
});

describe('what is shown of it', () => {
  test('formats', async () => {
    await waits(1);
    const format = '#{claude_state}|#{claude_waiting}|#{claude_asks}|#{claude_session}|#{claude_age}|#{window_raw_flags}';
    const { out } = await h.run('display-message', '-p', '-t', 'work:1', format);
    expect(out).toMatch(/^waiting\|permission\|Bash: touch it\|s1\|\d+s\|!\?\n$/);
    expect((await h.run('display-message', '-p', '-t', 'work:0', format)).out).toMatch(/^\|\|\|\|\|\*\n$/);
    expect((await h.run('display-message', '-p', '-t', 'work:0', '#{session_claude_waiting}')).out).toBe('1\n');
  });

  test('the name of its window has another style', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:0');
    await waits(1);
    const span = client.scene!.status!.spans.find(({ text }) => text.includes('1:'));
    expect(span?.text).toMatch(/^1:\S+\?/);
    expect(span?.style).toMatchObject({ bg: { kind: 'palette', index: 3 }, bold: true });
    await h.run('set-option', '-g', 'claude-waiting-style', 'default');
    await h.pass(50);
    expect(client.scene!.status!.spans.some(({ style }) => style.bg.kind === 'palette' && style.bg.index === 3)).toBe(false);
  });

  test('a border says it', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:1');
    await h.run('split-window', '-v', '-t', 'work:1');
    await waits(1);
    expect(client.scene!.borderTitles.map(({ spans }) => spans[0]?.text)).toEqual([' waits: permission ']);
    await h.run('split-window', '-h', '-t', 'work:1.0');
    await h.run('set-option', '-g', 'claude-border-status', 'off');
    await h.pass(50);
    expect(client.scene!.borderTitles).toEqual([]);
  });

  test('a bell, a mark and a notification, once', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:0');
    await hook(1, 'UserPromptSubmit');
    await waits(1);
    const writes = () => client.ofKind('hostWrite').map(({ body }) => body.what);
    expect(writes()).toEqual(['bell', 'notify']);
    expect(client.ofKind('hostWrite')[1]?.body).toMatchObject({ text: expect.stringContaining('(Bash: touch it)') });
    expect(client.statusText).toMatch(/1:\S+!\?/);
    await h.run('select-window', '-t', 'work:1');
    await h.pass(50);
    expect(client.statusText).toMatch(/1:\S+\*\?/);
    await waits(1);
    expect(writes().length).toBe(2);
  });

  test('who has it in front of them is not notified', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:1');
    await hook(1, 'UserPromptSubmit');
    await waits(1);
    expect(client.ofKind('hostWrite').map(({ body }) => body.what)).toEqual(['bell']);
  });

  test('hooks of ours run', async () => {
    await h.run(
      'set-hook',
      '-g',
      'claude-state-changed',
      'set-option -gF @seen "#{hook_pane} #{hook_claude_before} #{hook_claude_state}"',
    );
    await hook(1, 'UserPromptSubmit');
    expect((await h.run('show-options', '-gv', '@seen')).out).toBe('%1 starting working\n');
  });
});

describe('commands', () => {
  test('next-waiting goes to the one that waits longest, then to the next', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:0');
    await waits(2);
    await waits(1);
    const current = async () => (await h.run('display-message', '-p', '-t', 'work', '#{window_index}')).out.trim();
    client.press('C-b', 'a');
    await h.pass(50);
    expect(await current()).toBe('2');
    client.press('C-b', 'a');
    await h.pass(50);
    expect(await current()).toBe('1');
    client.press('C-b', 'a');
    await h.pass(50);
    expect(await current()).toBe('2');
    for (const n of [1, 2]) await hook(n, 'Stop', { background_tasks: [] });
    expect(await h.run('next-waiting')).toMatchObject({ status: 1, error: 'no Claude waits for anybody\n' });
  });

  test('explain says who says what, and who is believed', async () => {
    await waits(1);
    const { out } = await h.run('explain', '-t', 'work:1');
    expect(out).toMatch(/^%1 is waiting \(permission\) since \d+s: it asks before it uses Bash\n/);
    expect(out).toMatch(/^> hooks\s+waiting \(permission\)/m);
    const json = JSON.parse((await h.run('explain', '--json', '%1')).out);
    expect(json).toMatchObject({ pane: '%1', state: 'waiting', waiting: 'permission', source: 'hooks' });
    expect(json.evidence.filter(({ won }: { won: boolean }) => won)).toHaveLength(1);
    expect(await h.run('explain', '%0')).toMatchObject({ status: 1, error: 'no Claude runs in pane %0\n' });
  });

  test('the dashboard shows them all, the needy first, also in 60 columns', async () => {
    const client = await h.attach({ cols: 60, rows: 20 }, 'attach', '-t', 'work:0');
    await hook(1, 'UserPromptSubmit');
    await waits(2);
    client.press('C-b', 'A');
    await h.pass(100);
    expect(client.surface[0]).toMatch(/^\(0\) work:2: permission \d+s .*Bash: touch it/);
    expect(client.surface[1]).toMatch(/^\(1\) \S+: working/);
    client.press('f');
    client.type('touch');
    await h.pass(100);
    expect(client.surface.filter((line) => /^\(\d\)/.test(line))).toHaveLength(1);
    client.press('Enter', 'Enter');
    await h.pass(100);
    expect((await h.run('display-message', '-p', '-t', 'work', '#{window_index}')).out).toBe('2\n');
    expect(client.surface).toEqual([]);
  });

  test('the keys of the dashboard act on the one that is current, or on those that are tagged', async () => {
    const client = await h.attach({ cols: 60, rows: 20 }, 'attach', '-t', 'work:0');
    await hook(1, 'UserPromptSubmit');
    await waits(2);
    client.press('C-b', 'A');
    await h.pass(100);
    const last = () => client.surface.at(-1);
    for (const [key, question] of [
      ['i', 'Interrupt work:2?'],
      ['x', 'Stop work:2?'],
      ['R', 'Restart work:2?'],
    ] as const) {
      client.press(key);
      await h.pass(100);
      expect(last()).toContain(question);
      client.press('n');
    }
    client.press('C-t', 'x');
    await h.pass(100);
    expect(last()).toContain('Stop work:2, work:1?');
    client.press('n');
  });

  test('the dashboard ends its timer with it, and does not open for nobody', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'work:0');
    for (const n of [1, 2]) h.host.send({ kind: 'exited', pane: n, code: 0, signal: 0 });
    await h.pass(100);
    expect(await h.run('dashboard')).toMatchObject({
      status: 1,
      error: 'no Claude runs here, or anywhere else: ccmux new NAME starts one\n',
    });
    expect(client.surface).toEqual([]);
  });
});
