import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeLimitPorts } from '../../testing/fake-limit-ports.js';
import { type LimitedPane, Watchdog } from './watchdog.js';

const socket = '/run/s.sock';
const megabyte = 1024 * 1024;
const [tree, pane] = [paneId(1), paneId(2)];

let ports: FakeLimitPorts;
let clock: VirtualClock;
let panes: LimitedPane[];
let told: string[];
let watchdog: Watchdog;
let limits = { memory: 0, cpu: 0, processes: 0 };

beforeEach(() => {
  ports = new FakeLimitPorts();
  clock = new VirtualClock();
  limits = { memory: 100 * megabyte, cpu: 50, processes: 5 };
  ports.process(1, { parent: 0 });
  ports.process(100, { parent: 1, pages: 10 });
  ports.process(200, { parent: 1, pages: 10 });
  panes = [
    { pane: tree, tree, pid: 100 },
    { pane, tree, pid: 200 },
  ];
  told = [];
  watchdog = new Watchdog({
    ports,
    clock,
    socket,
    panes: () => panes,
    limits: () => limits,
    never: () => new Set([10]),
    onAct: (top, act) => told.push(`%${top} ${act.kind}`),
  });
});

/** Looks, each a second after the one before. */
async function look(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) {
    clock.advance(1000);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the watchdog', () => {
  test('sums up what the panes of a tree take', async () => {
    watchdog.watch();
    ports.process(201, { parent: 200, pages: 30 });
    ports.process(300, { parent: 1, pages: 1000 });
    expect(watchdog.use(tree)).toBeUndefined();
    await look();
    expect(watchdog.use(tree)).toMatchObject({ memory: 50 * megabyte, processes: 3 });
    expect(told).toEqual([]);
  });

  test('counts what processes share once when it matters', async () => {
    watchdog.watch();
    for (const pid of [100, 200]) ports.process(pid, { parent: 1, pages: 90 });
    for (const pid of [100, 200])
      ports.files.set(`/proc/${pid}/smaps_rollup`, 'Rss: 92160 kB\nPss:  40960 kB\nPss_Dirty: 1 kB\n');
    await look();
    expect(watchdog.use(tree)?.memory).toBe(80 * megabyte);
    expect(told).toEqual(['%1 warn']);
  });

  test('asks the pane that takes most, and ends it when it stays', async () => {
    watchdog.watch();
    ports.process(201, { parent: 200, pages: 90 });
    await look();
    expect(ports.signals).toEqual(['SIGTERM 200', 'SIGTERM 201']);
    await look(9);
    expect(ports.signals).toHaveLength(2);
    await look();
    expect(ports.signals.slice(2)).toEqual(['SIGSTOP 200', 'SIGSTOP 201', 'SIGKILL 200', 'SIGKILL 201']);
  });

  test('stops what keeps starting others before it kills any of it', async () => {
    watchdog.watch();
    for (let pid = 201; pid < 212; pid++) ports.process(pid, { parent: 200 });
    let born = 0;
    const { onSignal } = ports;
    ports.onSignal = (pid, signal) => {
      if (signal === 'SIGSTOP' && born < 3) ports.process(220 + born++, { parent: pid });
      onSignal(pid, signal);
    };
    await look();
    expect(born).toBe(3);
    expect(ports.signals.findLastIndex((line) => line.startsWith('SIGSTOP'))).toBeLessThan(
      ports.signals.findIndex((line) => line.startsWith('SIGKILL')),
    );
    for (const pid of [200, 211, 220, 222]) expect(ports.read(`/proc/${pid}/stat`)).toBeUndefined();
    expect(ports.read('/proc/100/stat')).toBeDefined();
  });

  test('lets others go first when a tree is busy', async () => {
    watchdog.watch();
    for (let second = 1; second <= 11; second++) {
      ports.process(200, { parent: 1, ticks: second * 90 });
      await look();
    }
    expect(told).toEqual(['%1 slow']);
    expect(ports.slowed).toEqual([100, 200]);
  });

  test('knows who left its parents by the environment, and not who is of another server', async () => {
    watchdog.watch();
    ports.process(300, { parent: 1, environ: `A=b\0CCMUX=${socket},10,0\0CCMUX_PANE=%2\0` });
    ports.process(301, { parent: 1, environ: 'CCMUX=/run/other.sock,10,0\0CCMUX_PANE=%2\0' });
    // Older than any pane that was looked at.
    ports.process(50, { parent: 1, environ: `CCMUX=${socket},10,0\0CCMUX_PANE=%2\0` });
    // In a pane of a person.
    ports.process(302, { parent: 1, environ: `CCMUX=${socket},10,0\0CCMUX_PANE=%9\0` });
    await look();
    expect(watchdog.use(tree)).toMatchObject({ processes: 3 });
  });

  test('ends what is left of a tree, and forgets it', async () => {
    watchdog.watch();
    ports.process(201, { parent: 200 });
    await look();
    ports.gone(100);
    ports.gone(200);
    ports.process(201, { parent: 1 });
    panes = [];
    await look();
    expect(watchdog.use(tree)).toMatchObject({ processes: 1 });
    watchdog.end(tree);
    await look();
    expect(ports.signals).toEqual(['SIGSTOP 201', 'SIGKILL 201']);
    expect(watchdog.use(tree)).toBeUndefined();
  });

  test('sleeps while there is nothing to look at', async () => {
    watchdog.watch();
    for (const pid of [100, 200]) ports.gone(pid);
    panes = [];
    await look();
    let reads = 0;
    const names = ports.names.bind(ports);
    ports.names = (folder) => {
      reads++;
      return names(folder);
    };
    await look(3);
    expect(reads).toBe(0);
    watchdog.watch();
    await look();
    expect(reads).toBe(1);
    watchdog.watch();
    watchdog.dispose();
    await look();
    expect(reads).toBe(1);
  });
});
