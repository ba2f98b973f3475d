/** An emulator that hangs or throws costs its pane what it failed on, and the others nothing. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFailing } from './failing-build.js';
import { useWorld, type World } from './world.js';

let program = '';
beforeAll(async () => {
  program = await buildFailing();
}, 60_000);

const world = useWorld(() => program);

/** The worst case on a machine that has a processor to spare. */
const detectionMs = 2000;

/** Prints many lines, and on every line that it reads what is given for it. */
const printer = (...outputs: readonly string[]): string =>
  `i=0; while [ $i -lt 400 ]; do echo line-$i; i=$((i+1)); done; ${outputs.map((text) => `read go; printf '${text}'`).join('; ')}; exec cat`;

async function failingPane(w: World, ...outputs: readonly string[]): Promise<void> {
  await w.session('s', 'sh', '-c', printer(...outputs));
  await w.shows('s:', 'line-399');
  await w.ok('new-session', '-d', '-s', 'quiet', '-x', '80', '-y', '23', 'exec cat');
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    await w.ok('send-keys', '-t', 'quiet:', text, 'Enter');
    await w.shows('quiet:', text);
  }
  await w.logged('watchdog.started');
}

const history = async (w: World, target: string): Promise<string[]> =>
  (await w.ok('capture-pane', '-p', '-S', '-', '-t', target)).split('\n');

const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => String(from + i));

/** How much of what its panes printed a picture on the disk shows; the most. */
function pictured(w: World): number {
  const folder = join(dirname(w.logFile), 'panes');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return Math.max(0, ...names.map((name) => Number(/-(\d+)\.snap$/.exec(name)?.[1] ?? 0)));
}

const chunks = (w: World): string[] => {
  const folder = join(dirname(w.logFile), 'bad-chunks');
  return readdirSync(folder).map((file) => join(folder, file));
};

