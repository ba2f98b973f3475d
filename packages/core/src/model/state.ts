/**
 * What the server knows about sessions, windows and panes: immutable values, no behaviour. Everything here can be
 * rebuilt from a sequence of events. Sizes in cells, times in milliseconds since the epoch.
 */
import type { Size } from '../geometry.js';
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { LayoutNode } from '../layout/tree.js';

export interface Model {
  readonly sessions: ReadonlyMap<SessionId, Session>;
  readonly windows: ReadonlyMap<WindowId, Window>;
  readonly panes: ReadonlyMap<PaneId, Pane>;
  /** Option values by place (see options/lookup.ts) and name: only what somebody set. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The next free numbers; ids are never used twice. */
  readonly next: { readonly session: number; readonly window: number; readonly pane: number };
}

export interface Session {
  readonly id: SessionId;
  readonly name: string;
  readonly createdMs: number;
  /** Folder in which new windows start. */
  readonly cwd: string;
  /** Environment of new panes, laid over the server's. */
  readonly env: Readonly<Record<string, string>>;
  /** Window at each index. */
  readonly windows: ReadonlyMap<number, WindowId>;
  readonly current: WindowId;
  /** Windows that were current before, latest last; never the current one, never twice. */
  readonly visited: readonly WindowId[];
}

export interface Window {
  readonly id: WindowId;
  readonly name: string;
  /** Follows the program in the active pane until somebody names the window. */
  readonly automaticName: boolean;
  readonly size: Size;
  readonly layout: LayoutNode;
  readonly active: PaneId;
  /** Panes that were active before, latest last. */
  readonly visited: readonly PaneId[];
  /** The one pane that fills the window for now. */
  readonly zoomed: PaneId | undefined;
}

export interface Pane {
  readonly id: PaneId;
  readonly window: WindowId;
  readonly title: string;
  /** What was asked for: one word is a shell command line, several are an argument vector, none is the shell. */
  readonly command: readonly string[];
  readonly cwd: string;
}

export const emptyModel: Model = {
  sessions: new Map(),
  windows: new Map(),
  panes: new Map(),
  options: new Map(),
  next: { session: 0, window: 0, pane: 0 },
};
