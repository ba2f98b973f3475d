/** How programs end, and what is left of them: the last output, the exact status, nobody forgotten. */
import { descriptorsOf, eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

const paneNumber = (id: string): number => Number(id.slice(1));

/** A pane beside the first one of `s`; its id. */
const pane = (w: World, command: string): Promise<string> =>
  w.ok('split-window', '-d', '-t', 's:', '-P', '-F', '#{pane_id}', command);

const exitOf = async (w: World, id: string) => {
  const { code, signal } = await w.logged('pane.exited', (e) => e['pane'] === paneNumber(id));
  return { code, signal };
};

describe('the exit', () => {
  it('status and signal are exact', async () => {
    const w = world();
    await w.session('s');
    const cases: [string, { code: number; signal: number }][] = [
      ['exit 0', { code: 0, signal: 0 }],
      ['exit 1', { code: 1, signal: 0 }],
      ['exit 255', { code: 255, signal: 0 }],
      ['exit 137', { code: 137, signal: 0 }],
      ['kill -9 $$', { code: 0, signal: 9 }],
      ['kill -TERM $$', { code: 0, signal: 15 }],
      ['ulimit -c 0; kill -SEGV $$', { code: 0, signal: 11 }],
    ];
    for (const [script, status] of cases) {
      const id = await pane(w, script);
      expect([script, await exitOf(w, id)]).toEqual([script, status]);
    }
    await eventually('the panes to be gone', async () => (await w.ok('list-panes', '-t', 's:')).split('\n').length === 1);
  });

  it('of a program that cannot be started is told to who asked', async () => {
    const w = world();
    await w.session('s');
    const before = await w.ok('list-panes', '-a', '-F', '#{pane_id}');
    expect(await w.run('split-window', '-t', 's:', 'no-such-program', 'x')).toMatchObject({
      status: 1,
      stderr: 'cannot start the pane: no-such-program: command not found\n',
    });
    expect(await w.run('new-window', '-t', 's:', '/no/such', 'x')).toMatchObject({ status: 1, stdout: '' });
    expect(await w.ok('list-panes', '-a', '-F', '#{pane_id}')).toBe(before);
  });
});

describe('the last output', () => {
  it('is seen by who is attached, however much came before it and whatever ends the program', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'exec cat');
    const terminal = await w.attach('s');
    // A frame is looked at as soon as its bytes have come, so that the last picture of a pane is not missed.
    // No two words have a cell in common: what differs is drawn whole.
    for (const [half, end] of [
      ['aaaaaa', 'exit 3'],
      ['bbbbbb', 'kill -9 $$'],
      ['cccccc', 'exec true'],
    ]) {
      const word = `${half}${half}`;
      const seen = terminal.waitFor((t) => t.capture.includes(word), `the words before ${end}`);
      const script = `head -c 300000 /dev/zero | tr '\\0' x; printf '\\n%s%s' ${half} ${half}; ${end}`;
      const id = await pane(w, script);
      await exitOf(w, id);
      await seen;
    }
  }, 30_000);

  it('is in a file that the pane is read into, to the last byte', async () => {
    const w = world();
    await w.session('s');
    // The sibling reads what the program prints through its own terminal: nothing is between the two but the exit.
    const script = `head -c 300000 /dev/zero | tr '\\0' y; printf END`;
    await w.ok('send-keys', '-t', 's:0.0', `(${script}) | tail -c 10; echo; echo fin$((1))`, 'Enter');
    expect(await w.shows('s:0.0', 'fin1')).toContain('yyyyyyyEND');
  });
});

