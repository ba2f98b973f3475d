/** The benchmark's command line. Refuses what it does not know. */
import { parseArgs } from 'node:util';
import { isMultiplexer, type MultiplexerName } from './multiplexers.js';
import { isWorkload, type WorkloadName, workloadNames } from './workloads.js';

export const usage = `usage: npm run bench -- [options]
  --only a,b        of: flood, echo, attach, command, windows, idle, memory, panes, many, costs, restart,
                    agents, claudes, upgrade   (all)
  --workloads a,b   of: ${workloadNames.join(', ')}   (all)
  --mux a,b         of: ccmux, tmux, none (the terminal alone)   (tmux,ccmux)
  --runs N          runs of each, taken in turns   (3)
  --size MB         length of a flood   (32)
  --keys N          keys of an echo run   (300)
  --columns N --rows N   size of the pane   (80 24)
  --json FILE       all numbers, for machines
`;

export interface Options {
  readonly only: readonly string[];
  readonly workloads: readonly WorkloadName[];
  readonly muxes: readonly MultiplexerName[];
  readonly runs: number;
  readonly megabytes: number;
  readonly keys: number;
  readonly columns: number;
  readonly rows: number;
  readonly json?: string;
}

export const groups: readonly string[] = [
  'flood',
  'echo',
  'attach',
  'command',
  'windows',
  'idle',
  'memory',
  'panes',
  'many',
  'costs',
  'restart',
  'agents',
  'claudes',
  'upgrade',
];

const list = <T extends string>(text: string, isKnown: (name: string) => name is T): readonly T[] =>
  text.split(',').map((name) => {
    if (!isKnown(name)) throw new Error(`there is no ${name}`);
    return name;
  });

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${text} is not a count`);
  return value;
};

const isGroup = (name: string): name is string => groups.includes(name);

/** Throws an Error whose message is for the person who typed it. */
export const parseOptions = (args: readonly string[]): Options => {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: text(groups.join(',')),
      workloads: text(workloadNames.join(',')),
      mux: text('tmux,ccmux'),
      runs: text('3'),
      size: text('32'),
      keys: text('300'),
      columns: text('80'),
      rows: text('24'),
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Error('the numbers of ccmux next to tmux');
  return {
    only: list(values.only, isGroup),
    workloads: list(values.workloads, isWorkload),
    muxes: list(values.mux, isMultiplexer),
    runs: count(values.runs),
    megabytes: count(values.size),
    keys: count(values.keys),
    columns: count(values.columns),
    rows: count(values.rows),
    ...(values.json === undefined ? {} : { json: values.json }),
  };
};
