/** What the end of a Claude process means. Pure. */
import type { ExitStatus } from '@ccmux/protocol/ptyhost';

/** Somebody asked it to end: SIGHUP, SIGINT, SIGTERM. */
const asked: ReadonlySet<number> = new Set([1, 2, 15]);

/** It was not asked to end, and said nothing of why: a signal, by itself or as a shell tells it. */
export function isCrash({ code, signal }: ExitStatus): boolean {
  const number = signal !== 0 ? signal : code - 128;
  return number > 0 && !asked.has(number);
}

/** It ended by itself, and not well: nobody asked it to, and it has said why. */
export const isFailure = ({ code, signal }: ExitStatus): boolean => signal === 0 && code > 0 && code < 128;

/** For a person. */
export const endText = ({ code, signal }: ExitStatus): string => (signal !== 0 ? `signal ${signal}` : `status ${code}`);

/** Seconds until it is started again after so many crashes in a row: 1, 2, 4 … 60. */
export const backoffS = (crashes: number): number => Math.min(60, 2 ** Math.max(0, crashes - 1));
