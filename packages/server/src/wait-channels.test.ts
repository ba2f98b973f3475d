import { beforeEach, describe, expect, test } from 'vitest';
import { WaitChannels } from './wait-channels.js';

let waits: WaitChannels;
let order: string[];
beforeEach(() => {
  waits = new WaitChannels();
  order = [];
});

const then = async (name: string, waiting: Promise<void> | undefined): Promise<void> => {
  await waiting;
  order.push(name);
};
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('waiting', () => {
  test('all who wait are woken at once', async () => {
    void then('a', waits.wait('x'));
    void then('b', waits.wait('x'));
    void then('other', waits.wait('y'));
    await settle();
    expect(order).toEqual([]);
    waits.wake('x');
    await settle();
    expect(order).toEqual(['a', 'b']);
  });
  test('a channel that was woken keeps that for one', () => {
    waits.wake('x');
    waits.wake('x');
    expect(waits.wait('x')).toBeUndefined();
    expect(waits.wait('x')).toBeInstanceOf(Promise);
  });
});

describe('locks', () => {
  test('go to those who wait, in order', async () => {
    expect(waits.lock('x')).toBeUndefined();
    void then('a', waits.lock('x'));
    void then('b', waits.lock('x'));
    await settle();
    expect(waits.unlock('x').ok).toBe(true);
    await settle();
    expect(order).toEqual(['a']);
    waits.unlock('x');
    await settle();
    expect(order).toEqual(['a', 'b']);
    expect(waits.unlock('x').ok).toBe(true);
    expect(waits.unlock('x')).toEqual({ ok: false, error: 'channel x not locked' });
  });
  test('have nothing to do with being woken', () => {
    expect(waits.lock('x')).toBeUndefined();
    waits.wake('x');
    expect(waits.wait('x')).toBeUndefined();
    expect(waits.unlock('x').ok).toBe(true);
  });
});
