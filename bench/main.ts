/**
 * The numbers of ccmux next to tmux's on the same machine at the same time. Runs are taken in turns, so that what
 * else the machine does hits both; medians are reported. A number says little without its neighbour.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed } from './feeder.js';
import type { Measure } from './measure.js';
import { tagBurst } from './measures/agents.js';
import { claudes } from './measures/claudes.js';
import { attach, oneShot, windows } from './measures/commands.js';
import { historyCost, stateCost } from './measures/costs.js';
import { echoIdle, echoUnderFlood } from './measures/echo.js';
import { flood } from './measures/flood.js';
import { manyPanesEcho } from './measures/many.js';
import { manyPanesMemory, panesMemory } from './measures/panes.js';
import { idle, memory } from './measures/rest.js';
import { checkpoints, restart } from './measures/restart.js';
import { upgradePtyhost } from './measures/upgrade.js';
import { findMultiplexer } from './multiplexers.js';
import { type Options, parseOptions, usage } from './options.js';
import { Results, type Row, tableHead, tableLine } from './report.js';
import { prepareWorkload, type Workload, type WorkloadName } from './workloads.js';

const echoGapMs = 8;

/** Somebody who types among two hundred panes: twice the keys of an echo run make a minute. */
const manyPanesGapMs = 100;

const planMeasures = (options: Options, workload: (name: WorkloadName) => Workload): readonly Measure[] => {
  const echo = { keys: options.keys, gapMs: echoGapMs };
  const plan: Record<string, () => readonly Measure[]> = {
    flood: () => options.workloads.map((name) => flood(workload(name))),
    echo: () => [
      echoIdle(echo),
      echoUnderFlood('visible', workload('ascii'), echo),
      echoUnderFlood('hidden', workload('ascii'), echo),
    ],
    attach: () => [attach],
    command: () => [oneShot],
    windows: () => [windows],
    idle: () => [idle],
    memory: () => [memory],
    panes: () => [panesMemory(workload('log')), manyPanesMemory(workload('log'))],
    costs: () => [historyCost(workload('ascii')), historyCost(workload('log')), stateCost(workload('ascii'), echo)],
    upgrade: () => [upgradePtyhost(workload('log'))],
    restart: () => [restart, checkpoints(options.keys)],
    agents: () => [tagBurst(echo)],
    claudes: () => [claudes],
    many: () => [manyPanesEcho({ keys: 2 * options.keys, gapMs: manyPanesGapMs })],
  };
  return options.only.flatMap((group) => plan[group]?.() ?? []);
};

const runMeasure = async (measure: Measure, options: Options, root: string): Promise<readonly Row[]> => {
  const results = new Results();
  const names = options.muxes.filter((name) => name !== 'none' || measure.withoutMultiplexer);
  for (let run = 0; run < options.runs; run += 1) {
    for (const name of names) {
      try {
        results.add(name, await measure.run(findMultiplexer(name, root), options));
      } catch (error) {
        process.stderr.write(`${name}: ${measure.name}: ${error instanceof Error ? error.message : error}\n`);
      }
    }
  }
  return results.rows(measure.name);
};

/** Runs what `args` ask for; resolves with the exit status. A missed target is a result, not an error. */
export const main = async (root: string, args: readonly string[]): Promise<number> => {
  if (args[0] === 'feed') {
    await feed(args.slice(1));
    return 0;
  }
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
  const { columns, rows, megabytes } = options;
  const cache = join(root, 'node_modules/.cache/ccmux-bench');
  const measures = planMeasures(options, (name) => prepareWorkload(cache, name, megabytes, columns, rows));
  const all: Row[] = [];
  process.stdout.write(`${tableHead()}\n`);
  for (const measure of measures) {
    const found = await runMeasure(measure, options, root);
    all.push(...found);
    for (const row of found) process.stdout.write(`${tableLine(row)}\n`);
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
  const missed = all.filter((row) => row.met === false).length;
  process.stdout.write(`${all.filter((row) => row.met === true).length} targets met, ${missed} missed\n`);
  return 0;
};
