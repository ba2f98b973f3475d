/** Medians, ratios and verdicts, from runs to the line that a person reads. */
import { describe, expect, it } from 'vitest';
import { Results, tableLine } from './report.js';

const rowsOf = (measure: string, metric: string, tmux: readonly number[], ccmux: readonly number[]) => {
  const results = new Results();
  for (const value of tmux) results.add('tmux', [{ metric, unit: 'MB/s', value }]);
  for (const value of ccmux) results.add('ccmux', [{ metric, unit: 'MB/s', value }]);
  return results.rows(measure);
};

describe('Results', () => {
  it('takes the median of the ratios of neighbouring runs', () => {
    const [row] = rowsOf('flood dense', 'throughput', [10, 100, 20], [25, 100, 40]);
    expect(row).toMatchObject({ medians: { tmux: 20, ccmux: 40 }, ratio: 2, target: '≥ 2×', met: true });
  });

  it('says what is missed', () => {
    const [row] = rowsOf('flood unicode', 'throughput', [10], [24]);
    expect(row?.met).toBe(false);
    expect(tableLine(row!)).toMatch(/2\.40× +≥ 2\.5× MISSED$/);
  });

  it('judges absolute targets without tmux, and ratios not at all', () => {
    expect(rowsOf('echo idle', 'p50', [], [0.6])[0]?.met).toBe(true);
    expect(rowsOf('echo idle', 'p50', [], [0.61])[0]?.met).toBe(false);
    expect(rowsOf('flood ascii', 'throughput', [], [50])[0]?.met).toBeUndefined();
  });
});
