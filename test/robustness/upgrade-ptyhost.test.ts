/** Another ptyhost in the place of the one that runs, while people type and programs print. */
import { eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

const times = long ? 100 : 20;

/** The process that holds the panes now. */
async function upgrade(w: World): Promise<number> {
  const { stdout, stderr, status } = await w.run('upgrade-ptyhost');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const [, pid] = /^ptyhost \d+ handed \d+ panes? over to (\d+) in \d+ ms\n$/.exec(stdout) ?? [];
  expect(stdout).toContain(`to ${pid}`);
  return Number(pid);
}

const processes = (w: World): Promise<string> => w.ok('list-panes', '-a', '-F', '#{pane_id} #{pane_pid} #{pane_dead}');

describe('upgrade-ptyhost', () => {
  it(`${times} times: nothing that is printed or typed is lost or doubled`, { timeout: long ? 600_000 : 120_000 }, async () => {
    const w = world();
    await w.session('work', 'stty raw -echo; printf "ready\\r\\n"; exec cat');
    await w.ok('set-option', '-g', 'history-limit', long ? '1000000' : '100000');
    const counting = 'i=0; while :; do seq $i $((i+49)); i=$((i+50)); sleep 0.05; done';
    for (let i = 0; i < 4; i++) await w.ok('new-window', '-d', '-t', 'work', counting);
    await w.shows('work:0', 'ready');
    const before = await processes(w);
    const terminal = await w.attach('work');
    let typed = '';
    for (let i = 0; i < times; i++) {
      const upgraded = upgrade(w);
      for (let n = 0; n < 10; n++) {
        const word = `${i}.${n} `;
        typed += word;
        terminal.type(word);
        if (n % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await upgraded;
      typed += '\r\n';
      terminal.type('\r\n');
    }
    terminal.type('end');
    const shown = async (): Promise<string> => w.ok('capture-pane', '-p', '-J', '-S', '-', '-t', 'work:0');
    await eventually('the last word', async () => (await shown()).includes('end'));
    expect((await shown()).replaceAll(/\s+/g, ' ').trim()).toBe(`ready ${typed}end`.replaceAll(/\s+/g, ' '));
    expect(await processes(w)).toBe(before);
    let lines = 0;
    for (let i = 1; i <= 4; i++) {
      const numbers = (await w.ok('capture-pane', '-p', '-S', '-', '-t', `work:${i}`)).split('\n').filter(Boolean);
      expect(numbers).toEqual(numbers.map((_, n) => `${n}`));
      lines += numbers.length;
    }
    console.log(`${times} upgrades: ${typed.length} keys and ${lines} lines, none missing, none doubled`);
  });

  it('what is asked for meanwhile is done behind it', async () => {
    const w = world();
    await w.session('work', 'cat');
    await w.ok('split-window', '-d', '-t', 'work', 'cat');
    await w.ok('set-option', '-g', 'remain-on-exit', 'on');
    const upgraded = upgrade(w);
    const done = await Promise.all([
      w.ok('new-window', '-d', '-t', 'work', '-P', '-F', '#{pane_pid}', 'echo new; exec cat'),
      w.ok('respawn-pane', '-k', '-t', 'work:0.0', 'echo again; exec cat'),
      w.ok('resize-pane', '-t', 'work:0.1', '-y', '5'),
      w.ok('new-window', '-d', '-t', 'work', 'exit 3'),
      w.ok('send-keys', '-t', 'work:0.1', '-l', 'typed'),
    ]);
    await upgraded;
    expect(processEntry(Number(done[0]))?.pid).toBe(Number(done[0]));
    await w.shows('work:1', 'new');
    await w.shows('work:0.0', 'again');
    await w.shows('work:0.1', 'typed');
    await eventually('the exit status', async () => (await w.get('#{pane_dead} #{pane_dead_status}', 'work:2')) === '1 3');
    expect(await w.get('#{pane_height}', 'work:0.1')).toBe('5');
    await w.ok('send-keys', '-t', 'work:0.1', 'C-c');
    await eventually('the signal', async () => (await w.get('#{pane_dead} #{pane_dead_signal}', 'work:0.1')) === '1 2');
  });

  it('one at a time; and a server that is killed meanwhile comes back to all of them', async () => {
    const w = world();
    await w.session('work', 'stty -echo; printf "ready\\r\\n"; exec cat');
    await w.shows('work', 'ready');
    const before = await processes(w);
    const first = w.run('upgrade-ptyhost');
    expect(await w.run('upgrade-ptyhost')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is being replaced already'),
    });
    expect((await first).status).toBe(0);
    const { server } = w;
    void w.run('upgrade-ptyhost').catch(() => {});
    process.kill(server, 'SIGKILL');
    await eventually('the end of the server', () => processEntry(server) === undefined);
    expect((await w.ccmux.run(['start-server'])).stderr).toBe('');
    expect(await processes(w)).toBe(before);
    await w.ok('send-keys', '-t', 'work', 'typed', 'Enter');
    await w.shows('work', 'typed');
    expect(await processes(w)).toBe(before);
  });

  it('afterwards a ptyhost that is killed takes its programs with it, and nothing stays behind', async () => {
    const w = world();
    await w.session('work', 'cat');
    await w.ok('split-window', '-d', '-t', 'work', 'cat');
    await upgrade(w);
    const holder = await upgrade(w);
    process.kill(holder, 'SIGKILL');
    await w.shows('work:0.0', 'Press ENTER to run');
    await w.shows('work:0.1', 'Press ENTER to run');
    await w.ok('respawn-pane', '-t', 'work:0.0', 'echo again; exec cat');
    await w.shows('work:0.0', 'again');
    await eventually('a program in the pane', async () => (await w.get('#{pane_dead}', 'work:0.0')) === '0');
  });
});
