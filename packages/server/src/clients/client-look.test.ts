import { emptyModel, type Model, reduce, sessionId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { describe, expect, test } from 'vitest';
import { ModelStore } from '../model/store.js';
import { ClientLook } from './client-look.js';

const session = sessionId(0);

/** A look that counts what it asks for. */
function counted(hints: 'on' | 'off') {
  const set = (model: Model, name: string, value: string): Model =>
    reduce(model, { kind: 'option-changed', place: { level: 'global-session' }, name, value });
  const asked = { bindings: 0, pictures: 0, timers: 0 };
  const clock = new VirtualClock();
  const look = new ClientLook({
    store: new ModelStore(set(emptyModel, 'hints', hints)),
    clock: {
      now: clock.now,
      wallMs: () => clock.wallMs(),
      soon: (run) => clock.soon(run),
      after: (ms, run) => {
        asked.timers++;
        return clock.after(ms, run);
      },
    },
    expand: (template) => template,
    bindings: () => {
      asked.bindings++;
      return [];
    },
    tints: { window: () => undefined, pane: () => undefined },
    said: () => {},
    invalidate: () => {
      asked.pictures++;
    },
  });
  return { look, clock, asked };
}

/** What a person does who types commands: the prefix, a key, and text. */
function typeOn(look: ClientLook): void {
  for (let i = 0; i < 100; i++) {
    look.enterTable(session, 'prefix');
    look.pressed();
    look.enterTable(session, 'root');
    look.pressed();
  }
}

describe('a key', () => {
  test('costs nothing for hints that are turned off: no timer, no picture, no look at the bindings', () => {
    const { look, clock, asked } = counted('off');
    typeOn(look);
    clock.advance(10_000);
    expect(asked).toEqual({ bindings: 0, pictures: 0, timers: 0 });
  });

  test('changes what hints say when they are on', () => {
    const { look, clock, asked } = counted('on');
    typeOn(look);
    clock.advance(10_000);
    expect(asked).toMatchObject({ pictures: 200, timers: 100 });
  });
});
