/** What expanding a format may ask the outside for. All ports are plain functions; none may keep state of a format. */
import type { Measure } from '../style-text/measure.js';
import type { WorkBudget } from './budget.js';
import type { LocalTime } from './strftime.js';

export interface FormatContext {
  /** The value of a variable, option or environment variable; times are seconds since the epoch. */
  lookup(name: string): string | undefined;
  /** What `#(command)` shows now, empty while nothing is known yet. Without it `#(…)` expands to nothing. */
  shell?(command: string): string;
  /** What `S:`, `W:`, `P:` and `L:` go over, in order; undefined where there is no session or window to look in. */
  loop?(over: LoopKind, order?: LoopOrder): readonly LoopItem[] | undefined;
  /**
   * What `O:` goes over, the options that one level has, and `V:`, the variables of an environment; each turn knows what it is
   * about. `flags` says which level or environment: `v` (the server's), `s`, `w`, `p`, `g` for the global ones.
   */
  entries?(of: 'options' | 'environment', flags: string): readonly FormatContext[];
  /** What `I:` answers about the client: whether its terminal has a feature, the value of a variable of its environment. */
  client?(of: 'feature' | 'variable', name: string): string;
  /** What `C:` answers: the number of the first line of the pane that matches, from 1, or 0. */
  search?(pattern: string, kind: SearchKind, budget: WorkBudget): number;
  /** Local time now, or of a number of seconds since the epoch. Without it nothing is replaced by the time. */
  time?(seconds?: number): LocalTime;
  /** Told of each step, for people who look for a mistake in a format; `depth` is 1 for the whole. */
  trace?(depth: number, step: string): void;
  /** For `=`, `p` and `w`. Without it every code point takes one column. */
  readonly measure?: Measure;
}

export interface SearchKind {
  readonly regex: boolean;
  readonly ignoreCase: boolean;
}

export type LoopKind = 'sessions' | 'windows' | 'panes' | 'clients';

export interface LoopOrder {
  /** Undefined: as lists of them are shown. */
  readonly by: 'index' | 'name' | 'time' | undefined;
  readonly reversed: boolean;
}

export interface LoopItem {
  readonly context: FormatContext;
  /** The current window or active pane, which gets the second alternative of `#{W:all,current}`. */
  readonly active: boolean;
}
