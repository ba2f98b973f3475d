/**
 * All live panes. Owns each pane's runtime from spawn to release, routes the ptyhost's messages to them, and follows
 * the model: a pane that leaves it is hung up, one whose rectangle changes is resized.
 */
import { err, type Model, type ModelEvent, numberOption, type PaneId, paneId, type Result, type Size } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { LastPicture, RecoveredPane } from '@ccmux/store';
import { FloodBudget } from '@ccmux/term/xterm';
import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import type { ModelStore } from '../model/store.js';
import type { ParseGuard } from '../watchdog/parse-guard.js';
import { changedSizes } from './changed-sizes.js';
import { floodLimits } from './flood-limits.js';
import { HeldInput, type Hold } from './held-input.js';
import type { PaneListener } from './pane-listener.js';
import { PaneRuntime } from './pane-runtime.js';
import { ParseScheduler } from './parse-scheduler.js';
import { PendingSizes } from './pending-sizes.js';
import type { HeldPane, Spawned, SpawnRequest } from './ptyhost-link.js';
import type { PtyhostSlot } from './ptyhost-slot.js';
import { Replacements } from './replacements.js';
import { restoreOutput } from './restore-output.js';
import { resumeRuntimes } from './resume.js';
import { runtimeEvents } from './runtime-events.js';
import type { Suspects } from './suspects.js';

interface Deps {
  readonly store: ModelStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly guard?: ParseGuard;
  readonly ptyhost: PtyhostSlot;
  readonly suspects?: Suspects;
  readonly stateFolder?: string | undefined;
}

export class PaneRegistry {
  readonly #runtimes = new Map<PaneId, PaneRuntime>();
  /** Panes hung up but not yet reported as ended by the ptyhost. */
  readonly #closing = new Set<PaneId>();
  /** Who shows a pane that is not in the model, and is to be told when its program has ended. */
  readonly #owners = new Map<PaneId, (status: ExitStatus) => void>();
  readonly #replaced = new Replacements();
  /** Programs that have ended while their pane is still shown, or is on its way into the model. */
  readonly #exited = new Map<PaneId, ExitStatus>();
  /** The newest picture of a pane on the disk; undefined before anything is kept there. */
  lastPicture: ((pane: PaneId) => Promise<LastPicture | undefined>) | undefined;
  /** Settles when all that has happened is on the disk, or cannot be; undefined before anything is kept there. */
  durable: (() => Promise<unknown>) | undefined;
  readonly #deps: Deps;
  readonly #host: PtyhostSlot;
  #listener: PaneListener | undefined;
  readonly #scheduler: ParseScheduler;
  readonly #sizes: PendingSizes;
  readonly #held: HeldInput;
  readonly #flood = new FloodBudget(floodLimits);

  constructor(deps: Deps) {
    this.#host = deps.ptyhost;
    this.#sizes = new PendingSizes(deps.clock, (pane, size) => {
      if (this.#runtimes.has(pane)) this.#host.send({ kind: 'resize', pane, ...size });
    });
    this.#held = new HeldInput(deps.clock, (pane, data) => this.#toProgram(pane, data));
    this.#scheduler = new ParseScheduler(deps.clock, deps.guard);
    this.#deps = deps;
    deps.store.subscribe((event, before) => this.#follow(event, before));
  }

  listen(listener: PaneListener): void {
    this.#listener = listener;
  }

  get(id: PaneId): PaneRuntime | undefined {
    return this.#runtimes.get(id);
  }

  /** Starts a pane's program. On failure the runtime is gone again. */
  async spawn(request: SpawnRequest, historyLimit: number): Promise<Result<Spawned, string>> {
    const link = await this.#host.ready();
    const runtime = this.#create(request.pane, { cols: request.cols, rows: request.rows }, historyLimit);
    const result = await link.spawn(request);
    if (result.ok) this.#runs(runtime, result.value);
    else {
      this.#runtimes.delete(request.pane);
      runtime.dispose();
    }
    return result;
  }

