/** Waiting for facts of the system that raise no event: a process of somebody else, a file, memory. */
import { setTimeout as delay } from 'node:timers/promises';

/** Time between two looks. */
const lookEveryMs = 10;

/** Resolves with the first answer of `look` that is neither undefined nor false. Throws when none comes in time. */
export async function eventually<T>(
  description: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms in vain for: ${description}`);
    await delay(lookEveryMs);
  }
}
