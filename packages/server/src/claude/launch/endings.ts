/**
 * Ends of Claude processes: politely brought about, waited for, told apart, and what comes behind them – nothing, or another
 * start after a while. Owns the waits and the timers of starts to come.
 */
import { type ClaudeBinding, formatPaneId, numberOption, optionAt, type PaneId } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { Clock, Timer } from '../../clock.js';
import type { Logger } from '../../log.js';
import type { ModelStore } from '../../model/store.js';
import type { PaneRegistry } from '../../panes/pane-registry.js';
import { backoffS, endText, isCrash, isFailure } from './exit-kind.js';
import type { IdFiles } from './id-files.js';
import type { LaunchPorts } from './ports.js';

/** How long a Claude may take to write what it has to write. */
const politeMs = 10_000;
/** One that ends so soon has not gone on at all. */
const atOnceMs = 10_000;

export interface EndingsDeps {
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ports: LaunchPorts;
  readonly files: IdFiles | undefined;
  /** Runs the pane's program again. */
  startAgain(pane: PaneId): Promise<void>;
  /** It left processes behind, perhaps. */
  onCrash(pane: PaneId, binding: ClaudeBinding): void;
}

export class Endings {
  readonly #deps: EndingsDeps;
  readonly #waiting = new Map<PaneId, (() => void)[]>();
  readonly #replaced = new Set<PaneId>();
  readonly #timers = new Map<PaneId, Timer>();
  /** Those that were started to go on with their conversation. */
  readonly #goingOn = new Set<PaneId>();

  constructor(deps: EndingsDeps) {
    this.#deps = deps;
    deps.store.subscribe((event, before) => {
      const { claude } = deps.store.model;
      if (claude === before.claude) return;
      for (const [pane, binding] of before.claude) {
        if (claude.has(pane)) continue;
        this.#goingOn.delete(pane);
        this.#settled(pane);
        // Hung up with its pane.
        if (event.kind !== 'claude-unbound')
          deps.files?.ended(pane, binding, { how: 'normal', code: 129, atMs: deps.ports.wallMs() });
      }
    });
  }

  /** When a start is due by itself, in milliseconds of the clock; undefined when none is. */
  isDue(pane: PaneId): boolean {
    return this.#timers.has(pane);
  }

  /** The pane is about to be started; `goesOn`: with the conversation that it had. */
  begins(pane: PaneId, goesOn: boolean): void {
    if (goesOn) this.#goingOn.add(pane);
    else this.#goingOn.delete(pane);
  }

  /** The program of a pane has ended. The text is what the pane says, which then stays; undefined: it is a pane as others. */
  ended(pane: PaneId, status: ExitStatus): string | undefined {
    const { store, files, ports } = this.#deps;
    const binding = store.model.claude.get(pane);
    if (binding === undefined) return undefined;
    const crashed = isCrash(status);
    const atMs = ports.wallMs();
    files?.ended(pane, binding, crashed ? { how: 'crashed', ...status, atMs } : { how: 'normal', code: status.code, atMs });
    const wasReplaced = this.#replaced.has(pane);
    this.#settled(pane);
    if (wasReplaced) return '';
    if (binding.desired === 'stopped') return 'Claude is stopped: ENTER goes on with the conversation';
    if (crashed) this.#deps.onCrash(pane, binding);
    const policy = optionAt(store.model, 'claude-restart', { pane, window: store.model.panes.get(pane)?.window });
    if (policy === 'off' || (policy === 'crash' && !crashed)) return this.#failedText(pane, binding, status);
    const seconds = this.#scheduleAfter(pane, binding);
    return `Claude ended with ${endText(status)}: it starts again in ${seconds} s, or now with ENTER`;
  }

  /** It did not go on, and has said why on its screen: a pane that went away would take that with it. */
  #failedText(pane: PaneId, { startedMs }: ClaudeBinding, status: ExitStatus): string | undefined {
    const isAtOnce = this.#deps.ports.wallMs() - startedMs < atOnceMs;
    if (!this.#goingOn.has(pane) || !isAtOnce || !isFailure(status)) return undefined;
    return `Claude did not go on, and ended with ${endText(status)}: ENTER tries again`;
  }

  /** Starts what a server before had promised to start. */
  resume(pane: PaneId, binding: ClaudeBinding): void {
    if (binding.crashes > 0) this.#schedule(pane, backoffS(binding.crashes));
  }

  #scheduleAfter(pane: PaneId, binding: ClaudeBinding): number {
    const { store, ports } = this.#deps;
    const calmS = numberOption(store.model, 'claude-restart-calm', { pane, window: store.model.panes.get(pane)?.window });
    const wasCalm = calmS > 0 && ports.wallMs() - binding.startedMs >= calmS * 1000;
    const crashes = wasCalm ? 1 : binding.crashes + 1;
    store.apply({ kind: 'claude-bound', pane, binding: { ...binding, crashes } });
    const seconds = backoffS(crashes);
    this.#schedule(pane, seconds);
    return seconds;
  }

  #schedule(pane: PaneId, seconds: number): void {
    const { clock, store } = this.#deps;
    this.#timers.get(pane)?.cancel();
    const start = (): void => {
      this.#timers.delete(pane);
      const isWanted = store.model.claude.get(pane)?.desired === 'running' && store.model.panes.get(pane)?.dead !== undefined;
      if (isWanted) void this.#deps.startAgain(pane);
    };
    this.#timers.set(pane, clock.after(seconds * 1000, start));
  }

  /** Ends the process and resolves when it has ended; at once where none runs. `replaced`: the pane stays, and says nothing. */
  async end(pane: PaneId, replaced: boolean): Promise<void> {
    const { panes, clock, ports, log } = this.#deps;
    this.#timers.get(pane)?.cancel();
    this.#timers.delete(pane);
    const runtime = panes.get(pane);
    if (runtime === undefined || panes.hasEnded(pane) || runtime.pid === 0) return;
    if (replaced) this.#replaced.add(pane);
    const { pid } = runtime;
    const ended = new Promise<void>((resolve) => {
      this.#waiting.set(pane, [...(this.#waiting.get(pane) ?? []), resolve]);
    });
    ports.signal(pid, 'SIGTERM', 'group');
    const timer = clock.after(politeMs, () => {
      log.warn({ ev: 'claude.killed', pane: formatPaneId(pane), childPid: pid });
      ports.signal(pid, 'SIGKILL', 'group');
    });
    await ended;
    timer.cancel();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  #settled(pane: PaneId): void {
    this.#replaced.delete(pane);
    const waiting = this.#waiting.get(pane) ?? [];
    this.#waiting.delete(pane);
    for (const resolve of waiting) resolve();
  }
}
