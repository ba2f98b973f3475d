import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fifo, makeFifo } from './fifo.js';
import { HostProcess } from './host-process.js';

let host: HostProcess;
/** Held open by every process of a pane that says `exec 9>alive`. Read to its end when none of them is left. */
let alive: Fifo;
let everyoneGone: Promise<string>;
beforeEach(async () => {
  host = await HostProcess.start();
  alive = makeFifo(host.folder, 'alive');
  everyoneGone = alive.read();
});
afterEach(async () => {
  // Lets a reader go that nobody has come for.
  const unblock = spawn('sh', ['-c', `: > ${alive.path}`]);
  await everyoneGone;
  unblock.kill();
  await host.dispose();
});

describe('hanging up', () => {
  test('a program in a pane gets SIGHUP', async () => {
    const link = await host.connect();
    await link.script(1, `exec 9>${alive.path}; printf ready; exec sleep 1000`);
    await link.waitForText(1, 'ready');
    link.send({ kind: 'close', pane: 1 });
    expect(await link.of('exited', 1)).toMatchObject({ code: 0, signal: 1 });
    await everyoneGone;
  });

  test('jobs of an interactive shell go with it: foreground, background and stopped', async () => {
    const link = await host.connect();
    link.spawn({ pane: 1, file: 'bash', args: ['--norc', '-i'] });
    link.type(
      1,
      `exec 9>${alive.path}\nsleep 1001 & sleep 1002 | cat &\nsh -c 'kill -STOP $$; sleep 1003'\nsh -c 'echo fore""ground; exec sleep 1004'\n`,
    );
    await link.waitForText(1, 'foreground\r\n');
    link.send({ kind: 'close', pane: 1 });
    await link.of('exited', 1);
    await everyoneGone;
  });

  test('a program may say goodbye, and its exit is its own', async () => {
    const link = await host.connect();
    await link.script(1, `exec 9>${alive.path}; trap 'echo goodbye >&9; exit 6' HUP; printf ready; while :; do read _; done`);
    await link.waitForText(1, 'ready');
    link.send({ kind: 'close', pane: 1 });
    expect(await link.of('exited', 1)).toMatchObject({ code: 6, signal: 0 });
    expect(await everyoneGone).toBe('goodbye\n');
  });

  test('a program that has closed its terminal lives on, and may come back to it', async () => {
    const link = await host.connect();
    const gate = makeFifo(host.folder, 'gate');
    await link.script(1, `printf before; exec <&- >&- 2>&-; read _ <${gate.path}; echo after >/dev/tty; exit 5`);
    await link.waitForText(1, 'before');
    await gate.open();
    expect(await link.of('exited', 1)).toMatchObject({ code: 5, signal: 0 });
    expect(link.text(1)).toBe('beforeafter\r\n');
  });
});

describe('the end of the ptyhost', () => {
  test('shutdown ends every process, also stopped ones and ones that ignore it', async () => {
    const link = await host.connect();
    await link.script(1, `exec 9>${alive.path}; trap '' HUP TERM INT; printf ready; while :; do read _ || exec sleep 1000; done`);
    await link.script(2, `exec 9>${alive.path}; printf ready; kill -STOP $$`);
    await link.script(3, `exec 9>${alive.path}; exec yes`);
    await link.waitForText(1, 'ready');
    await link.waitForText(2, 'ready');
    link.send({ kind: 'shutdown' });
    link.spawn({ pane: 4 });
    await link.of('spawnFailed', 4);
    expect(await link.of('exited', 1)).toMatchObject({ signal: 9 });
    await everyoneGone;
    expect(await host.ended).toBe(0);
    expect(existsSync(host.socketPath)).toBe(false);
  });

  test('SIGTERM is a shutdown; SIGHUP and SIGINT are for others', async () => {
    const link = await host.connect();
    await link.script(1, `exec 9>${alive.path}; stty -echo; printf ready; cat`);
    await link.waitForText(1, 'ready');
    host.child.kill('SIGHUP');
    host.child.kill('SIGINT');
    link.type(1, 'still here\n');
    await link.waitForText(1, 'still here');
    host.child.kill('SIGTERM');
    expect(await link.of('exited', 1)).toMatchObject({ signal: 1 });
    expect(await host.ended).toBe(0);
  });

  test('its sudden death hangs the panes up', async () => {
    const link = await host.connect();
    await link.script(1, `exec 9>${alive.path}; printf ready; exec sleep 1000`);
    await link.waitForText(1, 'ready');
    await link.script(2, `exec 9>${alive.path}; printf ready; exec sleep 1000`);
    await link.waitForText(2, 'ready');
    host.child.kill('SIGKILL');
    await everyoneGone;
  });

  test('it ends at once when the server leaves and there is no pane', async () => {
    const link = await host.connect();
    await link.script(1, ':');
    await link.of('exited', 1);
    link.send({ kind: 'release', pane: 1 });
    await link.close();
    expect(await host.ended).toBe(0);
  });

  test('it ends when no server ever comes', { timeout: 20_000 }, async () => {
    expect(await host.ended).toBe(0);
  });

  test('it stays while a pane lives, and ends when that has ended and nobody comes for it', { timeout: 30_000 }, async () => {
    const link = await host.connect();
    const gate = makeFifo(host.folder, 'gate');
    await link.script(1, `read _ <${gate.path}`);
    await link.close();
    const again = await host.connect(2);
    expect((await again.of('pane', 1)).pid).toBeGreaterThan(1);
    await again.close();
    await gate.open();
    expect(await host.ended).toBe(0);
  });
});
