/**
 * Control groups and systemd scopes with a system in memory: to have them for real takes a machine that delegates them, or a
 * systemd that runs, and tests cannot count on either.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { FakeLimitPorts } from '../../testing/fake-limit-ports.js';
import { groupOf } from './delegated-group.js';
import { Groups } from './groups.js';
import { makesScopes, Scopes } from './scopes.js';
import { wrapped } from './wrapped.js';

const limits = { memory: 4096, cpu: 150, processes: 7 };
const none = { memory: 0, cpu: 0, processes: 0 };
const program = { file: 'claude', args: ['-p', 'a b'] };
const base = '/sys/fs/cgroup/user.slice/ccmux.service';

/** A machine that has delegated a group to the service that the server (10) and the ptyhost (20) are in. */
function machine(): FakeLimitPorts {
  const ports = new FakeLimitPorts();
  ports.files.set('/proc/self/mounts', 'proc /proc proc rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n');
  ports.files.set('/proc/20/cgroup', '1:name=systemd:/x\n0::/user.slice/ccmux.service\n');
  ports.makeFolder(base);
  ports.files.set(`${base}/cgroup.controllers`, 'cpu memory pids\n');
  ports.files.set(`${base}/cgroup.procs`, '10\n20\n30\n');
  ports.process(10, { parent: 1 });
  ports.process(20, { parent: 1 });
  ports.process(30, { parent: 20 });
  return ports;
}

const open = async (ports: FakeLimitPorts, living: number[] = []): Promise<Groups> =>
  Groups.open(ports, (await groupOf(ports, [10, 20]))!, 'ab12', living.map(paneId))!;

describe('the delegated group', () => {
  test('is where the ptyhost is, and ours when nobody else is in it', async () => {
    const ports = machine();
    const found = { folder: base, controllers: ['cpu', 'memory', 'pids'], isWritable: true, isOurs: true };
    expect(await groupOf(ports, [10, 20])).toEqual(found);
    ports.files.set('/proc/20/cgroup', '0::/user.slice/ccmux.service/core\n');
    expect(await groupOf(ports, [10, 20])).toEqual(found);
  });

  test('is not ours beside the programs of others', async () => {
    const ports = machine();
    ports.process(40, { parent: 1 });
    ports.files.set(`${base}/cgroup.procs`, '10\n20\n40\n');
    expect(await groupOf(ports, [10, 20])).toMatchObject({ isOurs: false });
  });

  test('is not ours when systemd keeps it for itself', async () => {
    const ports = machine();
    ports.folders.add('/run/systemd/system/x');
    expect(await groupOf(ports, [10, 20])).toMatchObject({ isOurs: false });
    ports.programs.set('systemctl --user show --property=Delegate --value ccmux.service', 'yes\n');
    expect(await groupOf(ports, [10, 20])).toMatchObject({ isOurs: true });
  });

  test('is none without version 2, or outside of what can be seen', async () => {
    expect(await groupOf(new FakeLimitPorts(), [10, 20])).toBeUndefined();
    const ports = machine();
    ports.files.set('/proc/20/cgroup', '0::/../elsewhere\n');
    expect(await groupOf(ports, [10, 20])).toBeUndefined();
  });
});

describe('control groups', () => {
  test('are made for each tree, with its limits', async () => {
    const ports = machine();
    const groups = await open(ports);
    expect(ports.files.get(`${base}/core/cgroup.procs`)).toBe('30');
    expect(ports.files.get(`${base}/cgroup.subtree_control`)).toBe('+memory +pids +cpu');
    const started = await groups.begin(paneId(4), program, limits);
    const folder = `${base}/agents/ab12-4`;
    const file = (name: string): string | undefined => ports.files.get(`${folder}/${name}`);
    expect(started).toEqual(wrapped(program, `${folder}/cgroup.procs`));
    expect([file('memory.max'), file('memory.swap.max'), file('pids.max'), file('cpu.max')]).toEqual([
      '4096',
      '0',
      '70',
      '150000 100000',
    ]);
    await groups.begin(paneId(4), program, none);
    expect([file('memory.max'), file('memory.swap.max'), file('pids.max'), file('cpu.max')]).toEqual([
      'max',
      'max',
      'max',
      'max 100000',
    ]);
  });

  test('say what a tree takes', async () => {
    const ports = machine();
    const groups = await open(ports);
    expect(groups.use(paneId(4))).toBeUndefined();
    await groups.begin(paneId(4), program, limits);
    ports.files.set(`${base}/agents/ab12-4/memory.current`, '1000\n');
    ports.files.set(`${base}/agents/ab12-4/pids.current`, '3\n');
    expect(groups.use(paneId(4))).toEqual({ memory: 1000, processes: 3 });
  });

  test('are killed with all in them when their tree is gone', async () => {
    const ports = machine();
    const groups = await open(ports);
    await groups.begin(paneId(4), program, limits);
    const killed: string[] = [];
    ports.write = (path, text) => killed.push(`${path} ${text}`) > 0;
    groups.end(paneId(4));
    await Promise.resolve();
    expect(killed).toEqual([`${base}/agents/ab12-4/cgroup.kill 1`]);
    expect(ports.folders.has(`${base}/agents/ab12-4`)).toBe(false);
  });

  test('are emptied one by one by a kernel that cannot kill a group', async () => {
    const ports = machine();
    const groups = await open(ports);
    await groups.begin(paneId(4), program, limits);
    ports.files.delete(`${base}/agents/ab12-4/cgroup.kill`);
    ports.files.set(`${base}/agents/ab12-4/cgroup.procs`, '51\n52\n');
    groups.end(paneId(4));
    expect(ports.signals).toEqual(['SIGKILL 51', 'SIGKILL 52']);
  });

  test('of a server before this one stay when their panes do, those of other servers anyway', async () => {
    const ports = machine();
    for (const name of ['ab12-4', 'ab12-5', 'other-5']) ports.makeFolder(`${base}/agents/${name}`);
    await open(ports, [4]);
    await Promise.resolve();
    const left = ports.names(`${base}/agents`).filter((name) => name.includes('-'));
    expect(left).toEqual(['ab12-4', 'other-5']);
  });

  test('are given up when the kernel refuses them', async () => {
    const ports = machine();
    const group = (await groupOf(ports, [10, 20]))!;
    ports.files.delete(`${base}/cgroup.subtree_control`);
    expect(Groups.open(ports, group, 'ab12', [])).toBeUndefined();
  });
});

