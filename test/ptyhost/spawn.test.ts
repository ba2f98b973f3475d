import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HostProcess } from './host-process.js';

let host: HostProcess;
beforeEach(async () => {
  host = await HostProcess.start();
});
afterEach(() => host.dispose());

/** Descriptors of a process that are not its own terminal. */
function foreignDescriptors(pid: number, tty: string): string[] {
  const all = readdirSync(`/proc/${pid}/fd`).map((fd) => `${fd} ${readlinkSync(`/proc/${pid}/fd/${fd}`)}`);
  expect(all.length).toBeGreaterThanOrEqual(3);
  return all.filter((line) => !['0', '1', '2'].some((fd) => line === `${fd} ${tty}`));
}

describe('a new pane', () => {
  test('has its terminal, folder and environment and nothing else', async () => {
    const link = await host.connect();
    link.spawn({ pane: 1, args: ['-c', 'tty; pwd; env | sort'], env: ['PATH=/usr/bin:/bin', 'ONLY=this'] });
    const { tty } = await link.of('spawned', 1);
    await link.of('exited', 1);
    const lines = link.text(1).trimEnd().split('\r\n');
    expect(lines.slice(0, 2)).toEqual([tty, host.folder]);
    expect(lines.slice(2).filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line))).toEqual(['ONLY=this', 'PATH=/usr/bin:/bin']);
  });

  test('no process holds a descriptor of another pane or of ours, also after panes have come and gone', async () => {
    const link = await host.connect();
    const live = new Map<number, { pid: number; tty: string }>();
    const open = async (pane: number) => {
      live.set(pane, await link.script(pane, 'printf ready; exec sleep 1000'));
      await link.waitForText(pane, 'ready');
    };
    const close = async (pane: number) => {
      live.delete(pane);
      link.send({ kind: 'close', pane });
      await link.of('exited', pane);
    };
    for (let pane = 0; pane < 8; pane++) await open(pane);
    for (const pane of [1, 4, 5]) await close(pane);
    for (let pane = 10; pane < 14; pane++) await open(pane);
    for (const pane of [7, 13, 0]) await close(pane);
    for (let pane = 20; pane < 23; pane++) await open(pane);
    for (const { pid, tty } of live.values()) expect(foreignDescriptors(pid, tty)).toEqual([]);
  });

  test('descriptors are given back when panes end', async () => {
    const link = await host.connect();
    const count = () => readdirSync(`/proc/${host.pid}/fd`).length;
    await link.script(0, ':');
    await link.of('exited', 0);
    link.send({ kind: 'release', pane: 0 });
    await link.script(1, 'exec sleep 1000');
    const before = count();
    for (let pane = 2; pane < 42; pane++) await link.script(pane, ':');
    for (let pane = 2; pane < 42; pane++) await link.of('exited', pane);
    await link.script(50, ':');
    await link.of('exited', 50);
    expect(count()).toBeLessThanOrEqual(before + 1);
  });

  test('a failure says what is wrong and leaves nothing behind', async () => {
    const link = await host.connect();
    link.spawn({ pane: 1, file: 'no-such-program' });
    expect(await link.of('spawnFailed', 1)).toMatchObject({ message: 'no-such-program: command not found' });
    link.spawn({ pane: 1, cwd: '/no/such/folder' });
    link.spawn({ pane: 2, cwd: '/no/such/folder' });
    expect(await link.of('spawnFailed', 2)).toMatchObject({ message: '/no/such/folder: no such file or directory' });
    await link.script(1, 'exit 0');
    await link.of('exited', 1);
    link.spawn({ pane: 1 });
    await link.until(() => link.messages.filter((m) => m.kind === 'spawnFailed' && m.pane === 1).length === 3, 'a third failure');
  });

  test('a program that exec refuses says so in the pane', async () => {
    const link = await host.connect();
    await link.script(1, `printf '#!/no/such/interpreter\\n' > broken; chmod +x broken`);
    await link.of('exited', 1);
    link.spawn({ pane: 2, file: './broken' });
    expect(await link.of('exited', 2)).toMatchObject({ code: 1, signal: 0 });
    expect(link.text(2)).toContain('No such file or directory');
  });
});
