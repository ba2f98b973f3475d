/** A server that hangs, or dies of what it shows, is replaced; one that somebody has stopped is not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, processEntry } from '@ccmux/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFailing } from './failing-build.js';
import { useWorld, type World } from './world.js';

let program = '';
beforeAll(async () => {
  program = await buildFailing();
}, 60_000);

const world = useWorld(() => program);

/** Three seconds of silence, five of patience, and as long as two of the processor take on a busy machine. */
const noticedMs = 60_000;

const gone = (pid: number): Promise<true> => eventually(`${pid} to be gone`, () => processEntry(pid) === undefined, noticedMs);

const hostLog = (w: World): string => readFileSync(join(w.logFile, '..', 'ptyhost.log'), 'utf8');

/** Prints a word on every line that it reads. */
async function printer(w: World, word: string): Promise<void> {
  await w.session('s', 'sh', '-c', `stty -echo; echo ready; read go; printf 'in front\\n${word}\\nbehind\\n'; exec cat`);
  await w.shows('s:', 'ready');
}

describe('a server that hangs', { timeout: 120_000 }, () => {
  it('is replaced by the ptyhost when nobody is attached', async () => {
    const w = world();
    await printer(w, 'STALL!');
    const { server } = w;
    writeFileSync(join(w.sandbox.home, 'stall'), '');
    await w.ok('send-keys', '-t', 's:', 'go', 'Enter');
    await gone(server);
    expect(hostLog(w)).toContain('"ev":"server.silent","outcome":"killed"');
    await eventually('another server', () => w.ccmux.daemons().server !== undefined);
    await eventually(
      'its socket',
      () =>
        w.shows('s:', 'behind').then(
          () => true,
          () => false,
        ),
      noticedMs,
    );
  });

  it('is replaced by its client, which goes on', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    const { server } = w;
    // A command that never comes back: nothing is printed meanwhile, so only who types can notice.
    writeFileSync(join(w.sandbox.home, 'stall'), 'sleep');
    await w.ok('send-keys', '-t', 's', '-l', 'STALL!');
    terminal.type('typed while it hung');
    await gone(server);
    await terminal.waitForText('typed while it hung', noticedMs);
  });

  it('is left alone while somebody has stopped it', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'stty -echo; while read line; do echo got-$line; done');
    await w.ok('new-session', '-d', '-s', 'prints', 'while :; do echo tick; sleep 0.1; done');
    const terminal = await w.attach('s');
    const { server } = w;
    process.kill(server, 'SIGSTOP');
    terminal.type('one\r');
    await eventually('it to be looked at', () => hostLog(w).includes('"outcome":"stopped"'), noticedMs);
    process.kill(server, 'SIGCONT');
    await terminal.waitForText('got-one');
    expect(w.server).toBe(server);
  });
});

describe('a command to a server that does not answer', { timeout: 120_000 }, () => {
  it('has one replaced that hangs, and is done by the next', async () => {
    const w = world();
    await w.session('s', 'cat');
    const { server, ptyhost } = w;
    const stall = join(w.sandbox.home, 'stall');
    writeFileSync(stall, 'sleep');
    await w.ok('send-keys', '-t', 's', '-l', 'STALL!');
    await eventually('the server to hang', () => !existsSync(stall));
    // Nobody else is to notice.
    process.kill(ptyhost, 'SIGSTOP');
    const listed = w.ccmux.run(['list-panes', '-a', '-F', '#{pane_id} #{pane_dead}']);
    await gone(server).finally(() => process.kill(ptyhost, 'SIGCONT'));
    expect(await listed).toMatchObject({ status: 0, stdout: '%0 0\n', stderr: '' });
  });

  it('says so when somebody has stopped it', async () => {
    const w = world();
    await w.session('s', 'cat');
    const { server } = w;
    process.kill(server, 'SIGSTOP');
    const listed = await w.ccmux.run(['list-panes']).finally(() => process.kill(server, 'SIGCONT'));
    const stderr = `the server has been stopped and does not answer; it goes on with: kill -CONT ${server}\n`;
    expect(listed).toMatchObject({ status: 1, stdout: '', stderr });
    expect(await w.ok('list-panes', '-a', '-F', '#{pane_id}')).toBe('%0');
    expect(w.server).toBe(server);
  });
});

describe('output that servers die of', { timeout: 120_000 }, () => {
  it('is set aside with a mark in its pane when two have died of it again', async () => {
    const w = world();
    await printer(w, 'DIE!');
    await w.ok('new-session', '-d', '-s', 'quiet', '-x', '80', '-y', '23', 'exec cat');
    const terminal = await w.attach('quiet');
    await w.run('send-keys', '-t', 's:', 'go', 'Enter').catch(() => {});
    await eventually(
      'a server that stays',
      () =>
        w.shows('s:', 'could not be shown', 200).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    const text = await w.screen('s:');
    expect(text).toMatch(/ccmux: \d+ bytes of output could not be shown; they are in/);
    terminal.type('still-here');
    await terminal.waitForText('still-here');
    // And a later start does not die of it either.
    const { server } = w;
    process.kill(server, 'SIGKILL');
    await gone(server);
    await eventually(
      'another server',
      () =>
        w.shows('quiet:', 'still-here', 200).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    await w.ok('send-keys', '-t', 's:', 'goes-on', 'Enter');
    await w.shows('s:', 'goes-on');
  });
});
