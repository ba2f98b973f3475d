/** How much agents may open, and the words in which a refusal says which limit was hit. */

export interface SpawnLimits {
  /** Generations below the pane that a person opened. */
  readonly depth: number;
  /** Living children of one pane, of one tree, of the server. */
  readonly perParent: number;
  readonly perTree: number;
  readonly perServer: number;
  /** Requests that a tree was granted within `rateWindowMs`, and in all its life. */
  readonly rate: number;
  readonly rateWindowMs: number;
  readonly budget: number;
}

/** No configuration goes deeper. */
export const hardDepth = 5;

export const defaultSpawnLimits: SpawnLimits = {
  depth: 3,
  perParent: 8,
  perTree: 8,
  perServer: 32,
  rate: 10,
  rateWindowMs: 10 * 60_000,
  budget: 50,
};

export type LimitName = 'depth' | 'per-parent' | 'per-tree' | 'per-server' | 'rate' | 'budget';

export interface LimitHit {
  readonly limit: LimitName;
  readonly allowed: number;
  readonly reached: number;
}

/** For the agent that asked: which number, and what would help. */
export function limitText({ limit, allowed, reached }: LimitHit): string {
  switch (limit) {
    case 'depth':
      return `the pane would be ${reached} generations below the one that a person opened; ${allowed} are allowed`;
    case 'per-parent':
      return `this pane has ${reached} living children; ${allowed} are allowed: close one first`;
    case 'per-tree':
      return `this tree has ${reached} living panes; ${allowed} are allowed: close one first`;
    case 'per-server':
      return `agents have ${reached} living panes on this server; ${allowed} are allowed`;
    case 'rate':
      return `this tree opened ${reached} panes in the last minutes; ${allowed} are allowed: try again later`;
    case 'budget':
      return `this tree opened ${reached} panes in its life; ${allowed} are allowed`;
  }
}
