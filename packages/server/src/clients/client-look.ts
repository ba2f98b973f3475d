/**
 * What one client sees around its panes: status lines, messages, hints, borders. Owns the message that is shown, the
 * list of keys behind the prefix, and when the status line is looked at again.
 */
import { flagOption, numberOption, optionAt, type PaneId, type Session, type SessionId, type Size } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import type { InputModes } from '@ccmux/term';
import type { Clock, Timer } from '../clock.js';
import type { BindingText } from '../keys/binding.js';
import type { ChromeCell } from '../keys/mouse-location.js';
import type { ModelStore } from '../model/store.js';
import { buildScene, type ClickRow, type Message, type Tints } from '../render/scene.js';
import { Dependencies } from '../status/dependencies.js';
import type { Hint } from '../status/hints.js';
import { StatusWakeUps } from '../status/wake-ups.js';
import { BackgroundChanges } from './background-changes.js';

/** What the look of one client asks of the server. */
export interface ClientLookPorts {
  /** Expands a format for the client, at a pane of its window or the active one; notes what the result depends on. */
  expand(template: string, pane: PaneId | undefined, watch: Dependencies): string;
  bindings(table: string): readonly BindingText[];
  readonly tints: Tints;
  /** The client has been told something. */
  said(text: string): void;
}

interface LookPorts extends ClientLookPorts {
  readonly store: ModelStore;
  readonly clock: Clock;
  /** The picture has to be made again. */
  invalidate(): void;
}

export interface MessageOptions {
  /** The text's embedded styles count. */
  readonly styled?: boolean;
  /** Milliseconds; 0 waits for a key. The option display-time when left out. */
  readonly ms?: number | undefined;
  /** Keys do not take it away. */
  readonly ignoresKeys?: boolean;
}

export interface LookInput {
  readonly session: Session;
  readonly size: Size;
  readonly modes: InputModes | undefined;
  /** The key table of the mode that the active pane is in; undefined while its program shows. */
  readonly modeTable: string | undefined;
  /** Of the prompt or surface that is open. */
  readonly hints: readonly Hint[] | undefined;
}

export class ClientLook {
  readonly #ports: LookPorts;
  readonly #wakeUps: StatusWakeUps;
  readonly #background: BackgroundChanges;
  #message: Message | undefined;
  #messageTimer: Timer | undefined;
  #ignoresKeys = false;
  #table = 'root';
  #listIsOpen = false;
  #listTimer: Timer | undefined;
  #followsTable = false;
  #clicks: readonly ClickRow[] = [];

  constructor(ports: LookPorts) {
    this.#ports = ports;
    this.#background = new BackgroundChanges(ports.clock, () => ports.invalidate());
    this.#wakeUps = new StatusWakeUps(ports.clock, () => this.background());
  }

  /** The table that the next key is looked up in. */
  get table(): string {
    return this.#table;
  }

  build({ session, size, modes, modeTable, hints }: LookInput): Scene {
    const { store, expand, clock } = this.#ports;
    const beganMs = clock.now();
    const at = { session: session.id };
    const watch = new Dependencies();
    const { scene, clicks } = buildScene({
      model: store.model,
      session,
      ...size,
      message: this.#message,
      modes,
      expand: (template, pane) => expand(template, pane, watch),
      tints: this.#ports.tints,
      hints: {
        prefix: optionAt(store.model, 'prefix', at),
        table: this.#table === 'root' ? (modeTable ?? 'root') : this.#table,
        isOpen: this.#listIsOpen,
        bindings: (table) => this.#ports.bindings(table),
        own: this.#table === 'prefix' ? undefined : hints,
      },
    });
    this.#clicks = clicks;
    this.#followsTable = watch.followsKeyTable;
    this.#wakeUps.plan(watch, numberOption(store.model, 'status-interval', at));
    this.#background.shown(beganMs);
    return scene;
  }

  showMessage(session: SessionId, text: string, { styled = false, ms, ignoresKeys = false }: MessageOptions): void {
    const time = ms ?? numberOption(this.#ports.store.model, 'display-time', { session });
    this.#messageTimer?.cancel();
    this.#messageTimer = time === 0 ? undefined : this.#ports.clock.after(time, () => this.clearMessage());
    this.#message = { text, styled };
    this.#ignoresKeys = ignoresKeys;
    this.#ports.invalidate();
  }

  /** A key was pressed: a message has been read. */
  pressed(): void {
    if (this.#message !== undefined && !this.#ignoresKeys) this.clearMessage();
  }

  clearMessage(): void {
    if (this.#message === undefined) return;
    this.#messageTimer?.cancel();
    this.#message = undefined;
    this.#ports.invalidate();
  }

  /** The next key will be looked up in this table. */
  enterTable(session: SessionId, table: string): void {
    if (table === this.#table) return;
    this.#table = table;
    this.#listTimer?.cancel();
    this.#listTimer = undefined;
    const { model } = this.#ports.store;
    const hasHints = flagOption(model, 'hints', { session });
    this.#listIsOpen = false;
    if (hasHints && table !== 'root') {
      this.#listTimer = this.#ports.clock.after(numberOption(model, 'hints-delay', { session }), () => {
        this.#listIsOpen = true;
        this.#ports.invalidate();
      });
    }
    if (hasHints || this.#followsTable) this.#ports.invalidate();
  }

  /** What a cell of the rows around the panes is about; undefined when there is no such row. */
  chromeAt(x: number, y: number): ChromeCell | undefined {
    // Later rows are above earlier ones.
    const row = this.#clicks.findLast((r) => r.y === y);
    return row && { line: row.line, range: row.ranges.find((r) => x >= r.start && x < r.end)?.range };
  }

  /** The first column in which a status line names the window at an index. */
  columnOfWindow(index: number): number | undefined {
    const ranges = this.#clicks.flatMap((row) => row.ranges);
    return ranges.find(({ range }) => range.kind === 'window' && range.argument === String(index))?.start;
  }

  /** Something around the panes may look different that nobody at this client has changed. */
  background(): void {
    this.#background.changed();
  }

  /** A pane that is looked at has printed. */
  output(): void {
    this.#wakeUps.output();
  }

  dispose(): void {
    this.#messageTimer?.cancel();
    this.#listTimer?.cancel();
    this.#wakeUps.dispose();
    this.#background.dispose();
  }
}
