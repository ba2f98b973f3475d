/** What is asked for, and whether it is met. A ratio is ccmux divided by tmux, medians of the same run. */

export type Target =
  | { readonly kind: 'ratio-at-least'; readonly limit: number }
  | { readonly kind: 'ratio-at-most'; readonly limit: number }
  | { readonly kind: 'at-most'; readonly limit: number }
  | { readonly kind: 'at-least'; readonly limit: number };

const throughput: Readonly<Record<string, number>> = {
  ascii: 1,
  light: 1,
  log: 1,
  region: 1.1,
  cursor: 1.5,
  altrandom: 1.5,
  dense: 2,
  truecolor: 2,
  agent: 2,
  unicode: 2.5,
  yes: 0.9,
};

/** No processor and no wake-ups: below one of either in the seconds watched is a stray of the kernel's bookkeeping. */
const nothing = 0.2;

const absolute: Readonly<Record<string, number>> = {
  'echo idle p50': 0.6,
  'echo idle p99': 4,
  'echo visible flood p50': 1,
  'echo visible flood p99': 8,
  'echo hidden flood p50': 1,
  'echo hidden flood p99': 8,
  'attach full picture': 120,
  'command one-shot': 100,
  'windows 50 in one call': 250,
  'idle processor': nothing,
  'idle wake-ups': nothing,
  'memory resident, all processes': 170,
  '200 panes memory with 1 000 lines each': 500,
  '200 panes p99': 30,
  '200 panes lost': 0,
  'cost of state on disk echo p99': 1,
  'restart 50 panes, server': 1000,
  'restart 50 panes, everything': 1000,
  'restart one pane of 10 000 lines, from its picture': 30,
  'restart one pane of 10 000 lines, from the log alone': 30,
  'checkpoints of 50 changed panes echo p99': 10,
  // Half a percent of a processor is what the machine's bookkeeping gives and takes.
  '20 Claudes idle, processor': 5,
  '20 Claudes working, processor': 50,
  'burst of 1000 tags p99': 10,
  'burst of 1000 tags beyond the limits': 0,
  'upgrade with 200 panes time, just printed': 1000,
  'upgrade with 200 panes time, packed': 1000,
};

export const targetFor = (measure: string, metric: string): Target | undefined => {
  const workload = measure.startsWith('flood ') ? measure.slice('flood '.length) : undefined;
  const least = workload === undefined ? undefined : throughput[workload];
  if (least !== undefined && metric === 'throughput') return { kind: 'ratio-at-least', limit: least };
  if (workload !== undefined && metric === 'to terminal') return { kind: 'ratio-at-most', limit: 1 };
  if (`${measure} ${metric}` === 'panes memory with 10 000 lines') return { kind: 'ratio-at-most', limit: 0.6 };
  if (metric.endsWith('throughput') && measure.startsWith('cost of')) return { kind: 'at-least', limit: 0.95 };
  const limit = absolute[`${measure} ${metric}`];
  return limit === undefined ? undefined : { kind: 'at-most', limit };
};

export const isMet = (target: Target, value: number, ratio: number | undefined): boolean | undefined => {
  switch (target.kind) {
    case 'at-most':
      return value <= target.limit;
    case 'at-least':
      return value >= target.limit;
    case 'ratio-at-least':
      return ratio === undefined ? undefined : ratio >= target.limit;
    case 'ratio-at-most':
      return ratio === undefined ? undefined : ratio <= target.limit;
  }
};

export const describeTarget = (target: Target): string => {
  switch (target.kind) {
    case 'at-most':
      return `≤ ${target.limit}`;
    case 'at-least':
      return `≥ ${target.limit}`;
    case 'ratio-at-least':
      return `≥ ${target.limit}×`;
    case 'ratio-at-most':
      return `≤ ${target.limit}×`;
  }
};
