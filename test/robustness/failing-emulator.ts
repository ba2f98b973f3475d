/**
 * An emulator with faults: on `HANG!` in its output it never comes back, on `THROW!` it throws, `DIE!` takes the server with
 * it, and on `STALL!` the server hangs where nobody watches over parsing, once for a file `stall` in the home folder: in a
 * loop, or with `sleep` in that file in a call that does not return. After
 * `STIFF!` it hangs at the next change of its size, after `BRITTLE!` it throws there, and after `LOST!` nothing can be salvaged
 * of it.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '@ccmux/core';
import type { Emulator } from '@ccmux/term';
import {
  createXtermEmulator as create,
  restoreXtermEmulator as restore,
  type XtermEmulatorOptions,
} from '../../packages/term/src/xterm/index.js';

export { FloodBudget, type FloodLimits } from '../../packages/term/src/xterm/index.js';

const faults = [
  { text: 'HANG!', strike: () => endless() },
  { text: 'THROW!', strike: () => fail() },
  { text: 'DIE!', strike: () => process.kill(process.pid, 'SIGKILL') },
];

export const createXtermEmulator = (options: XtermEmulatorOptions): Emulator => failing(create(options));

export function restoreXtermEmulator(...args: Parameters<typeof restore>): ReturnType<typeof restore> {
  const restored = restore(...args);
  if (!restored.ok) return restored;
  const emulator = failing(restored.value, inherited);
  inherited = undefined;
  return ok(emulator);
}

type Fault = () => void;

/** What fails at a change of size fails again in what is salvaged of it to try that once more. */
let inherited: Fault | undefined;

function failing(emulator: Emulator, inheritance?: Fault): Emulator {
  let inWork: Emulator['inWork'] | undefined;
  let isStalling = false;
  let stiffness = inheritance;
  let isLost = false;
  const write = (bytes: Uint8Array, budgetMs: number): number => {
    inWork = undefined;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (text.includes('STALL!')) isStalling = true;
    if (text.includes('STIFF!')) stiffness = endless;
    if (text.includes('BRITTLE!')) stiffness = fail;
    if (text.includes('LOST!')) isLost = true;
    for (const fault of faults) {
      const at = text.indexOf(fault.text);
      if (at < 0) continue;
      if (at > 0) return emulator.write(bytes.subarray(0, at), budgetMs);
      inWork = { from: 0, to: fault.text.length };
      fault.strike();
    }
    return emulator.write(bytes, budgetMs);
  };
  const takeDirty: Emulator['takeDirty'] = () => {
    if (isStalling) stall();
    return emulator.takeDirty();
  };
  const resize: Emulator['resize'] = (size) => {
    stiffness?.();
    emulator.resize(size);
  };
  const salvage: Emulator['salvage'] = (size) => {
    if (isLost) fail();
    if (size.cols === emulator.size.cols && size.rows === emulator.size.rows) inherited = stiffness;
    return emulator.salvage(size);
  };
  const own: ReadonlyMap<string | symbol, unknown> = new Map<string, unknown>(
    Object.entries({ write, takeDirty, resize, salvage }),
  );
  return new Proxy(emulator, {
    get(target, name) {
      if (own.has(name)) return own.get(name);
      if (name === 'inWork') return inWork ?? target.inWork;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

function endless(): void {
  try {
    for (;;);
  } catch {
    // As in a parser that thinks it can go on.
    for (;;);
  }
}

function fail(): void {
  throw new Error('made to fail');
}

function stall(): void {
  const file = join(process.env['HOME'] ?? '', 'stall');
  if (!existsSync(file)) return;
  const isSleep = readFileSync(file, 'utf8') === 'sleep';
  rmSync(file);
  while (isSleep) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  for (;;);
}
