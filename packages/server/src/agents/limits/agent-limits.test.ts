import { type PaneId, paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeLimitPorts } from '../../testing/fake-limit-ports.js';
import { Harness } from '../../testing/harness.js';

const folder = '/sys/fs/cgroup/ours';

let ports: FakeLimitPorts;
let h: Harness;

beforeEach(async () => {
  ports = new FakeLimitPorts();
  ports.files.set('/proc/self/stat', '');
  h = await Harness.start(new VirtualClock(), [], { limits: ports });
  await h.run('new-session', '-d', '-s', 'person', 'cat');
  await h.run('set-option', '-sa', 'agent-rules', 'allow -- work **');
});

/** A machine that has delegated a group to us. */
function delegate(): void {
  ports.files.set('/proc/self/mounts', 'cgroup2 /sys/fs/cgroup cgroup2 rw 0 0');
  for (const pid of [ports.pid, h.server.services.ptyhost.current!.pid]) ports.files.set(`/proc/${pid}/cgroup`, '0::/ours');
  ports.makeFolder(folder);
  ports.files.set(`${folder}/cgroup.controllers`, 'memory pids');
}

async function spawn(from: PaneId, name: string): Promise<PaneId> {
  const common = { door: 'cli', cwd: '/', env: {}, layout: 'window', select: false, parent: undefined } as const;
  const command = { kind: 'argv', argv: ['work', 'hard'] } as const;
  let opened: PaneId | undefined;
  void h.server.services.agents
    .ask({ ...common, from, name, command, timeoutS: undefined, restart: 'never' })
    .then(async (asked) => {
      const answer = asked.kind === 'answered' ? asked.answer : await asked.answer;
      opened = answer.kind === 'granted' ? answer.pane : undefined;
    });
  await h.until(() => opened !== undefined);
  return opened!;
}

const started = (pane: PaneId): readonly string[] => {
  const spawned = h.host.received.findLast((m) => m.kind === 'spawn' && m.pane === pane);
  return spawned?.kind === 'spawn' ? [spawned.file, ...spawned.args] : [];
};

const resources = async (): Promise<unknown> => JSON.parse((await h.run('tree', '-j')).out).resources;

describe('the limits of what agents open', () => {
  test('hold for a pane with all that is opened below it, and for no pane of a person', async () => {
    delegate();
    const child = await spawn(paneId(0), 'a');
    const grandchild = await spawn(child, 'b');
    const other = await spawn(paneId(0), 'c');
    const groups = [child, grandchild, other].map((pane) => started(pane)[3]);
    const group = (pane: PaneId): string =>
      expect.stringMatching(new RegExp(`^${folder}/agents/[0-9a-f]{8}-${pane}/cgroup.procs$`));
    expect(groups).toEqual([group(child), group(child), group(other)]);
    expect(started(child).slice(-2)).toEqual(['work', 'hard']);
    expect(started(paneId(0))).toEqual(['/bin/sh', '-c', 'cat']);
    expect(await resources()).toMatchObject({
      means: 'cgroup',
      profile: 'worker',
      trees: [{ top: `%${child}` }, { top: `%${other}` }],
    });
  });

  test('hold again for a program that is started again', async () => {
    delegate();
    const child = await spawn(paneId(0), 'a');
    await h.run('respawn-pane', '-k', '-t', `%${child}`);
    await h.until(() => h.host.received.filter((m) => m.kind === 'spawn' && m.pane === child).length === 2);
    expect(started(child)[3]).toMatch(/cgroup.procs$/);
  });

  test('end what is left of a tree ten seconds after its last pane', async () => {
    delegate();
    const child = await spawn(paneId(0), 'a');
    const grandchild = await spawn(child, 'b');
    await h.run('set-option', '-s', 'agent-orphans', 'keep');
    const groups = (): number => ports.names(`${folder}/agents`).filter((name) => name.includes('-')).length;
    await h.run('kill-pane', '-t', `%${child}`);
    await h.pass(11_000);
    expect(groups()).toBe(1);
    await h.run('kill-pane', '-t', `%${grandchild}`);
    await h.pass(9_000);
    expect(groups()).toBe(1);
    await h.pass(2_000);
    expect(groups()).toBe(0);
    expect(await resources()).toMatchObject({ trees: [] });
  });

  test('are off when the person says so', async () => {
    for (const name of ['agent-memory', 'agent-cpu', 'agent-processes']) await h.run('set-option', '-s', name, '0');
    expect(started(await spawn(paneId(0), 'a'))).toEqual(['work', 'hard']);
  });

  test('are watched over where nothing else is there, and people are told', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach-session', '-t', 'person');
    const child = await spawn(paneId(0), 'greedy');
    expect(await resources()).toMatchObject({ means: 'watchdog' });
    ports.process(h.server.services.panes.get(child)!.pid, { parent: 1, pages: 1700 });
    await h.pass(1000);
    await h.until(() => client.statusText.includes('greedy'));
    expect(client.statusText).toContain(`greedy %${child} has 1700 MB of memory, 2048 MB are allowed (agent-memory)`);
  });
});
