/** What `ccmux doctor` looks at, as it was found. Types only; what it means is in `checks.ts`. */

export interface FolderFacts {
  readonly path: string;
  /** Undefined: there is none. */
  readonly uid: number | undefined;
  /** Permission bits. */
  readonly mode: number;
}

export interface ServerFacts {
  readonly version: string;
  readonly pid: number;
  readonly isKept: boolean;
  /** Why its state is in memory only; '' when it is on disk. */
  readonly volatile: string;
  /** Seconds since the epoch; undefined for never. */
  readonly lastCheckpoint: number | undefined;
  readonly lastSync: number | undefined;
  readonly logBytes: number;
}

export type ServerState =
  | { readonly kind: 'runs'; readonly facts: ServerFacts }
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly why: string };

export interface StateFacts {
  readonly folder: FolderFacts;
  readonly bytes: number;
  readonly freeBytes: number | undefined;
  readonly segments: number;
  readonly checkpoints: number;
  readonly pictures: number;
  /** Milliseconds since the epoch. */
  readonly newestCheckpointMs: number | undefined;
  /** Folders of damaged files. */
  readonly quarantine: readonly string[];
  readonly badChunks: number;
  /** Pid of the process that has its lock, and whether it lives. */
  readonly lock: LockFacts | undefined;
  /** What reading it without changing it says is wrong; undefined when it was not read. */
  readonly problems: readonly string[] | undefined;
  /** Why no server of this version goes on from it; undefined when one does. */
  readonly refused: string | undefined;
}

export interface LockFacts {
  readonly pid: number;
  readonly isAlive: boolean;
}

export interface Limit {
  readonly soft: number;
  readonly hard: number;
}

export interface AgentLimitFacts {
  readonly means: string;
  /** Bytes; 0 for no limit, as below. */
  readonly memory: number;
  /** Percent of a core. */
  readonly cpu: number;
  readonly processes: number;
}

export interface DoctorFacts {
  readonly nowMs: number;
  readonly uid: number;
  readonly node: string;
  /** Programs of this installation that are missing. */
  readonly missingBundles: readonly string[];
  readonly version: string;
  readonly socket: string;
  readonly socketError: string | undefined;
  readonly socketFolder: FolderFacts;
  readonly socketLock: LockFacts | undefined;
  readonly server: ServerState;
  /** Somebody listens on its socket; undefined where the system does not tell. */
  readonly ptyhost: boolean | undefined;
  readonly state: StateFacts;
  readonly terminal: {
    readonly isTerminal: boolean;
    readonly term: string;
    readonly colorterm: string;
    /** Of the locale: LC_ALL, LC_CTYPE or LANG. */
    readonly locale: string;
    readonly cols: number;
    readonly rows: number;
  };
  /** Of the server, or of this program when none runs; undefined where the system does not tell. */
  readonly openFiles: Limit | undefined;
  readonly processes: Limit | undefined;
  /** How the panes that agents open are limited; undefined when no server tells. */
  readonly agentLimits: AgentLimitFacts | undefined;
  readonly configMistakes: readonly string[];
}
