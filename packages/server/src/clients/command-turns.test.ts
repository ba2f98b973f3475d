import { expect, test } from 'vitest';
import { CommandTurns } from './command-turns.js';

/** A peer whose turns are taken by hand. */
function peer() {
  const ran: string[] = [];
  const ends: (() => void)[] = [];
  const turns: (() => void)[] = [];
  const reading: boolean[] = [];
  const commands = new CommandTurns({
    run: (argv) => {
      ran.push(argv.join(' '));
      return new Promise((resolve) => ends.push(resolve));
    },
    whenTaken: (then) => turns.push(then),
    pause: () => reading.push(false),
    unpause: () => reading.push(true),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { ran, turns, reading, commands, end: () => ends.shift()?.(), settle };
}

test('the first runs at once, the next when it is done and its turn has come', async () => {
  const { ran, turns, commands, end, settle } = peer();
  commands.take(['a']);
  commands.take(['b']);
  expect(ran).toEqual(['a']);
  await settle();
  expect(turns).toEqual([]);
  end();
  await settle();
  expect(ran).toEqual(['a']);
  turns.shift()?.();
  expect(ran).toEqual(['a', 'b']);
  end();
  await settle();
  expect(turns).toEqual([]);
  commands.take(['c']);
  expect(ran).toEqual(['a', 'b', 'c']);
});

test('while many wait, no more are read', async () => {
  const { ran, turns, reading, commands, end, settle } = peer();
  for (let i = 0; i < 30; i++) commands.take([String(i)]);
  expect(reading).toEqual([false]);
  while (ran.length < 30) {
    end();
    await settle();
    turns.shift()?.();
  }
  expect(reading).toEqual([false, true]);
  expect(ran).toEqual(Array.from({ length: 30 }, (_, i) => String(i)));
});
