import { VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameScheduler, frameMs } from './frame-scheduler.js';

/** Something that changes, is drawn from its latest state, and is confirmed when the test says so. */
function world(bytesPerFrame = 10_000) {
  const clock = new VirtualClock();
  const sent: { at: number; state: number; confirm: boolean }[] = [];
  let state = 0;
  let drawn = 0;
  const scheduler = new FrameScheduler(clock, {
    take() {
      if (drawn === state) return undefined;
      drawn = state;
      return { bytes: bytesPerFrame };
    },
    empty: () => ({ bytes: 0 }),
    hasMore: () => false,
    send(_, confirm) {
      sent.push({ at: clock.now(), state: drawn, confirm });
    },
  });
  const change = (echo?: number): void => {
    state++;
    scheduler.request(echo);
  };
  return { clock, sent, scheduler, change, state: () => state };
}

const times = (w: ReturnType<typeof world>): number[] => w.sent.map((f) => f.at);

describe('FrameScheduler', () => {
  test('the first change after quiet goes out without time passing, with what came in the same turn', () => {
    const w = world();
    w.clock.advance(1000);
    w.change();
    w.change();
    expect(w.sent).toEqual([]);
    w.clock.settle();
    expect(w.sent).toEqual([{ at: 1000, state: 2, confirm: true }]);
  });

  test('nothing to draw is no frame, and leaves nothing behind', () => {
    const w = world();
    w.scheduler.request(undefined);
    w.clock.advance(1000);
    expect(w.sent).toEqual([]);
    expect(w.clock.pending).toBe(0);
  });

  test('under load one frame per 16 ms', () => {
    const w = world();
    let confirmed = 0;
    for (let ms = 0; ms < 1000; ms++) {
      w.change();
      w.clock.advance(1);
      for (; confirmed < w.sent.length; confirmed++) w.scheduler.confirmed();
    }
    const gaps = times(w).map((at, i, all) => at - (all[i - 1] ?? -frameMs));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(frameMs);
    expect(w.sent.length).toBeGreaterThan(55);
  });

  test('never more than two large frames without a confirmation', () => {
    const w = world();
    for (let ms = 0; ms < 500; ms++) {
      w.change();
      w.clock.advance(1);
    }
    expect(w.sent.length).toBe(2);
    w.scheduler.confirmed();
    w.clock.advance(frameMs);
    expect(w.sent.length).toBe(3);
    expect(w.sent[2]!.state).toBe(w.state());
  });

  test('small frames are confirmed now and then, and a client that never does gets a bounded number', () => {
    const w = world(100);
    for (let ms = 0; ms < 2000; ms++) {
      w.change(1);
      w.clock.advance(1);
    }
    expect(w.sent.filter((f) => f.confirm).length).toBe(2);
    expect(w.sent.length).toBe(16);
  });

  test('an echo goes out at once, also right behind another frame', () => {
    const w = world();
    w.change();
    w.clock.advance(1);
    w.change(20);
    expect(times(w)).toEqual([0, 1]);
  });

  test('output that is too large for an echo waits', () => {
    const w = world();
    w.change();
    w.clock.advance(1);
    w.change(5000);
    expect(w.sent.length).toBe(1);
    w.clock.advance(frameMs);
    expect(times(w)).toEqual([0, frameMs]);
  });

  test('echoes have a budget in a frame time', () => {
    const w = world(1);
    w.change();
    w.clock.settle();
    for (let i = 0; i < 6; i++) w.change(500);
    expect(w.sent.length).toBe(1 + 4);
    w.clock.advance(frameMs);
    expect(w.sent.at(-1)!.state).toBe(w.state());
  });

  test('whenDrawn sends what is there at once and tells when it is on the terminal', () => {
    const w = world();
    let drawn = 0;
    w.change();
    w.scheduler.whenDrawn(() => drawn++);
    expect(w.sent).toEqual([{ at: 0, state: 1, confirm: true }]);
    expect([drawn, w.clock.pending]).toEqual([0, 0]);
    w.scheduler.confirmed();
    expect(drawn).toBe(1);
  });

  test('whenDrawn behind frames that are not confirmed waits for its own', () => {
    const w = world();
    let drawn = 0;
    for (let i = 0; i < 3; i++) {
      w.change();
      w.clock.advance(frameMs);
    }
    expect(w.sent.length).toBe(2);
    w.scheduler.whenDrawn(() => drawn++);
    w.scheduler.confirmed();
    w.clock.advance(frameMs);
    expect(w.sent.length).toBe(3);
    w.scheduler.confirmed();
    expect(drawn).toBe(0);
    w.scheduler.confirmed();
    expect(drawn).toBe(1);
  });

  test('whoever waits for a client that goes is told', () => {
    const w = world();
    let drawn = 0;
    w.scheduler.whenDrawn(() => drawn++);
    w.scheduler.dispose();
    expect(drawn).toBe(1);
  });

  test('confirmations that nobody asked for change nothing', () => {
    const w = world();
    for (let i = 0; i < 10; i++) w.scheduler.confirmed();
    for (let ms = 0; ms < 200; ms++) {
      w.change();
      w.clock.advance(1);
    }
    expect(w.sent.length).toBe(2);
  });

  test('after dispose nothing is left', () => {
    const w = world();
    w.change();
    w.scheduler.dispose();
    w.clock.advance(1000);
    expect(w.sent).toEqual([]);
    expect(w.clock.pending).toBe(0);
  });

  test('nothing is lost: once changes stop and the client confirms, it has the latest state', () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('change' as const),
          echo: fc.option(fc.nat({ max: 3000 }), { nil: undefined }),
        }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat({ max: 40 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('confirm' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('flush' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.constantFrom(10, 1000, 10_000), (steps, bytes) => {
        const w = world(bytes);
        const asked = (): number => w.sent.filter((f) => f.confirm).length;
        let confirmed = 0;
        let waiting = 0;
        const confirm = (): void => {
          if (confirmed >= asked()) return;
          confirmed++;
          w.scheduler.confirmed();
        };
        for (const s of steps) {
          if (s.kind === 'change') w.change(s.echo);
          else if (s.kind === 'time') w.clock.advance(s.ms);
          else if (s.kind === 'flush') {
            waiting++;
            w.scheduler.whenDrawn(() => waiting--);
          } else confirm();
          expect(asked() - confirmed).toBeLessThanOrEqual(2);
        }
        for (let i = 0; i < 5; i++) {
          while (confirmed < asked()) confirm();
          w.clock.advance(frameMs);
        }
        expect(w.sent.at(-1)?.state ?? 0).toBe(w.state());
        expect(waiting).toBe(0);
        expect(w.clock.pending).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
