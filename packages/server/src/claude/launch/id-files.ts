/**
 * A small file for each conversation that a pane had: `<state folder>/claude/<session id>.json`. It can be read without the
 * log, by people and by a server that has lost everything else. Owns the folder; follows the model.
 */
import { join } from 'node:path';
import { type ClaudeBinding, formatPaneId, type PaneId } from '@ccmux/core';
import type { ModelStore } from '../../model/store.js';
import type { LaunchPorts } from './ports.js';

/** How the process of a conversation ended. */
export type ClaudeExit =
  | { readonly how: 'normal'; readonly code: number; readonly atMs: number }
  | { readonly how: 'crashed'; readonly signal: number; readonly code: number; readonly atMs: number }
  /** It went with the machine, or with what held it. */
  | { readonly how: 'disconnected'; readonly atMs: number };

/** Files of conversations that are kept; the oldest go first. */
const most = 1000;

export class IdFiles {
  readonly #folder: string;
  readonly #ports: LaunchPorts;
  readonly #store: ModelStore;
  /** Ends of starts whose pane may yet learn more. */
  readonly #exits = new Map<PaneId, { readonly launch: string; readonly exit: ClaudeExit }>();

  constructor(folder: string, store: ModelStore, ports: LaunchPorts) {
    this.#folder = folder;
    this.#ports = ports;
    this.#store = store;
    store.subscribe((event, { claude }) => {
      if (event.kind !== 'claude-bound') return;
      const before = claude.get(event.pane);
      if (before?.session !== undefined && before.session !== event.binding.session) {
        this.ended(event.pane, before, { how: 'normal', code: 0, atMs: ports.wallMs() });
      }
      const known = this.#exits.get(event.pane);
      const isOver = known?.launch === event.binding.launch && before?.session === event.binding.session;
      if (!isOver) this.#exits.delete(event.pane);
      this.#write(event.pane, event.binding, isOver ? known.exit : undefined);
      if (before?.session === undefined) this.#tidy();
    });
  }

  ended(pane: PaneId, binding: ClaudeBinding, exit: ClaudeExit): void {
    if (this.#store.model.claude.has(pane)) this.#exits.set(pane, { launch: binding.launch, exit });
    else this.#exits.delete(pane);
    this.#write(pane, binding, exit);
  }

  /** Nothing is left of the conversation here; Claude's own file of it stays. */
  forget(session: string): void {
    this.#ports.remove(join(this.#folder, `${session}.json`));
  }

  #write(pane: PaneId, binding: ClaudeBinding, exit: ClaudeExit | undefined): void {
    const { session, name, cwd, configDir, transcript, command, startedMs, desired, launch } = binding;
    if (session === undefined) return;
    const where = { name, pane: formatPaneId(pane), cwd, configDir, transcript };
    const facts = { id: session, ...where, command, startedMs, desired, launch, exit };
    this.#ports.write(join(this.#folder, `${session}.json`), `${JSON.stringify(facts, undefined, 2)}\n`);
  }

  #tidy(): void {
    const files = this.#ports.names(this.#folder).filter((name) => name.endsWith('.json'));
    for (const name of files.slice(most)) this.#ports.remove(join(this.#folder, name));
  }
}
