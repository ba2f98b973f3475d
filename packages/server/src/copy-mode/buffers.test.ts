import { describe, expect, test } from 'vitest';
import { ModelStore } from '../model/store.js';
import { bufferVariables } from './buffer-formats.js';
import { BufferStore } from './buffers.js';

describe('BufferStore', () => {
  const bufferStore = () => new BufferStore({ limit: () => 50, now: () => 0, store: new ModelStore() });
  const data = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = (store: BufferStore, name?: string): string | undefined => {
    const found = store.get(name);
    return found && `${found.name}=${new TextDecoder().decode(found.data)}`;
  };

  test('the newest automatic one is the one without a name', () => {
    const store = bufferStore();
    expect(read(store)).toBeUndefined();
    store.set(undefined, data('a'));
    store.set(undefined, data('b'));
    store.set('mine', data('c'));
    expect([read(store), read(store, 'buffer0'), read(store, 'mine')]).toEqual(['buffer1=b', 'buffer0=a', 'mine=c']);
    store.delete('buffer1');
    expect(read(store)).toBe('buffer0=a');
  });

  test('at most fifty automatic ones are kept; named ones stay', () => {
    const store = bufferStore();
    store.set('mine', data('x'));
    for (let i = 0; i < 60; i++) store.set(undefined, data(String(i)));
    expect([read(store, 'buffer9'), read(store, 'buffer10'), read(store, 'mine')]).toEqual([undefined, 'buffer10=10', 'mine=x']);
  });

  test('a name that is set again is newer and one', () => {
    const store = bufferStore();
    store.set('a', data('1'));
    store.set('a', data('2'));
    store.delete('a');
    expect(read(store, 'a')).toBeUndefined();
  });

  test('an empty text makes no buffer, an empty name is refused', () => {
    const store = bufferStore();
    store.set(undefined, data(''));
    store.set('a', data(''));
    expect([store.all, store.set('', data('x'))]).toEqual([[], { ok: false, error: 'empty buffer name' }]);
  });

  test('a renamed buffer keeps its place and is no longer automatic', () => {
    const store = bufferStore();
    store.set(undefined, data('a'));
    store.set(undefined, data('b'));
    store.rename('buffer1', 'mine');
    expect([store.all.map((b) => b.name), read(store)]).toEqual([['mine', 'buffer0'], 'buffer0=a']);
    expect(store.rename('mine', 'buffer0')).toEqual({ ok: false, error: 'buffer buffer0 already exists' });
    expect(store.rename('nosuch', 'x')).toEqual({ ok: false, error: 'unknown buffer: nosuch' });
    expect(store.rename('mine', '')).toEqual({ ok: false, error: 'new name is empty' });
  });

  test('appending goes on with the newest automatic one', () => {
    const store = bufferStore();
    store.append(data('a'));
    store.set('mine', data('x'));
    store.append(data('b'));
    expect([read(store), store.all.map((b) => b.name)]).toEqual(['buffer0=ab', ['buffer0', 'mine']]);
  });

  test.each([
    ['tab\there\nline', 'tab\\there\\nline'],
    ['é \x1b \x01 \\ "q"', 'é \\033 \\001 \\\\ "q"'],
    ['x'.repeat(300), `${'x'.repeat(200)}...`],
  ])('the sample of %j', (text, sample) => {
    const store = bufferStore();
    store.set('a', data(text));
    expect(bufferVariables(store.all[0]!).get('buffer_sample')).toBe(sample);
  });
});
