import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputQueue } from './input-queue.js';

/** A program that takes `room` bytes and then no more, and a timer that is fired by hand. */
function setUp(room: number) {
  const world = {
    room,
    isGone: false,
    taken: Buffer.alloc(0),
    delays: [] as number[],
    fire: undefined as (() => void) | undefined,
  };
  const queue = new InputQueue({
    write: (bytes) => {
      if (world.isGone) return { kind: 'gone' };
      if (world.room === 0) return { kind: 'again' };
      const part = bytes.subarray(0, world.room);
      world.room -= part.length;
      world.taken = Buffer.concat([world.taken, part]);
      return { kind: 'written', bytes: part.length };
    },
    after: (delayMs, callback) => {
      world.delays.push(delayMs);
      world.fire = () => {
        world.fire = undefined;
        callback();
      };
      return () => {
        world.fire = undefined;
      };
    },
  });
  return { world, queue };
}

describe('InputQueue', () => {
  test('keeps every byte in order however the program takes them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uint8Array({ maxLength: 20 }), fc.nat(15))), (steps) => {
        const { world, queue } = setUp(0);
        for (const [data, room] of steps) {
          expect(queue.push(data)).toBe(true);
          world.room += room;
          if (room % 2 === 0) queue.retry();
          else world.fire?.();
        }
        world.room = Number.MAX_SAFE_INTEGER;
        queue.retry();
        expect(world.taken.equals(Buffer.concat(steps.map(([data]) => data)))).toBe(true);
        expect(world.fire).toBeUndefined();
      }),
    );
  });

  test('retries a full PTY ever more rarely, and soon again after progress', () => {
    const { world, queue } = setUp(0);
    queue.push(Buffer.from('ab'));
    for (let i = 0; i < 7; i++) world.fire?.();
    expect(world.delays).toEqual([1, 2, 4, 8, 16, 32, 32, 32]);
    world.room = 1;
    world.fire?.();
    expect(world.delays.at(-1)).toBe(1);
    expect(world.taken.toString()).toBe('a');
  });

  test('refuses whole writes past its bound', () => {
    const { world, queue } = setUp(0);
    const mebibyte = Buffer.alloc(1024 * 1024);
    for (let i = 0; i < 16; i++) expect(queue.push(mebibyte)).toBe(true);
    expect(queue.push(Buffer.from('x'))).toBe(false);
    world.room = 10;
    queue.retry();
    expect(queue.push(Buffer.from('x'))).toBe(true);
  });

  test('forgets everything and its timer when nobody will read', () => {
    const { world, queue } = setUp(0);
    queue.push(Buffer.from('ab'));
    world.isGone = true;
    world.fire?.();
    expect(queue.push(Buffer.from('more'))).toBe(true);
    expect(world.fire).toBeUndefined();
  });
});
