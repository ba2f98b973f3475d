/** Programs that take all they can get: the server stays quick, the others live, and the hog can be stopped and closed. */
import { readdirSync } from 'node:fs';
import { eventually, type HostTerminal } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

/** Longest that a letter may take beside a hog, and half of them, on a machine that does other things too. */
const worstEchoMs = 1500;
const usualEchoMs = 150;
const letters = long ? 200 : 20;

/** In every hog's command line or environment of processes, to find what is left of it. */
const mark = '4242';

const node = (script: string): string => `node -e '${script}'`;

/** Bounded, so that what goes wrong here goes wrong here only. Each says when it is there, in a word that its command lacks. */
const hogs: Readonly<Record<string, string>> = {
  'starts 150 processes': node(
    `for (let i = 0; i < 150; i++) require("child_process").spawn("sleep", ["${mark}"]); console.log("hog-" + "there")`,
  ),
  'takes 400 MB of memory and writes to all of it': node(
    `const a = []; for (let i = 0; i < 400; i++) a.push(Buffer.alloc(1e6, 1)); console.log("hog-" + "there", ${mark}); ` +
      'setInterval(() => a.forEach((b) => b.fill(2)), 1)',
  ),
  'opens thousands of files': node(
    'let n = 0; try { for (; n < 20000; n++) require("fs").openSync("/dev/null") } catch {} ' +
      `console.log("hog-" + "there", ${mark}); setInterval(() => {}, 1000)`,
  ),
  'prints without end': `echo hog-"there"; yes ${mark} 'and so on, and so on'`,
  spins: `sh -c 'echo hog-"there"; : ${mark}; while :; do :; done'`,
};

let typed = 0;

async function echoes(terminal: HostTerminal): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < letters; i++) {
    const word = `e${typed++}o`;
    const begin = performance.now();
    terminal.type(`${word}\r`);
    await terminal.waitForText(word, 10_000);
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b);
}

const left = (w: World): number => w.sandbox.processes().filter(({ argv }) => argv.join(' ').includes(mark)).length;

describe('a program that', () => {
  it.each(Object.entries(hogs))('%s hurts nobody, can be interrupted and closed', { timeout: 120_000 }, async (_, hog) => {
    const w = world();
    await w.session('quiet', 'cat');
    const sibling = await w.get('#{pane_pid}', 'quiet:');
    await w.ok('new-session', '-d', '-s', 'hog', '-x', '80', '-y', '23', 'PS1="ready> " exec sh');
    await w.shows('hog:', 'ready>');
    const terminal = await w.attach('quiet');
    const start = async (): Promise<void> => {
      await w.ok('send-keys', '-t', 'hog:', `${hog}`, 'Enter');
      await eventually('the hog', () => left(w) > 0);
      // What prints without end has long scrolled it away.
      await w.shows('hog:', new RegExp(`hog-there|${mark} and so on`));
    };
    await start();
    const times = await echoes(terminal);
    expect(times.at(-1)!).toBeLessThan(worstEchoMs);
    expect(times[Math.floor(times.length / 2)]!).toBeLessThan(usualEchoMs);
    await w.ok('send-keys', '-t', 'hog:', 'C-c');
    await eventually('the hog to be gone', () => left(w) === 0, 10_000);
    await w.ok('send-keys', '-t', 'hog:', 'clear', 'Enter');
    await w.shows('hog:', /^ready>/);
    await start();
    const begin = performance.now();
    await w.ok('kill-pane', '-t', 'hog:');
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('quiet');
    await eventually('the hog to be gone', () => left(w) === 0, 10_000);
    expect(await w.get('#{pane_pid}', 'quiet:')).toBe(sibling);
    await echoes(terminal);
  });

  it('forks without end hurts nobody, and all of it ends with its pane', { timeout: 120_000 }, async () => {
    const w = world();
    await w.session('quiet', 'cat');
    // As nobody where that can be: the limit counts all that a person runs.
    const person = process.getuid?.() === 0 ? 'exec setpriv --reuid 54242 --regid 54242 --clear-groups ' : '';
    const there = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).length;
    const bomb = `ulimit -u ${person === '' ? there + 150 : 100}; b() { b | b & }; b; sleep ${mark}`;
    await w.ok('new-session', '-d', '-s', 'hog', '-x', '80', '-y', '23', `${person}bash -c '${bomb}'`);
    await w.shows('hog:', 'temporarily unavailable', 60_000);
    const terminal = await w.attach('quiet');
    const times = await echoes(terminal);
    expect(times[Math.floor(times.length / 2)]!).toBeLessThan(usualEchoMs);
    await w.ok('kill-session', '-t', 'hog');
    await eventually('the bomb to be gone', () => left(w) === 0, 10_000);
    await echoes(terminal);
  });
});