describe('systemd', () => {
  const run = 'systemd-run --user --scope --collect --quiet';

  test('is asked to make a scope before it is counted on', async () => {
    const ports = new FakeLimitPorts();
    ports.programs.set(`${run} -- true`, '');
    expect(await makesScopes(ports)).toBe(false);
    expect(ports.ran).toEqual([]);
    ports.folders.add('/run/systemd/system/x');
    expect(await makesScopes(ports)).toBe(true);
    ports.programs.clear();
    expect(await makesScopes(ports)).toBe(false);
  });

  test('starts programs in scopes, in a slice with the limits of their tree', async () => {
    const ports = new FakeLimitPorts();
    const scopes = new Scopes(ports, 'ab12');
    const own = ['MemoryMax=4096', 'MemorySwapMax=0', 'TasksMax=70', 'CPUQuota=150%'];
    const prefix = [...run.split(' '), '--slice=ccmux_ab12_4.slice', ...own.map((property) => `--property=${property}`), '--'];
    expect(await scopes.begin(paneId(4), program, limits)).toEqual(wrapped(program, undefined, prefix));
    expect(ports.ran).toEqual([`systemctl --user --runtime set-property ccmux_ab12_4.slice ${own.join(' ')}`]);
    scopes.end(paneId(4));
    expect(ports.ran.at(-1)).toBe('systemctl --user stop ccmux_ab12_4.slice');
  });

  test('lifts limits that are none any more', async () => {
    const ports = new FakeLimitPorts();
    const { args } = await new Scopes(ports, 'ab12').begin(paneId(4), program, none);
    expect(ports.ran[0]).toMatch(/MemoryMax=infinity MemorySwapMax=infinity TasksMax=infinity CPUQuota=$/);
    expect(args.some((word) => word.includes('CPUQuota'))).toBe(false);
  });
});

describe('the shell in front of a program', () => {
  const start = ({
    file,
    args,
  }: {
    file: string;
    args: readonly string[];
  }): Promise<{ pid: number; out: string; code: unknown }> =>
    new Promise((resolve) => {
      const child = execFile(file, args, (error, out, err) =>
        resolve({ pid: child.pid ?? 0, out: out + err, code: error === null ? 0 : error.code }),
      );
    });
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
  const told = { file: 'sh', args: ['-c', 'echo $$ $(ulimit -c) $(cat /proc/$$/oom_score_adj) "${1}"', 'x', '$HOME "q" a  b'] };

  const score = Math.max(500, Number(readFileSync('/proc/self/oom_score_adj', 'utf8')));

  test('becomes it, with its number and its words', async () => {
    const { pid, out } = await start(wrapped(told, undefined, ['env', 'A=b']));
    expect(out).toBe(`${pid} 0 ${score} $HOME "q" a  b\n`);
  });

  test('enters the group first', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'group '));
    try {
      const procs = join(folder, 'cgroup.procs');
      writeFileSync(procs, '');
      const { pid, out } = await start(wrapped(told, procs));
      expect(readFileSync(procs, 'utf8')).toBe(`${pid}\n`);
      expect(out).toMatch(`${pid} 0 ${score}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('does not become it when the group does not take it', async () => {
    const { out, code } = await start(wrapped(told, '/nowhere/cgroup.procs'));
    expect(code).toBe(126);
    expect(out).toContain('ccmux: the limits of agents cannot be set');
  });
});
