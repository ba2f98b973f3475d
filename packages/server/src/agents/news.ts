/**
 * What an agent is told about its children, without a flood: what happens within a moment is one prompt, each child has a
 * bounded part of it, and what is longer is named by its file.
 */
import { type Child, formatPaneId, type PaneId } from '@ccmux/core';
import type { Timer } from '../clock.js';
import type { Services } from '../services.js';
import { statusText } from './child-lines.js';

const gatherMs = 1500;
const partLength = 1200;

export class News {
  readonly #services: Services;
  readonly #waiting = new Map<PaneId, { readonly parts: Map<string, string>; readonly timer: Timer }>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** A child has ended. */
  ended(child: Child): void {
    const claude = this.#services.claudeStates.of(child.pane);
    this.#add(child, statusText(child.status), claude?.lastText ?? child.output ?? '', `ended-${child.openedAt}-${child.pane}`);
  }

  /** The Claude of a child has finished its turn. */
  idle(child: Child, sinceMs: number): void {
    const lastText = this.#services.claudeStates.of(child.pane)?.lastText ?? '';
    this.#add(child, 'has finished its turn and waits for input', lastText, `idle-${sinceMs}-${child.pane}`);
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) timer.cancel();
    this.#waiting.clear();
  }

  #add(child: Child, how: string, text: string, id: string): void {
    const { store, clock } = this.#services;
    if (!store.model.panes.has(child.parent)) return;
    const transcript = store.model.claude.get(child.pane)?.transcript;
    const isCut = text.length > partLength;
    const where = transcript === undefined ? '' : ` (all of it: ${transcript})`;
    const part = [
      `${child.name} (${formatPaneId(child.pane)}) ${how}${isCut ? where : ''}`,
      ...(text.trim() === '' ? [] : [isCut ? `…${text.slice(-partLength)}` : text]),
    ].join('\n');
    const waiting = this.#waiting.get(child.parent);
    if (waiting !== undefined) {
      waiting.parts.set(id, part);
      return;
    }
    const timer = clock.after(gatherMs, () => this.#tell(child.parent));
    this.#waiting.set(child.parent, { parts: new Map([[id, part]]), timer });
  }

  #tell(parent: PaneId): void {
    const parts = this.#waiting.get(parent)?.parts;
    this.#waiting.delete(parent);
    if (parts === undefined) return;
    const text = ['[ccmux] News of panes that you opened:', ...parts.values()].join('\n');
    this.#services.claudePrompts.send(parent, { text, manner: 'text', id: [...parts.keys()].join('+').slice(0, 200) });
  }
}
