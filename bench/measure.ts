/** What a measurement is: one run against one multiplexer gives some numbers, each with a name and a direction. */
import type { Multiplexer } from './multiplexers.js';
import type { TerminalSize } from './terminal.js';

export interface Sample {
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
}

export interface Measure {
  readonly name: string;
  /** Whether there is something to measure without a multiplexer. */
  readonly withoutMultiplexer: boolean;
  readonly run: (mux: Multiplexer, size: TerminalSize) => Promise<readonly Sample[]>;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** The value below which `percent` of the values lie; the upper one of two for an even count. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
};

export const expectSeen = (at: number | undefined, what: string): number => {
  if (at === undefined) throw new Error(`${what} did not come to the terminal`);
  return at;
};
