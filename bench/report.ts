/** Gathers the samples of all runs and says them: rows for a table, the same for JSON. */
import { median, type Sample } from './measure.js';
import type { MultiplexerName } from './multiplexers.js';
import { describeTarget, isMet, targetFor } from './targets.js';

export interface Row {
  readonly measure: string;
  readonly metric: string;
  readonly unit: string;
  /** Medians over the runs, and all runs in order. */
  readonly medians: Readonly<Partial<Record<MultiplexerName, number>>>;
  readonly runs: Readonly<Partial<Record<MultiplexerName, readonly number[]>>>;
  /** ccmux divided by tmux: the median of the ratios of runs that stood next to each other. */
  readonly ratio?: number;
  readonly target?: string;
  readonly met?: boolean;
}

type Runs = Partial<Record<MultiplexerName, number[]>>;

export class Results {
  readonly #metrics = new Map<string, { readonly unit: string; readonly runs: Runs }>();

  add(mux: MultiplexerName, samples: readonly Sample[]): void {
    for (const { metric, unit, value } of samples) {
      const entry = this.#metrics.get(metric) ?? { unit, runs: {} };
      this.#metrics.set(metric, entry);
      const values = entry.runs[mux] ?? [];
      entry.runs[mux] = [...values, value];
    }
  }

  rows(measure: string): readonly Row[] {
    return [...this.#metrics].map(([metric, { unit, runs }]) => makeRow(measure, metric, unit, runs));
  }
}

const medianRatio = ({ ccmux, tmux }: Runs): number | undefined => {
  if (ccmux === undefined || tmux === undefined) return undefined;
  const ratios = ccmux.slice(0, tmux.length).map((value, index) => value / tmux[index]!);
  const ratio = median(ratios.filter(Number.isFinite));
  return Number.isNaN(ratio) ? undefined : ratio;
};

const makeRow = (measure: string, metric: string, unit: string, runs: Runs): Row => {
  const medians = Object.fromEntries(Object.entries(runs).map(([mux, values]) => [mux, median(values)]));
  const ratio = medianRatio(runs);
  const target = targetFor(measure, metric);
  const met = target && runs.ccmux ? isMet(target, median(runs.ccmux), ratio) : undefined;
  return {
    measure,
    metric,
    unit,
    medians,
    runs,
    ...(ratio === undefined ? {} : { ratio }),
    ...(target === undefined ? {} : { target: describeTarget(target) }),
    ...(met === undefined ? {} : { met }),
  };
};

const format = (value: number | undefined): string => {
  if (value === undefined) return '';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
};

const verdict = (met: boolean | undefined): string => {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
};

const widths = [40, 10, 10, 10, 8, 8, 6];

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
    .join(' ')
    .trimEnd();

export const tableHead = (): string => line(['', 'none', 'tmux', 'ccmux', 'ratio', 'target', '']);

export const tableLine = ({ measure, metric, unit, medians, ratio, target, met }: Row): string =>
  line([
    `${measure} · ${metric} ${unit}`,
    format(medians.none),
    format(medians.tmux),
    format(medians.ccmux),
    ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
    target ?? '',
    verdict(met),
  ]);