  /**
   * Runs another program in a pane. The one before, if it still runs, is hung up first. Without a new one the pane is as
   * if its program had failed.
   */
  async respawn(request: SpawnRequest): Promise<Result<Spawned, string>> {
    const { pane } = request;
    const link = await this.#host.ready();
    const runtime = this.#runtimes.get(pane);
    if (runtime === undefined || this.#replaced.has(pane)) return err('the pane is being replaced');
    const ended = this.#exited.has(pane) || this.#replaced.wait(pane);
    if (ended !== true) link.send({ kind: 'close', pane });
    if (!(await ended)) return err('the pane was closed meanwhile');
    this.#exited.delete(pane);
    link.send({ kind: 'release', pane });
    runtime.restart();
    const result = await link.spawn(request);
    if (this.#runtimes.get(pane) !== runtime) return err('the pane was closed meanwhile');
    if (!result.ok) {
      this.exited(pane, 1, 0);
      return result;
    }
    this.#runs(runtime, result.value);
    const { size } = runtime;
    if (size.cols !== request.cols || size.rows !== request.rows) link.send({ kind: 'resize', pane, ...size });
    return result;
  }

  #runs(runtime: PaneRuntime, { pid, tty }: Spawned): void {
    runtime.pid = pid;
    runtime.tty = tty;
    this.#deps.log.info({ ev: 'pane.spawned', pane: runtime.id, childPid: pid });
  }

  /** Its program has ended. */
  hasEnded(pane: PaneId): boolean {
    return this.#exited.has(pane);
  }

  /** Takes over a pane whose program lives on: shows what was kept of it, and what the ptyhost still has behind that. */
  adopt(id: PaneId, held: HeldPane, kept: RecoveredPane | undefined): void {
    const runtime = this.#create(id, { cols: held.cols, rows: held.rows }, this.#historyLimit());
    runtime.pid = held.pid;
    runtime.tty = held.tty;
    runtime.printedBefore = this.#deps.store.model.panes.get(id)?.printedBefore ?? 0;
    if (kept === undefined) runtime.replay(held.start, held.end);
    else restoreOutput(runtime, kept, held.end);
    if (runtime.received < held.start) runtime.lose(held.start);
    this.#host.send({ kind: 'replay', pane: id, offset: runtime.received });
  }

  /** Shows what was kept of a pane whose program is gone. Another one may be run in it. */
  showLost(id: PaneId, size: Size, kept: RecoveredPane | undefined): void {
    const runtime = this.#create(id, size, this.#historyLimit());
    this.#exited.set(id, { code: 0, signal: 0 });
    restoreOutput(runtime, kept, 0);
  }

  /** The ptyhost was reached again, or another one: see there. */
  resume(held: readonly HeldPane[], isComing: (pane: PaneId) => boolean): PaneId[] {
    const live = { runtimes: this.#runtimes, closing: this.#closing, exited: this.#exited, host: this.#host };
    return resumeRuntimes(live, held, isComing);
  }

  #historyLimit(): number {
    return numberOption(this.#deps.store.model, 'history-limit', {});
  }

  /** Hangs up a pane that was spawned but never entered the model. */
  abandon(id: PaneId): void {
    if (this.#runtimes.has(id)) this.#drop(id, this.#runtimes.get(id)!);
  }

  /** Whoever spawned the pane keeps it out of the model, and abandons it in the end. */
  own(id: PaneId, onExited: (status: ExitStatus) => void): void {
    const runtime = this.#runtimes.get(id);
    this.#owners.set(id, onExited);
    if (runtime !== undefined && this.#exited.has(id)) this.#announceExit(id, runtime);
  }

  /** Gives a pane that is not in the model another size. */
  resize(id: PaneId, size: Size): void {
    const runtime = this.#runtimes.get(id);
    if (runtime === undefined || (runtime.size.cols === size.cols && runtime.size.rows === size.rows)) return;
    runtime.resize(size);
    this.#listener?.onResized(id, size);
    this.#sizes.set(id, size);
  }

  /** Sends input to a pane's program; false when so much is waiting that it was refused. To one that has ended it goes nowhere. */
  write(id: PaneId, data: Uint8Array): boolean {
    this.#scheduler.typed();
    if (this.#deps.store.model.panes.get(id)?.inputOff) return true;
    return this.#held.take(id, data) || this.#toProgram(id, data);
  }

  /** From now on only the holder types in the pane, for moments. */
  hold(id: PaneId): Hold {
    return this.#held.hold(id);
  }

  #toProgram(id: PaneId, data: Uint8Array): boolean {
    if (data.length === 0 || !this.#runtimes.has(id) || this.#exited.has(id)) return true;
    this.#listener?.onInput(id, data);
    return this.#host.current?.write(id, data) ?? true;
  }

  output(id: number, offset: number, data: Uint8Array): void {
    const runtime = this.#runtimes.get(paneId(id));
    if (runtime === undefined) return;
    if (!runtime.isCatchingUp) this.#listener?.onOutput(runtime.id, data);
    this.#listener?.onReceived(runtime.id, runtime.printedBefore + offset, data);
    runtime.feed(offset, data);
  }

  /** Output of a pane is gone up to `to`. */
  gap(id: number, to: number): void {
    this.#runtimes.get(paneId(id))?.gap(to);
  }

  /** Parsing was interrupted: puts in order what it left. */
  recover(): void {
    for (const runtime of this.#runtimes.values()) runtime.recover();
    this.#scheduler.resume();
    this.#host.current?.resume();
  }

  /** The program has ended; the pane goes once its last output is on the screen. */
  exited(id: number, code: number, signal: number): void {
    const pane = paneId(id);
    // Told again behind output that was asked for again.
    if (this.#exited.has(pane) && !this.#closing.has(pane)) return;
    this.#exited.set(pane, { code, signal });
    this.#deps.log.info({ ev: 'pane.exited', pane, code, signal });
    if (this.#closing.delete(pane)) return this.release(pane);
    if (this.#replaced.end(pane, true)) return;
    const runtime = this.#runtimes.get(pane);
    if (runtime === undefined) return this.release(pane);
    // A program may end before its pane is in the model: then its arrival there is what is waited for.
    if (this.#deps.store.model.panes.has(pane) || this.#owners.has(pane)) this.#announceExit(pane, runtime);
  }

  #announceExit(pane: PaneId, runtime: PaneRuntime): void {
    const status = this.#exited.get(pane);
    if (status === undefined) return;
    runtime.whenParsed(() => {
      // Another program may run there by now.
      if (this.#exited.get(pane) !== status) return;
      const owner = this.#owners.get(pane);
      if (owner === undefined) this.#listener?.onExited(pane, status);
      else owner(status);
    });
  }

  /** Hangs up every pane and ends the ptyhost, which closes its connection when the last program is gone. */
  shutdown(): void {
    this.#host.send({ kind: 'shutdown' });
    for (const runtime of this.#runtimes.values()) runtime.dispose();
    this.#runtimes.clear();
  }

  #create(id: PaneId, size: Size, historyLimit: number): PaneRuntime {
    const ports = { ...this.#deps, scheduler: this.#scheduler, flood: this.#flood };
    const events = runtimeEvents(id, {
      ...this.#deps,
      host: this.#host,
      listener: () => this.#listener,
      runtime: () => this.#runtimes.get(id),
      lastPicture: async () => this.lastPicture?.(id),
      answer: (bytes) => this.#toProgram(id, bytes),
    });
    const runtime = new PaneRuntime(id, size, historyLimit, ports, events);
    this.#runtimes.set(id, runtime);
    return runtime;
  }

  /** A program has ended whose pane is gone: the ptyhost need not tell another server, once that is on the disk. */
  release(pane: PaneId): void {
    this.#exited.delete(pane);
    const release = (): void => this.#host.send({ kind: 'release', pane });
    if (this.durable === undefined) return release();
    // What has happened in this turn may not have come to the store yet.
    const { durable } = this;
    void Promise.resolve().then(durable).then(release);
  }

  #follow(event: ModelEvent, before: Model): void {
    const { model } = this.#deps.store;
    // Titles come by the hundred: the panes are gone through only when some came or went.
    for (const [id, runtime] of before.panes.size === model.panes.size ? [] : this.#runtimes) {
      // One that was never in the model is on its way into it: whoever spawned it looks after it.
      if (before.panes.has(id) && !model.panes.has(id)) this.#drop(id, runtime);
      if (this.#exited.has(id) && !before.panes.has(id) && model.panes.has(id)) {
        this.#deps.clock.soon(() => this.#announceExit(id, runtime));
      }
    }
    for (const [id, size] of changedSizes(event, model)) this.resize(id, size);
  }

  #drop(id: PaneId, runtime: PaneRuntime): void {
    this.#runtimes.delete(id);
    this.#owners.delete(id);
    runtime.dispose();
    this.#replaced.end(id, false);
    if (this.#exited.has(id)) return this.release(id);
    this.#closing.add(id);
    this.#host.send({ kind: 'close', pane: id });
  }
}