describe('a hang-up', () => {
  const hears = (name: string, file: string): string =>
    `trap 'echo ${name} >> ${file}; exit' HUP; echo ready; while :; do sleep 0.05; done`;

  it('reaches the programs of what is killed and of nothing else', async () => {
    const w = world();
    const file = `${w.sandbox.home}/heard`;
    await w.session('s', 'sh', '-c', hears('first', file));
    const second = await pane(w, hears('second', file));
    const window = await w.ok('new-window', '-d', '-t', 's:', '-P', '-F', '#{window_id}', hears('window', file));
    await w.session('other', 'sh', '-c', hears('other', file));
    await w.ok('new-session', '-d', '-s', 'keeper', 'sh');
    for (const at of ['s:0.0', second, window, 'other:']) await w.shows(at, 'ready');
    const heard = async (): Promise<string> => (await w.sandbox.run(['sh', '-c', `cat ${file} 2>/dev/null`])).stdout;
    for (const [command, name] of [
      [['kill-pane', '-t', second], 'second'],
      [['kill-window', '-t', window], 'window'],
      [['kill-session', '-t', 'other'], 'other'],
      [['kill-session', '-t', 's'], 'first'],
    ] as const) {
      const before = await heard();
      await w.ok(...command);
      await eventually(`${name} to hear it`, async () => (await heard()) !== before);
      expect(await heard()).toBe(`${before}${name}\n`);
    }
    expect(await w.ok('list-panes', '-a', '-F', '#{session_name}')).toBe('keeper');
  });

  it('ends also who ignores it, is stopped, or prints without end', async () => {
    const w = world();
    await w.session('s');
    const scripts = [
      "trap '' HUP INT TERM; echo ready; while :; do sleep 1; done",
      'echo ready; kill -STOP $$',
      'echo ready; exec yes',
      'echo ready; exec sh -c "sleep 1000 | sleep 1000"',
    ];
    await w.shows('s:', /[$#]/);
    const kept = new Set(w.sandbox.processes().map(({ pid }) => pid));
    const pids: number[] = [];
    const ids: string[] = [];
    for (const script of scripts) {
      const id = await w.ok('new-window', '-d', '-t', 's:', '-P', '-F', '#{pane_id}', script);
      ids.push(id);
      pids.push(Number(await w.get('#{pane_pid}', id)));
      if (!script.includes('yes')) await w.shows(id, 'ready');
    }
    for (const id of ids) await w.ok('kill-pane', '-t', id);
    await eventually('all to end', () => pids.every((pid) => processEntry(pid) === undefined));
    const left = () => w.sandbox.processes().filter(({ pid }) => !kept.has(pid));
    await eventually('their children to end', () => left().length === 0).catch((e: unknown) => {
      throw new Error(`${String(e)}: ${JSON.stringify(left())}`);
    });
  });

  it('finds the background jobs of a shell as a terminal that is closed does', async () => {
    const w = world();
    await w.session('keeper');
    await w.session('s', 'bash', '--norc', '-i');
    await w.shows('s:', /[$#]/);
    // An interactive shell passes the hang-up on to its jobs; a job that ignores it, or was disowned, stays.
    await w.ok(
      'send-keys',
      '-t',
      's:',
      'sleep 1001 & nohup sleep 1002 >/dev/null 2>&1 & sleep 1003 & disown; echo job$((1))s',
      'Enter',
    );
    await w.shows('s:', 'job1s');
    const running = (): string[] =>
      w.sandbox.processes().flatMap(({ argv }) => (argv[0] === 'sleep' && argv[1] !== '1000' ? [argv[1]!] : []));
    await eventually('the jobs', () => running().length === 3);
    await w.ok('kill-session', '-t', 's');
    await eventually('the first job to end', () => !running().includes('1001'));
    const stays = running().toSorted();
    expect(stays).toContain('1002');
    for (const { pid, argv } of w.sandbox.processes()) if (argv[0] === 'sleep') process.kill(pid, 'SIGKILL');
  });

  it('of the terminal by a crash of the ptyhost ends the programs, and costs the clients nothing else', async () => {
    const w = world();
    await w.session('s', 'sleep', '1000');
    const terminal = await w.attach('s');
    process.kill(w.ptyhost, 'SIGKILL');
    await terminal.waitForText('Press ENTER to run: sleep 1000');
    await eventually('the program to be gone', () => w.sandbox.processes().every(({ argv }) => argv[0] !== 'sleep'));
    await w.session('again');
    expect(await w.ok('list-panes', '-a', '-F', '#S #{pane_dead}')).toBe('again 0\ns 1');
  });
});

describe('descriptors', () => {
  it('of the daemons are as before after a hundred panes', async () => {
    const w = world();
    await w.session('s');
    const counts = () => [w.server, w.ptyhost].map((pid) => descriptorsOf(pid).length);
    const round = async (): Promise<void> => {
      const id = await pane(w, 'exit 0');
      await exitOf(w, id);
    };
    await round();
    const before = counts();
    for (let i = 0; i < 100; i++) await round();
    await eventually(`descriptors as before: ${before}`, () => counts().every((n, i) => n <= before[i]!));
  });

  it('no process in a pane holds another terminal, a socket, a pipe or anything of ours', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'exec sleep 1000');
    for (let i = 0; i < 6; i++) await w.ok('new-window', '-d', '-t', 's:', 'sleep 1000; :');
    for (const at of ['s:2', 's:4']) await w.ok('kill-window', '-t', at);
    for (let i = 0; i < 4; i++) await w.ok('split-window', '-d', '-t', 's:1', 'sh -c "sleep 1000; :"').catch(() => {});
    await w.attach('s');
    for (let i = 0; i < 3; i++) await w.ok('new-window', '-d', '-t', 's:', 'sleep 1000 & sleep 1000; :');
    const panes = (await w.ok('list-panes', '-s', '-t', 's', '-F', '#{pane_pid} #{pane_tty}'))
      .split('\n')
      .map((l) => l.split(' '));
    expect(panes.length).toBeGreaterThanOrEqual(10);
    const terminals = new Map(panes.map(([pid, tty]) => [Number(pid), tty!]));
    const processes = () => w.sandbox.processes();
    await eventually('every sleep', () => processes().filter(({ argv }) => argv[0] === 'sleep').length >= panes.length);
    const parents = new Map(processes().map(({ pid, ppid }) => [pid, ppid]));
    const terminalOf = (pid: number): string | undefined => {
      const parent = parents.get(pid);
      return terminals.get(pid) ?? (parent === undefined ? undefined : terminalOf(parent));
    };
    let looked = 0;
    for (const { pid, argv } of processes()) {
      const tty = terminalOf(pid);
      if (tty === undefined) continue;
      looked++;
      // A job in the background of a shell without job control reads from /dev/null.
      const foreign = descriptorsOf(pid).filter(({ target }) => target !== tty && target !== '/dev/null');
      expect([argv, foreign]).toEqual([argv, []]);
    }
    expect(looked).toBeGreaterThan(panes.length);
  });
});
