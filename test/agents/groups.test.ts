/**
 * Limits held by control groups of version 2, for real: the server is started in a group of its own, as a service manager that
 * delegates one would do. Where no such group can be made, as in most containers, the
 * watchdog has to do, and ccmux says so.
 */
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** A folder below which groups have limits and may be made by this process. */
function placeForGroups(): string | undefined {
  const mount = read('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, , type]) => type === 'cgroup2')?.[1];
  const own = /^0::(.*)$/m.exec(read('/proc/self/cgroup'))?.[1];
  if (mount === undefined || own === undefined) return undefined;
  const folder = join(mount, own);
  return [folder, dirname(folder)].find((one) => {
    const controllers = read(join(one, 'cgroup.subtree_control')).trim().split(' ');
    if (!['memory', 'pids', 'cpu'].every((name) => controllers.includes(name))) return false;
    try {
      accessSync(join(one, 'cgroup.procs'), constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const place = placeForGroups();
/** In the arguments of every process of a hog. */
const mark = '434343';
const bomb = `trap "" TERM; b() { [ $1 -eq 0 ] && exec sleep ${mark}; b $(($1-1)) & b $(($1-1)) & wait; }; b 7`;
const memory = `const a = []; setInterval(() => { for (let i = 0; i < 20; i++) a.push(Buffer.alloc(1e6, 1)) }, 20); // ${mark}`;

const groupsBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [...groupsBelow(join(folder, name)), join(folder, name)]);

const numberIn = (path: string): number => Number(read(path).trim());

const spawn = async (w: World, name: string, ...command: readonly string[]): Promise<void> => {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  await w.ok('send-keys', '-t', 'agent:', '-l', `clear; ${w.ccmux.argv().join(' ')} spawn --name ${name} -- ${quoted}`);
  await w.ok('send-keys', '-t', 'agent:', 'Enter');
  await w.shows('agent:', new RegExp(`^${name} %\\d+$`, 'm'), 30_000);
};
const tree = async (w: World) => JSON.parse(await w.ok('tree', '-j'));

const world = useWorld();

function whereGroupsCannotBeMade(): void {
  it('what an agent opens is watched over where no group can be made, and that is said', { timeout: 60_000 }, async () => {
    const w = world();
    await w.session('agent', 'sh');
    await w.ok('set-option', '-sa', 'agent-rules', 'allow -- **');
    await spawn(w, 'child', 'sleep', mark);
    expect((await tree(w)).resources.means).toBe('watchdog');
    const { lines } = JSON.parse((await w.ccmux.run(['doctor', '--json'])).stdout);
    expect(lines).toContainEqual(expect.objectContaining({ check: 'agent-limits', status: 'warning' }));
  });
}

function whereGroupsCanBeMade(): void {
  let group: string;
  let tests = 0;

  beforeEach(async () => {
    const w = world();
    group = join(place ?? '', `ccmux-test-${process.pid}-${tests++}`);
    mkdirSync(group);
    const begin = w.ccmux.argv('new-session', '-d', '-s', 'agent', '-x', '80', '-y', '23', 'sh');
    const started = await w.sandbox.run(['sh', '-c', `echo $$ > ${group}/cgroup.procs && exec "$@"`, 'sh', ...begin]);
    expect(started.stderr).toBe('');
    await w.session('quiet', 'cat');
    await w.ok('set-option', '-sa', 'agent-rules', 'allow -- **');
  }, 60_000);

  afterEach(async () => {
    await world().run('kill-server');
    const isGone = (): boolean => {
      try {
        for (const one of [...groupsBelow(group), group]) rmdirSync(one);
        return true;
      } catch {
        return false;
      }
    };
    await eventually('the group to be empty', isGone, 30_000);
  }, 60_000);

  const treeGroup = (): string => {
    const [found, ...others] = groupsBelow(join(group, 'agents'));
    expect(others).toEqual([]);
    return found ?? '';
  };

  it('is in a group of its tree, and no more processes than that holds', async () => {
    const w = world();
    await w.ok('set-option', '-s', 'agent-processes', '8');
    await spawn(w, 'bomb', 'sh', '-c', bomb);
    expect((await tree(w)).resources.means).toBe('cgroup');
    const folder = treeGroup();
    // Tasks, of which a process has some.
    expect(numberIn(join(folder, 'pids.max'))).toBe(80);
    await eventually('the limit to be reached', () => /^max [1-9]/m.test(read(join(folder, 'pids.events'))), 60_000);
    expect(numberIn(join(folder, 'pids.current'))).toBeLessThanOrEqual(80);
    expect(read(join(folder, 'cpu.max'))).toBe('50000 100000\n');
    // The panes of people are elsewhere.
    const person = await w.get('#{pane_pid}', 'quiet:');
    expect(read(`/proc/${person}/cgroup`)).toContain('/core\n');
    await w.ok('send-keys', '-t', 'quiet:', 'hello', 'Enter');
    await w.shows('quiet:', 'hello\nhello', 30_000);
  });

  it('is ended by the kernel when it takes more memory than its tree may', async () => {
    const w = world();
    await w.ok('set-option', '-s', 'agent-memory', '120');
    await spawn(w, 'hog', 'node', '-e', memory);
    const folder = treeGroup();
    expect(numberIn(join(folder, 'memory.max'))).toBe(120 * 1024 ** 2);
    await eventually('the hog to be ended', async () => (await tree(w)).children[0]?.status.kind === 'crashed', 60_000);
    expect((await tree(w)).children[0].status).toMatchObject({ kind: 'crashed', signal: 9 });
    await w.ok('send-keys', '-t', 'quiet:', 'hello', 'Enter');
    await w.shows('quiet:', 'hello\nhello', 30_000);
  });
}

describe('limits', { timeout: 120_000 }, place === undefined ? whereGroupsCannotBeMade : whereGroupsCanBeMade);
