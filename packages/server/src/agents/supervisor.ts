/**
 * The lives of panes that agents opened: how each ends, whether it is started again, and when it has had its time. Owns the
 * timers; what is known of children is in the model.
 */
import { type Child, type ChildStatus, childrenOf, isLiving, optionAt, type PaneId, restartAt } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { Timer } from '../clock.js';
import { placeOfPane } from '../formats/places.js';
import { closePane } from '../operations/close-pane.js';
import type { OperationContext } from '../operations/context.js';
import { respawnPane } from '../operations/respawn-pane.js';
import { endOfText } from './end-of-text.js';

/** Characters of the end of its output that are kept of a child. */
export const keptOutput = 4096;

/** SIGHUP */
const hangUp = 1;

export interface SupervisorDeps {
  /** Later than its own making: the rest of the server is not there yet. */
  context(): OperationContext;
  /** A child has ended for good, or failed. */
  onEnd(child: Child): void;
  audit(event: string, fields: Readonly<Record<string, unknown>>): void;
}

export class Supervisor {
  readonly #deps: SupervisorDeps;
  readonly #timers = new Map<PaneId, Timer>();
  readonly #reasons = new Map<PaneId, string>();

  constructor(deps: SupervisorDeps) {
    this.#deps = deps;
  }

  /** It is there and has a time to end by, perhaps. */
  opened({ pane, endsBy }: Child): void {
    if (endsBy === undefined) return;
    const { clock } = this.#deps.context();
    this.#timers.set(
      pane,
      clock.after(Math.max(0, endsBy - clock.wallMs()), () => this.#timeout(pane)),
    );
  }

  /** After a restore: those that ended meanwhile were told of by the panes; the others have their time again. */
  restored(): void {
    for (const child of this.#children()) if (isLiving(child) && !this.#timers.has(child.pane)) this.opened(child);
  }

  /** The server has the program of a pane end: why, for who opened it. */
  because(pane: PaneId, reason: string): void {
    this.#reasons.set(pane, reason);
  }

  /** The program of a pane has ended. True: something else is about to run there. */
  exited(pane: PaneId, { code, signal }: ExitStatus): boolean {
    const child = this.#child(pane);
    if (child === undefined || !isLiving(child)) return false;
    const isCrash = signal !== 0 || code !== 0;
    const known = this.#reasons.get(pane);
    this.#reasons.delete(pane);
    const reason = isCrash && known !== undefined ? { reason: known } : {};
    if (isCrash && child.restart === 'on-crash') {
      const restarts = restartAt(child.restarts, this.#deps.context().clock.wallMs());
      if (restarts !== undefined) {
        this.#deps.context().clock.soon(() => void this.#restart(pane, restarts));
        return true;
      }
      this.end(pane, { kind: 'failed' });
    } else this.end(pane, signal !== 0 ? { kind: 'crashed', signal, ...reason } : { kind: 'completed', code, ...reason });
    return false;
  }

  /** Its terminal is gone, and with it its program. A conversation goes on when a person says so, or by itself. */
  lost(pane: PaneId): void {
    if (!this.#deps.context().store.model.claude.has(pane))
      this.end(pane, { kind: 'crashed', signal: hangUp, reason: 'its terminal was lost' });
  }

  /** Says how it ended; its pane stays what it is. */
  end(pane: PaneId, status: ChildStatus): void {
    const child = this.#child(pane);
    if (child === undefined || !isLiving(child)) return;
    this.#timers.get(pane)?.cancel();
    this.#timers.delete(pane);
    const { store } = this.#deps.context();
    store.apply({ kind: 'child-ended', pane, status, output: this.outputOf(pane) });
    this.#deps.audit('ended', { pane: `%${pane}`, name: child.name, status });
    const ended = this.#child(pane);
    if (ended !== undefined) this.#deps.onEnd(ended);
  }

  /** A pane is gone: its children go too, or stay alone. */
  closed(pane: PaneId): void {
    this.#timers.get(pane)?.cancel();
    this.#timers.delete(pane);
    this.#reasons.delete(pane);
    const { store } = this.#deps.context();
    if (optionAt(store.model, 'agent-orphans', {}) === 'keep') return;
    for (const child of childrenOf(store.model.agents, pane)) if (isLiving(child)) this.close(child.pane, { kind: 'cancelled' });
  }

  close(pane: PaneId, status: ChildStatus): void {
    this.end(pane, status);
    const { store } = this.#deps.context();
    if (store.model.panes.has(pane)) closePane(store, pane);
  }

  /** The end of what it shows, without empty lines. */
  outputOf(pane: PaneId, characters = keptOutput): string {
    const runtime = this.#deps.context().panes.get(pane);
    return runtime === undefined ? '' : endOfText(runtime.emulator, characters);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  async #restart(pane: PaneId, restarts: readonly number[]): Promise<void> {
    const context = this.#deps.context();
    const at = placeOfPane(context.store.model, pane);
    if (at === undefined) return;
    context.store.apply({ kind: 'child-restarted', pane, restarts });
    const extraEnv = context.store.model.panes.get(pane)?.env ?? {};
    const started = await respawnPane(context, { at, cwd: undefined, extraEnv, command: [] });
    this.#deps.audit('restarted', { pane: `%${pane}`, times: restarts.length, ...(started.ok ? {} : { error: started.error }) });
    if (!started.ok) this.end(pane, { kind: 'failed' });
  }

  #timeout(pane: PaneId): void {
    this.#timers.delete(pane);
    this.close(pane, { kind: 'timeout' });
  }

  #child(pane: PaneId): Child | undefined {
    return this.#deps.context().store.model.agents.children.get(pane);
  }

  #children(): Iterable<Child> {
    return this.#deps.context().store.model.agents.children.values();
  }
}
