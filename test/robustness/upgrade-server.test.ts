/** Another server in the place of the one that runs, while people type and programs print. */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ccmuxProgram, eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

const times = long ? 100 : 20;

/** The process of the next server. */
async function upgrade(w: World, argv = w.ccmux.argv('upgrade-server')): Promise<number> {
  const { stdout, stderr, status } = await w.sandbox.run(argv);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const [, pid] = /^server \d+ made room for (\d+) in \d+ ms\n$/.exec(stdout) ?? [];
  expect(stdout).toContain(`for ${pid}`);
  return Number(pid);
}

const processes = (w: World): Promise<string> => w.ok('list-panes', '-a', '-F', '#{pane_id} #{pane_pid} #{pane_dead}');

/** The installed program again, in another folder. */
function copyOf(folder: string): { readonly dist: string; readonly program: string } {
  const built = dirname(dirname(ccmuxProgram));
  mkdirSync(folder);
  for (const name of ['dist', 'bin']) cpSync(join(built, name), join(folder, name), { recursive: true });
  symlinkSync(join(built, 'node_modules'), join(folder, 'node_modules'));
  return { dist: join(folder, 'dist'), program: join(folder, 'bin', 'ccmux') };
}

describe('upgrade-server', () => {
  it(`${times} times: nothing that is printed or typed is lost or doubled`, { timeout: long ? 900_000 : 240_000 }, async () => {
    const w = world();
    await w.session('work', 'stty raw -echo; printf "ready\\r\\n"; exec cat');
    await w.ok('set-option', '-g', 'history-limit', long ? '1000000' : '200000');
    const counting = 'i=0; while :; do seq $i $((i+49)); i=$((i+50)); sleep 0.05; done';
    for (let i = 0; i < 4; i++) await w.ok('new-window', '-d', '-t', 'work', counting);
    // Much more than is kept of a pane while nobody reads it.
    await w.ok('new-window', '-d', '-t', 'work', 'seq 2000000; exec cat');
    await w.shows('work:0', 'ready');
    const before = await processes(w);
    const terminal = await w.attach('work');
    const pids = new Set([w.server]);
    let typed = '';
    for (let i = 0; i < times; i++) {
      const upgraded = upgrade(w);
      let isOver = false;
      void upgraded.finally(() => {
        isOver = true;
      });
      for (let n = 0; !isOver; n++) {
        const word = `${i}.${n} `;
        typed += word;
        terminal.type(word);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      pids.add(await upgraded);
      typed += '\r\n';
      terminal.type('\r\n');
    }
    terminal.type('end');
    await terminal.waitForText('end');
    expect(pids.size).toBe(times + 1);
    const shown = await w.ok('capture-pane', '-p', '-J', '-S', '-', '-t', 'work:0');
    expect(shown.replaceAll(/\s+/g, ' ').trim()).toBe(`ready ${typed}end`.replaceAll(/\s+/g, ' '));
    expect(await processes(w)).toBe(before);
    let lines = 0;
    for (let i = 1; i <= 4; i++) {
      const numbers = (await w.ok('capture-pane', '-p', '-S', '-', '-t', `work:${i}`)).split('\n').filter(Boolean);
      expect(numbers).toEqual(numbers.map((_, n) => `${n}`));
      lines += numbers.length;
    }
    const flood = await w.shows('work:5', '2000000', 60_000).then(() => w.ok('capture-pane', '-p', '-S', '-', '-t', 'work:5'));
    const last = flood.split('\n').filter(Boolean);
    expect(last).toEqual(last.map((_, n) => `${2_000_001 - last.length + n}`));
    console.log(`${times} upgrades: ${typed.length} keys and ${lines} lines, none missing, none doubled`);
  });

  it('goes on with the programs of another folder, of which the next server is started, too', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    const { server } = w;
    const other = copyOf(join(w.sandbox.home, 'other'));
    const next = await upgrade(w, [other.program, ...w.ccmux.argv().slice(1), 'upgrade-server']);
    expect(processEntry(next)?.argv).toContain(join(other.dist, 'server.js'));
    await eventually('the one before to be gone', () => processEntry(server) === undefined);
    terminal.type('goes-on');
    await terminal.waitForText('goes-on');
    terminal.hangUp();
    process.kill(next, 'SIGKILL');
    const again = await eventually('a server', () => w.ccmux.daemons().server);
    expect(again.argv).toContain(join(other.dist, 'server.js'));
    await eventually('its answer', () => w.get('#S', 's').catch(() => undefined));
  });

  it('changes nothing when the other server does not start, or nothing can be saved', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    const { server } = w;
    const empty = join(w.sandbox.home, 'empty');
    mkdirSync(empty);
    const missing = await w.run('upgrade-server', '-p', empty);
    expect(missing).toMatchObject({ stdout: '', status: 1 });
    expect(missing.stderr).toContain('the new server ended while starting');
    writeFileSync(join(empty, 'server.js'), 'console.error("no"); process.exit(3);');
    expect((await w.run('upgrade-server', '-p', empty)).status).toBe(1);
    rmSync(empty, { recursive: true });
    terminal.type('as-before');
    await terminal.waitForText('as-before');
    expect(w.server).toBe(server);
    // Two at once: one of them is told so.
    const both = await Promise.all([w.run('upgrade-server'), w.run('upgrade-server')]);
    expect(both.map(({ status }) => status).sort()).toEqual([0, 1]);
    expect(both.find(({ status }) => status === 1)?.stderr).toContain('is being replaced already');
    await terminal.waitForText('as-before');
    terminal.type('and-behind');
    await terminal.waitForText('and-behind');
  });

  it('that is killed in the middle of it is followed by another', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    for (let i = 0; i < 5; i++) {
      const { server } = w;
      void w.run('upgrade-server').catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 60 * i));
      for (const { pid, argv } of w.sandbox.processes()) {
        if (argv.some((arg) => arg.endsWith('/server.js'))) process.kill(pid, 'SIGKILL');
      }
      await eventually('it to be gone', () => processEntry(server) === undefined);
      terminal.type(`word-${i}\r`);
      await terminal.waitForText(`word-${i}`, 20_000);
    }
    expect(await w.ok('list-panes', '-a', '-F', '#{pane_dead}')).toBe('0');
  });
});
