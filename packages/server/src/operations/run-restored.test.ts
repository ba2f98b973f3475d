import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';
import { showLostNotice } from './lost-pane.js';

let h: Harness;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock();
  h = await Harness.start(clock);
  await h.run('new-session', '-d', '-s', 'work', '-x', '80', '-y', '24', 'vim notes.md');
  for (let i = 0; i < 4; i++) await h.run('new-window', '-d', `program ${i}`);
});

/** Every program has ended without a word, as after a crash of everything. */
async function loseAll(): Promise<void> {
  const { store } = h.server.services;
  await h.run('set-option', '-wg', 'remain-on-exit', 'on');
  await h.run('set-option', '-wg', 'remain-on-exit-format', '');
  for (const [pane, { dead }] of store.model.panes) {
    if (dead === undefined) h.host.send({ kind: 'exited', pane, code: 0, signal: 9 });
  }
  await h.until(() => [...store.model.panes.values()].every(({ dead }) => dead !== undefined));
  for (const pane of store.model.panes.keys()) {
    store.apply({ kind: 'pane-died', pane, death: { code: 0, signal: 0, atMs: 0, isLost: true } });
    showLostNotice(h.server.services, pane);
  }
  await h.quiet();
  h.host.clear();
}

const spawned = (): string[] => h.host.received.flatMap((m) => (m.kind === 'spawn' ? [m.args.at(-1) ?? ''] : []));
const screen = async (): Promise<string> => (await h.run('capture-pane', '-p', '-t', '%0')).out.trimEnd();

describe('panes whose program is gone', () => {
  test('wait for a key', async () => {
    await loseAll();
    h.server.runRestored();
    await h.pass(5000);
    expect(spawned()).toEqual([]);
  });

  test('run it again by themselves where they are to, so many in a second, and once', async () => {
    await h.run('set-option', '-wg', 'restore-command', 'run');
    await h.run('set-option', '-s', 'restore-limit', '2');
    await h.run('set-option', '-p', '-t', '%1', 'restore-command', 'ask');
    await h.run('set-option', '-p', '-t', '%2', 'restore-command', 'shell');
    await loseAll();
    h.server.runRestored();
    await h.quiet();
    expect(spawned()).toEqual(['vim notes.md', 'exec "$SHELL"']);
    await h.pass(999);
    expect(spawned()).toHaveLength(2);
    await h.pass(1);
    expect(spawned().slice(2)).toEqual(['program 2', 'program 3']);
    await loseAll();
    h.server.runRestored();
    await h.pass(5000);
    expect(spawned()).toEqual([]);
    expect((await h.run('capture-pane', '-p', '-t', '%2')).out).toContain('Press ENTER to run: the shell');
  });

  test('say so below what they show, at every size, and nothing of that is kept', async () => {
    h.host.print(0, 'first\r\nsecond\r\n');
    await h.quiet();
    const runtime = h.server.services.panes.get(paneId(0))!;
    await loseAll();
    expect(await screen()).toBe(
      'first\nsecond\nprocess ended with the machine (x closes the pane, any other key opens a shell)\nPress ENTER to run: vim notes.md',
    );
    const kept = Buffer.from(runtime.notice.save());
    expect(kept.length).toBeLessThan(Buffer.from(runtime.emulator.save()).length);
    await h.run('resize-window', '-t', 'work:0', '-x', '30', '-y', '10');
    await h.pass(100);
    expect(await screen()).toBe(
      'first\nsecond\nprocess ended with the machine\n(x closes the pane, any other\nkey opens a shell)\nPress ENTER to run: vim\nnotes.md',
    );
    await h.run('resize-window', '-t', 'work:0', '-x', '80', '-y', '24');
    await h.pass(100);
    expect((await screen()).split('\n')).toHaveLength(4);
    await h.run('respawn-pane', '-t', '%0');
    expect((await h.run('capture-pane', '-p', '-S', '-', '-t', '%0')).out).not.toContain('process ended');
  });

  test('go on where their program was, if that is still there, with its variables', async () => {
    await h.run('new-window', '-d', '-e', 'COLOUR=red', 'program 4');
    h.server.services.panes.get(paneId(5))!.folder = '/usr';
    h.server.services.panes.get(paneId(0))!.folder = '/no/such/folder';
    await loseAll();
    await h.run('respawn-pane', '-t', '%5');
    await h.run('respawn-pane', '-t', '%0');
    const [first, second] = h.host.received.filter((m) => m.kind === 'spawn');
    expect(first).toMatchObject({ cwd: '/usr' });
    expect(first?.env).toContain('COLOUR=red');
    expect(second?.cwd).not.toBe('/no/such/folder');
  });
});

describe('forget-session', () => {
  test('takes sessions away whose programs are gone, and no other', async () => {
    expect(await h.run('forget-session', '-t', 'work')).toMatchObject({
      status: 1,
      error: 'session work runs (pane %0): kill-session ends it, and keeps nothing of it\n',
    });
    await h.run('new-session', '-d', '-s', 'other');
    await loseAll();
    expect(await h.run('forget-session', '-t', 'work')).toMatchObject({ status: 0, error: '' });
    expect((await h.run('list-sessions', '-F', '#S')).out).toBe('other\n');
  });
});
