/**
 * Which conversations are searched for tags: those of panes that run a Claude, when its state changes, and those of Claudes
 * that print their answer. Tells parents of children whose Claude has finished its turn.
 */
import { isOf } from '@ccmux/claude';
import { findTranscript, readStatusFile } from '@ccmux/claude/files';
import { flagOption, isLiving, type PaneId } from '@ccmux/core';
import { transcriptOf } from '../claude/prompts/turn-file.js';
import type { ClaudeProcess } from '../claude/state/find-claude.js';
import type { Services } from '../services.js';
import { Beginnings } from './beginnings.js';
import { News } from './news.js';
import { TagReaders } from './tag-readers.js';
import { Wishes } from './wishes.js';

/** What the returned function ends. */
export function followConversations(services: Services): () => void {
  const { claudeStates, claudePrompts, store, clock, agents } = services;
  const readers = new TagReaders();
  const wishes = new Wishes(services);
  const news = new News(services);
  const beginnings = new Beginnings();
  let isOver = false;

  const look = async (pane: PaneId): Promise<void> => {
    const status = claudeStates.of(pane);
    const transcript = flagOption(store.model, 'agent-spawn', {}) ? await transcriptOf(status) : undefined;
    if (isOver || transcript === undefined || readers.wake(pane, transcript)) return;
    const nowMs = clock.wallMs();
    const sinceMs = beginnings.of(pane, status?.pid, transcript, store.model.claude.get(pane)?.startedMs, nowMs);
    const tell = (lines: readonly string[], id: string): void => {
      const text = ['[ccmux]', ...lines].join(lines.length === 1 ? ' ' : '\n');
      claudePrompts.send(pane, { text, manner: 'text', id });
    };
    readers.follow({ services, wishes, pane, transcript, sinceMs, tell });
  };

  /** What it prints anybody could print there; the file of its conversation is its own. It takes no prompts, so is told nothing. */
  const lookAtPrinting = async (pane: PaneId, process: ClaudeProcess): Promise<void> => {
    const transcript = flagOption(store.model, 'agent-spawn', {}) ? await printedTranscript(process) : undefined;
    if (isOver || transcript === undefined || !store.model.panes.has(pane) || readers.wake(pane, transcript)) return;
    // It has one conversation, whose file may be made only when all has been said.
    const sinceMs = beginnings.of(pane, process.pid, undefined, undefined, clock.wallMs());
    readers.follow({ services, wishes, pane, transcript, sinceMs, tell: () => undefined });
  };

  const tellParent = (pane: PaneId, sinceMs: number): void => {
    const child = store.model.agents.children.get(pane);
    if (child !== undefined && isLiving(child)) news.idle(child, sinceMs);
  };

  const unsubscribe = claudeStates.subscribe(({ pane, before, after }) => {
    if (after === undefined) {
      readers.leave(pane);
      return;
    }
    void look(pane);
    const isIdle = after.state.kind === 'idle' || after.state.kind === 'done';
    if (before?.state.kind === 'working' && isIdle) tellParent(pane, after.sinceMs);
  });
  claudeStates.followPrinting((pane, process) => void lookAtPrinting(pane, process));
  const unfollow = store.subscribe((_, before) => {
    if (before.panes === store.model.panes) return;
    for (const pane of readers.panes) if (!store.model.panes.has(pane)) readers.leave(pane);
    beginnings.keep((pane) => store.model.panes.has(pane));
  });
  agents.onEnded((child) => news.ended(child));

  return () => {
    isOver = true;
    unsubscribe();
    unfollow();
    news.dispose();
    for (const pane of readers.panes) readers.leave(pane);
  };
}

/** The conversation of a Claude that prints, as its own status file names it. */
async function printedTranscript({ pid, start, configDir }: ClaudeProcess): Promise<string | undefined> {
  const file = configDir === undefined ? undefined : readStatusFile(configDir, pid);
  if (configDir === undefined || file?.sessionId === undefined || !isOf(file, pid, start)) return undefined;
  return findTranscript(configDir, file.sessionId, file.cwd);
}
