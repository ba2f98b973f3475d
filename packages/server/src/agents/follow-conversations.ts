/**
 * Which conversations are searched for tags, and when: those of panes that run a Claude, whenever their files change or their
 * state does. Owns the watches of the files.
 */
import { type FSWatcher, watch } from 'node:fs';
import { type Child, flagOption, isLiving, type PaneId } from '@ccmux/core';
import { transcriptOf } from '../claude/prompts/turn-file.js';
import type { Services } from '../services.js';
import { News } from './news.js';
import { TagReader } from './tag-reader.js';
import { Wishes } from './wishes.js';

interface Followed {
  readonly reader: TagReader;
  readonly watcher: FSWatcher | undefined;
}

/** What the returned function ends. */
export function followConversations(services: Services): () => void {
  const { claudeStates, claudePrompts, store, clock, agents } = services;
  const followed = new Map<PaneId, Followed>();
  const wishes = new Wishes(services);
  const news = new News(services);
  /** When a Claude that was not started by us was first seen. */
  const firstSeen = new Map<PaneId, number>();
  let isOver = false;

  const leave = (pane: PaneId): void => {
    followed.get(pane)?.reader.end();
    followed.get(pane)?.watcher?.close();
    followed.delete(pane);
  };

  const watching = (path: string, reader: TagReader): FSWatcher | undefined => {
    try {
      const watcher = watch(path, { persistent: false }, () => reader.wake());
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  };

  const look = async (pane: PaneId): Promise<void> => {
    const status = claudeStates.of(pane);
    const transcript = flagOption(store.model, 'agent-spawn', {}) ? await transcriptOf(status) : undefined;
    if (isOver || transcript === undefined) return;
    const known = followed.get(pane);
    if (known?.reader.transcript === transcript) {
      // Claude names its file before it makes it.
      if (known.watcher === undefined) followed.set(pane, { ...known, watcher: watching(transcript, known.reader) });
      known.reader.wake();
      return;
    }
    leave(pane);
    if (!firstSeen.has(pane)) firstSeen.set(pane, clock.wallMs());
    const sinceMs = store.model.claude.get(pane)?.startedMs ?? firstSeen.get(pane) ?? clock.wallMs();
    const reader = new TagReader({
      services,
      wishes,
      pane,
      transcript,
      sinceMs,
      tell: (lines, id) =>
        void claudePrompts.send(pane, { text: ['[ccmux]', ...lines].join(lines.length === 1 ? ' ' : '\n'), manner: 'text', id }),
    });
    followed.set(pane, { reader, watcher: watching(transcript, reader) });
    reader.wake();
  };

  const tellParent = (pane: PaneId, sinceMs: number): void => {
    const child: Child | undefined = store.model.agents.children.get(pane);
    if (child !== undefined && isLiving(child)) news.idle(child, sinceMs);
  };

  const unsubscribe = claudeStates.subscribe(({ pane, before, after }) => {
    if (after === undefined) {
      leave(pane);
      return;
    }
    void look(pane);
    const isIdle = after.state.kind === 'idle' || after.state.kind === 'done';
    if (before?.state.kind === 'working' && isIdle) tellParent(pane, after.sinceMs);
  });
  agents.onEnded((child) => news.ended(child));

  return () => {
    isOver = true;
    unsubscribe();
    news.dispose();
    for (const pane of [...followed.keys()]) leave(pane);
  };
}
