import { type KeyName, parseKeyName } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { describe, expect, test } from 'vitest';
import { ModelStore } from '../model/store.js';
import type { KeyOptions } from './key-options.js';
import { type Found, KeyState } from './key-state.js';
import { KeyTables } from './key-tables.js';

const key = (text: string): KeyName => {
  const parsed = parseKeyName(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

const standard: KeyOptions = { prefix: 'C-b', prefix2: 'None', repeatMs: 500, initialRepeatMs: 0, defaultTable: 'root' };

/** Bindings as `table key`, with `-r` in front for those that repeat. */
function world(bindings: readonly string[], options: Partial<KeyOptions> = {}) {
  const clock = new VirtualClock();
  const keys = new KeyTables([], new ModelStore(), { read: () => ({ ok: true, value: [] }), write: () => '' });
  for (const text of bindings) {
    const words = text.split(' ');
    const [name = '', table = ''] = words.reverse();
    keys.bind({ table, key: key(name), commands: [], note: text, repeat: text.startsWith('-r') });
  }
  const w = { clock, keys, mode: undefined as string | undefined, changes: 0, state: undefined as KeyState | undefined };
  const state = new KeyState({
    keys,
    clock,
    options: () => ({ ...standard, ...options }),
    modeTable: () => w.mode,
    onChange: () => {
      w.changes++;
    },
  });
  const press = (...names: string[]): string[] => names.map((name) => said(state.look(key(name))));
  return {
    ...w,
    state,
    press,
    set: (mode: string | undefined) => {
      w.mode = mode;
    },
  };
}

const said = (found: Found): string => (found.kind === 'run' ? found.binding.note : found.kind);

describe('the prefix', () => {
  test('leads to its table for one key', () => {
    const w = world(['prefix x', 'root M-x']);
    expect(w.press('C-b', 'x', 'x', 'M-x')).toEqual(['taken', 'prefix x', 'pass', 'root M-x']);
    expect(w.state.table).toBeUndefined();
  });
  test('a key that is not bound behind it may be bound in the root table, and is swallowed otherwise', () => {
    const w = world(['prefix x', 'root M-x']);
    expect(w.press('C-b', 'M-x', 'C-b', 'y', 'y')).toEqual(['taken', 'root M-x', 'taken', 'taken', 'pass']);
  });
  test('there may be two of it, or none', () => {
    expect(world(['prefix x'], { prefix2: 'C-a' }).press('C-a', 'x', 'C-b', 'x')).toEqual([
      'taken',
      'prefix x',
      'taken',
      'prefix x',
    ]);
    expect(world(['prefix x'], { prefix: 'None' }).press('C-b', 'x')).toEqual(['pass', 'pass']);
  });
  test('in its own table is a key like others', () => {
    expect(world(['prefix C-b']).press('C-b', 'C-b', 'C-b')).toEqual(['taken', 'prefix C-b', 'taken']);
  });
});

describe('keys that repeat', () => {
  test('need the prefix again when time is up', () => {
    const w = world(['-r prefix Up', 'prefix x']);
    expect(w.press('C-b', 'Up', 'Up')).toEqual(['taken', '-r prefix Up', '-r prefix Up']);
    w.clock.advance(499);
    expect(w.press('Up')).toEqual(['-r prefix Up']);
    w.clock.advance(500);
    expect(w.press('Up')).toEqual(['pass']);
  });
  test('are ended by one that does not, which is looked up as without a prefix', () => {
    const w = world(['-r prefix Up', 'prefix x', 'root x']);
    expect(w.press('C-b', 'Up', 'x', 'Up')).toEqual(['taken', '-r prefix Up', 'root x', 'pass']);
    expect(w.press('C-b', 'Up', 'y')).toEqual(['taken', '-r prefix Up', 'pass']);
  });
  test('may have more time at first, or none at all', () => {
    const w = world(['-r prefix Up'], { initialRepeatMs: 1000 });
    w.press('C-b', 'Up');
    w.clock.advance(900);
    expect(w.press('Up')).toEqual(['-r prefix Up']);
    w.clock.advance(600);
    expect(w.press('Up')).toEqual(['pass']);
    expect(world(['-r prefix Up'], { repeatMs: 0 }).press('C-b', 'Up', 'Up')).toEqual(['taken', '-r prefix Up', 'pass']);
  });
});

describe('other tables', () => {
  test('are chosen for one key', () => {
    const w = world(['own a', 'own Any']);
    w.state.set('own');
    expect(w.press('a', 'a')).toEqual(['own a', 'pass']);
    w.state.set('own');
    expect(w.press('b')).toEqual(['own Any']);
    expect(w.changes).toBe(0);
  });
  test('the one of a mode comes before the root table, and takes what neither has', () => {
    const w = world(['copy-mode x', 'root M-x', 'prefix y']);
    w.set('copy-mode');
    expect(w.press('x', 'M-x', 'z', 'C-b', 'y', 'x')).toEqual([
      'copy-mode x',
      'root M-x',
      'taken',
      'taken',
      'prefix y',
      'copy-mode x',
    ]);
  });
  test('the default one may be another than root', () => {
    const w = world(['own a', 'root b'], { defaultTable: 'own' });
    expect(w.press('a', 'b', 'C-b', 'a')).toEqual(['own a', 'pass', 'taken', 'own a']);
  });
  test('the default one is no other, also when it is chosen by name', () => {
    const w = world(['root a']);
    w.state.set('root');
    expect(w.state.table).toBeUndefined();
    expect(w.press('b', 'a')).toEqual(['pass', 'root a']);
  });
  test('changes are told', () => {
    const w = world([]);
    let told = 0;
    const state = new KeyState({
      keys: w.keys,
      clock: w.clock,
      options: () => standard,
      modeTable: () => undefined,
      onChange: () => {
        told++;
      },
    });
    state.look(key('C-b'));
    expect([told, state.table]).toEqual([1, 'prefix']);
    state.look(key('x'));
    expect([told, state.table]).toEqual([2, undefined]);
  });
});
