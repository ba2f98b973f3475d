import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { TerminalLooks } from './terminal-looks.js';

const pane = paneId(1);

/** A pane that prints every 10 ms for so long; when its terminal was looked at, in seconds. */
function looks(isFound: boolean, seconds: number) {
  const clock = new VirtualClock();
  const at: number[] = [];
  const terminal = new TerminalLooks(clock, () => {
    at.push(clock.now() / 1000);
    return isFound;
  });
  const print = (forSeconds: number): void => {
    for (let i = 0; i < forSeconds * 100; i++) {
      terminal.later(pane);
      clock.advance(10);
    }
  };
  print(seconds);
  return { at, clock, terminal, print };
}

test('a pane with a Claude is looked at each second while it prints', () => {
  expect(looks(true, 5).at).toEqual([0.45, 1.45, 2.45, 3.45, 4.45]);
});

test('a pane that prints on and on without one is looked at ever more seldom', () => {
  expect(looks(false, 32).at).toEqual([0.45, 1.45, 3.45, 7.45, 15.45, 23.45, 31.45]);
});

test('after silence, and at a title like that of a Claude, it is looked at soon', () => {
  const { at, clock, terminal, print } = looks(false, 10);
  clock.advance(20_000);
  at.splice(0);
  const begin = clock.now() / 1000;
  print(1);
  expect(at.map((each) => each - begin)).toEqual([expect.closeTo(0.45)]);
  print(9);
  at.splice(0);
  const title = clock.now() / 1000;
  terminal.soon(pane);
  print(1);
  expect(at[0]! - title).toBeLessThan(1);
});
