/**
 * What the server knows about sessions, windows and panes: immutable values, no behaviour. Everything here can be
 * rebuilt from a sequence of events. Sizes in cells, times in milliseconds since the epoch.
 */
import type { Size } from '../geometry.js';
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { PresetLayout } from '../layout/presets.js';
import type { LayoutNode } from '../layout/tree.js';
import type { OptionValue } from '../options/array.js';
import type { AuditHead } from '../supervision/audit-head.js';
import { type ChildTree, noChildren } from '../supervision/tree.js';
import type { ClaudeBinding } from './claude-binding.js';
import type { ClaudePrompt } from './claude-prompt.js';
import type { ConfiguredSettings } from './configured-settings.js';
import type { Environment } from './environment.js';
import type { KeyBindings } from './key-bindings.js';
import type { PasteBufferFacts } from './paste-buffers.js';

export interface Model {
  readonly sessions: ReadonlyMap<SessionId, Session>;
  readonly windows: ReadonlyMap<WindowId, Window>;
  readonly panes: ReadonlyMap<PaneId, Pane>;
  /** Conversations of Claude Code by the pane that has them, or is about to. */
  readonly claude: ReadonlyMap<PaneId, ClaudeBinding>;
  /** Prompts for the Claudes of panes, in the order they came. */
  readonly prompts: ReadonlyMap<PaneId, readonly ClaudePrompt[]>;
  /** Panes that agents opened. */
  readonly agents: ChildTree;
  /** How far conversations were searched for what they ask for, in bytes, by their file. */
  readonly tagsRead: ReadonlyMap<string, number>;
  /** The end of the log of what agents asked for, as far as it is known to be on the disk. */
  readonly auditHead: AuditHead | undefined;
  /** Option values by place (see options/lookup.ts) and name: only what somebody set. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, OptionValue>>;
  /** Environment of all panes, under their session's. */
  readonly environment: Environment;
  /** Keys that do something else than for everybody. */
  readonly bindings: KeyBindings;
  /** Paste buffers, the newest last. */
  readonly buffers: readonly PasteBufferFacts[];
  /** What files of commands set at the last start; undefined: nobody knows. */
  readonly configured: ConfiguredSettings | undefined;
  /** The one pane of the server that later commands can name as `{marked}`. */
  readonly marked: Mark | undefined;
  /** The next free numbers; ids are never used twice. */
  readonly next: { readonly session: number; readonly window: number; readonly pane: number; readonly buffer: number };
}

export interface Session {
  readonly id: SessionId;
  readonly name: string;
  readonly createdMs: number;
  /** Folder in which new windows start. */
  readonly cwd: string;
  /** Environment of new panes, laid over the global one. */
  readonly env: Environment;
  /** Window at each index: links. A window may be at several indexes and in several sessions. */
  readonly windows: ReadonlyMap<number, WindowId>;
  /** Index of the window that is shown. */
  readonly current: number;
  /** Indexes that were current before, latest last; never the current one, never twice. */
  readonly visited: readonly number[];
  /** Name of the group, whose sessions have the same windows at the same indexes. */
  readonly group: string | undefined;
}

/** An index of a session. */
export interface Link {
  readonly session: SessionId;
  readonly index: number;
}

/** A pane, and the link through which it was marked. */
export interface Mark extends Link {
  readonly pane: PaneId;
}

export interface Window {
  readonly id: WindowId;
  readonly name: string;
  /** Follows the program in the active pane until somebody names the window. */
  readonly automaticName: boolean;
  readonly size: Size;
  readonly layout: LayoutNode;
  /** The layout before the window changed its size, as long as nobody changed it since: what other sizes are made from. */
  readonly restingLayout: LayoutNode | undefined;
  /** Layout string from before the last arrangement: what `select-layout -o` goes back to. */
  readonly previousLayout: string | undefined;
  /** The preset that was chosen last. */
  readonly preset: PresetLayout | undefined;
  /** Its panes in the order of their indexes. */
  readonly panes: readonly PaneId[];
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
  /** Where its program was when the model was saved; only in a saved one. */
  readonly folder?: string;
  /** Variables of its program alone, over those of its session. */
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes that the programs printed that ran in it before. */
  readonly printedBefore?: number;
  /** Its program ended and the pane stays. */
  readonly dead?: PaneDeath | undefined;
  /** Nothing that is typed goes to its program. */
  readonly inputOff?: boolean;
}

/** How and when a program ended. `signal` is 0 for one that exited by itself. */
export interface PaneDeath {
  readonly code: number;
  readonly signal: number;
  readonly atMs: number;
  /** It went with the whole machine, or with what held it; how is not known. */
  readonly isLost?: boolean;
}

export const emptyModel: Model = {
  sessions: new Map(),
  windows: new Map(),
  panes: new Map(),
  claude: new Map(),
  agents: noChildren,
  tagsRead: new Map(),
  auditHead: undefined,
  prompts: new Map(),
  options: new Map(),
  environment: {},
  bindings: new Map(),
  buffers: [],
  configured: undefined,
  marked: undefined,
  next: { session: 0, window: 0, pane: 0, buffer: 0 },
};
