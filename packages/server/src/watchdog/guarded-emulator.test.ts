import { rowText } from '@ccmux/term';
import { createXtermEmulator, restoreXtermEmulator } from '@ccmux/term/xterm';
import { describe, expect, test } from 'vitest';
import { GuardedEmulator } from './guarded-emulator.js';
import type { ParseGuard } from './parse-guard.js';
import type { Ending } from './time-limit.js';

const options = { historyLimit: 1000, now: () => 0 };
const maker = {
  fresh: (size, events) => createXtermEmulator({ ...options, size, events }),
  fromImage: (image, events) => {
    const restored = restoreXtermEmulator(image, { ...options, events });
    return restored.ok ? restored.value : undefined;
  },
} satisfies ConstructorParameters<typeof GuardedEmulator>[0];

/** `endings`: of the works with a time limit, one after the other; they are done in full only when they say so. */
function world(...endings: readonly Ending[]) {
  const next = [...endings];
  const failures: boolean[] = [];
  const guard: ParseGuard = {
    turn: () => {},
    begin() {},
    end() {},
    abandon() {},
    within: (_, run) => {
      const ending = next.shift() ?? 'done';
      if (ending === 'done') run();
      return ending;
    },
  };
  const events = {
    onReply() {},
    onTitle() {},
    onBell() {},
    onWorkingDirectory() {},
    onClipboard() {},
    onNotification() {},
    onResizeFailed: (_: unknown, isSalvaged: boolean) => failures.push(isSalvaged),
  };
  const guarded = new GuardedEmulator(maker, { cols: 20, rows: 4 }, events, guard);
  guarded.write(Buffer.from('one\r\ntwo\r\nthree'), 1000);
  const screen = (): string[] =>
    Array.from({ length: guarded.emulator.size.rows }, (_, y) => rowText(guarded.emulator.row(y), { trim: true }));
  return { guarded, failures, screen };
}

describe('an emulator that is given another size', () => {
  const size = { cols: 12, rows: 5 };

  test('and had no processor to do it, does it then', () => {
    const { guarded, failures, screen } = world('starved', 'done', 'starved', 'done', 'done');
    guarded.resize(size);
    expect([guarded.emulator.size, failures, screen().slice(0, 3)]).toEqual([size, [], ['one', 'two', 'three']]);
  });

  test('and does not come back, gives way to another one, with its history', () => {
    const { guarded, failures, screen } = world('stuck', 'done');
    guarded.resize(size);
    expect([guarded.emulator.size, failures, screen().join('')]).toEqual([size, [true], '']);
    expect(guarded.emulator.historySize).toBe(3);
  });

  test('and leaves nothing, gives way to an empty one', () => {
    const { guarded, failures } = world('stuck', 'stuck');
    guarded.resize(size);
    expect([guarded.emulator.size, failures, guarded.emulator.historySize]).toEqual([size, [false], 0]);
  });
});
