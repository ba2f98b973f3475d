/** What agents ask for, and what they are told. Types only; every door (tag, command, MCP) speaks in these. */
import type { AgentCommand, LimitHit, PaneId } from '@ccmux/core';

export type Door = 'tag' | 'cli' | 'mcp';

export interface SpawnRequest {
  /** The pane that asks, as the server knows it: from its capability or its own conversation. */
  readonly from: PaneId;
  readonly door: Door;
  readonly command: AgentCommand;
  /** Relative to where the asker works; undefined is there. */
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** As a person says it: `vertical` is side by side. */
  readonly layout: 'vertical' | 'horizontal' | 'window';
  readonly select: boolean;
  /** undefined: a free one is taken. */
  readonly name: string | undefined;
  /** Name of the pane that will be the parent: a descendant of the asker; undefined is the asker. */
  readonly parent: string | undefined;
  readonly timeoutS: number | undefined;
  readonly restart: 'never' | 'on-crash';
  /** A request with the key of a child that is there was granted before. */
  readonly key?: string;
}

export type SpawnAnswer =
  | { readonly kind: 'granted'; readonly pane: PaneId; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly limit?: LimitHit };

/** At once, or when a person has answered. */
export type Asked =
  | { readonly kind: 'answered'; readonly answer: SpawnAnswer }
  | { readonly kind: 'queued'; readonly answer: Promise<SpawnAnswer> };

export const refused = (reason: string): SpawnAnswer => ({ kind: 'refused', reason });