describe('an emulator that', () => {
  it.each(['HANG!', 'THROW!'])('does %s is replaced, and shows all but what it failed on', async (fault) => {
    const w = world();
    await failingPane(w, `before\\n${fault}lost\\nbehind\\n`);
    const terminal = await w.attach('quiet');
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.logged('pane.emulator-failed');
    if (fault === 'HANG!') {
      const { afterMs, lateMs } = await w.logged('watchdog.interrupted');
      expect(Number(afterMs) - Number(lateMs)).toBeLessThan(detectionMs);
    }
    terminal.type('echo-me');
    await terminal.waitForText('echo-me', 500);
    await w.shows('s:', 'behind');
    const lines = await history(w, 's:');
    expect(lines.filter((line) => line.startsWith('line-'))).toEqual(numbers(0, 400).map((n) => `line-${n}`));
    const [file] = chunks(w);
    expect(lines.join('')).toContain(`ccmux: ${fault.length + 6} bytes of output could not be shown; they are in ${file}`);
    expect(readFileSync(file!, 'latin1')).toBe(`${fault}lost\r\n`);
    expect(statSync(file!).mode & 0o777).toBe(0o600);
    await w.ok('send-keys', '-t', 's:', 'goes-on', 'Enter');
    await w.shows('s:', /goes-on\ngoes-on/);
  });

  it('hangs again and again is given up, and the pane can be closed', { timeout: 120_000 }, async () => {
    const w = world();
    await failingPane(w, 'HANG!\\nTHROW!\\n'.repeat(2) + 'THROW!\\n'.repeat(10));
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.shows('s:', 'no more of it is', 60_000);
    await w.ok('send-keys', '-t', 'quiet:', 'still-here', 'Enter');
    await w.shows('quiet:', 'still-here');
    await w.ok('kill-session', '-t', 's');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('quiet');
  });

  it('hangs while others print costs them no byte', async () => {
    const w = world();
    await failingPane(w, 'HANG!\\n');
    await w.ok('set-option', '-g', 'history-limit', '50000');
    const count = 40_000;
    for (const name of ['a', 'b']) await w.ok('new-session', '-d', '-s', name, '-x', '80', '-y', '23', `seq ${count}; exec cat`);
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.logged('pane.emulator-failed');
    for (const name of ['a', 'b']) {
      await w.shows(`${name}:`, new RegExp(`\\b${count}\\b`));
      expect((await history(w, `${name}:`)).filter((line) => line !== '')).toEqual(numbers(1, count + 1));
    }
  });

  it.each([
    ['does HANG!', 'HANG!'],
    ['does THROW!', 'THROW!'],
    ['does LOST!HANG! and cannot be looked into', 'LOST!HANG!'],
  ])('%s keeps the whole of a history that is longer than what the ptyhost has', { timeout: 120_000 }, async (_, fault) => {
    const w = world();
    const count = 250_000;
    await w.session('quiet', 'cat');
    await w.ok('set-option', '-g', 'history-limit', String(count));
    await w.session('s', 'sh', '-c', `seq ${count}; read go; printf 'before\n${fault}\nbehind\n'; exec cat`);
    await w.shows('s:', String(count), 30_000);
    const bytes = numbers(1, count + 1).join('\r\n').length;
    // With what the ptyhost has, that is all.
    if (fault.startsWith('LOST!')) await eventually('a picture', () => pictured(w) > bytes - 900_000, 30_000);
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.logged('pane.emulator-failed');
    await w.shows('s:', 'behind', 20_000);
    const lines = await history(w, 's:');
    expect(lines.filter((line) => /^\d+$/.test(line))).toEqual(numbers(1, count + 1));
    expect(lines.filter((line) => line === 'before')).toEqual(['before']);
  });

  it.each(['STIFF!', 'BRITTLE!'])('is %s when it gets another size costs its pane the screen, not the history', async (fault) => {
    const w = world();
    await failingPane(w, `before\n${fault}\nbehind\n`);
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.shows('s:', 'behind');
    await w.ok('resize-window', '-t', 's:', '-x', '61', '-y', '30');
    await w.logged('pane.emulator-failed');
    expect(await w.get('#{pane_width}x#{pane_height}', 's:')).toBe('61x30');
    await w.shows('s:', 'could not be given another size');
    const lines = await history(w, 's:');
    expect(lines.filter((line) => line.startsWith('line-'))).toEqual(numbers(0, 400).map((n) => `line-${n}`));
    expect(lines).toContain('behind');
    await w.ok('send-keys', '-t', 's:', 'goes-on', 'Enter');
    await w.shows('s:', /goes-on\ngoes-on/);
    await w.ok('resize-window', '-t', 's:', '-x', '100', '-y', '20');
    expect((await history(w, 's:')).filter((line) => line.startsWith('line-'))).toHaveLength(400);
    expect(w.log().filter(({ ev }) => ev === 'pane.emulator-failed')).toHaveLength(1);
    await w.shows('quiet:', 'five');
  });

  it('hung in a server that ended is found by the next one', async () => {
    const w = world();
    await failingPane(w, 'HANG!\\nbehind\\n');
    process.kill(w.server, 'SIGSTOP');
    process.kill(w.server, 'SIGKILL');
    await w.ccmux.ok('start-server');
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.shows('s:', 'behind', 10_000);
    process.kill(w.server, 'SIGKILL');
    await w.ccmux.ok('start-server');
    await w.shows('s:', 'behind', 10_000);
  });

  it.each([
    ['', /^behind$/],
    ['LOST!\\n', /\d+ bytes of output were lost here/],
  ])('fails on what was kept of a program that is gone shows the rest, or says what is lost: %s', async (before, shown) => {
    const w = world();
    await failingPane(w, `${before}HANG!\\nbehind\\n`);
    await w.ok('send-keys', '-t', 's:', 'Enter');
    await w.shows('s:', 'behind', 10_000);
    // A command is done when all that happened before it is on disk.
    await w.ok('rename-window', '-t', 's:', 'kept');
    for (const pid of [w.server, w.ptyhost]) process.kill(pid, 'SIGKILL');
    await w.ccmux.ok('start-server');
    await w.shows('s:', 'Press ENTER to run');
    expect(await history(w, 's:')).toContainEqual(expect.stringMatching(shown));
    expect(w.log().filter(({ ev }) => ev === 'pane.emulator-failed')).toHaveLength(2);
    expect(await w.screen('quiet:')).toContain('Press ENTER to run');
  });
});
