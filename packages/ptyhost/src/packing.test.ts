import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Packing } from './packing.js';
import { Ring } from './ring.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const block = Buffer.alloc(64 * 1024, 'output ');

function world() {
  const ring = new Ring(1024 * 1024);
  const onPacked = vi.fn();
  const packing = new Packing(ring, onPacked);
  const print = (bytes: Buffer): void => {
    ring.push(bytes);
    packing.printed();
  };
  return { ring, packing, print, onPacked };
}

test('what a program printed is packed once it prints little, and then no timer is left', () => {
  const { ring, print, onPacked } = world();
  for (let i = 0; i < 16; i++) print(block);
  for (let s = 0; s < 5; s++) {
    for (let i = 0; i < 4; i++) print(block);
    vi.advanceTimersByTime(1000);
    expect(ring.isLoose).toBe(true);
  }
  vi.advanceTimersByTime(1000 + 16 * 10);
  expect(ring.isLoose).toBe(false);
  expect(onPacked).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is packed of a pane that is gone', () => {
  const { packing, print } = world();
  print(block);
  packing.dispose();
  expect(vi.getTimerCount()).toBe(0);
});
