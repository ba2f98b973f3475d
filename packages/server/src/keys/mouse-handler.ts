/**
 * What the mouse does: a program that asked for it gets it; otherwise a click moves the keyboard, the wheel scrolls
 * back, a border is dragged, a window's name on the status line selects it.
 */
import { contains, encodeMouse, encodeWheelAsArrows, flagOption, type PaneId, paneId, type Rect, setPaneSize } from '@ccmux/core';
import type { InputEvent, Scene } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { CopyMode } from '../copy-mode/copy-mode.js';
import { enterCopyMode } from '../copy-mode/enter.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import { clickRange } from '../status/click-range.js';

type MouseEvent = Extract<InputEvent, { kind: 'mouse' }>;

interface Border {
  readonly pane: PaneId;
  readonly axis: 'horizontal' | 'vertical';
  readonly origin: number;
}

/** Rows that the wheel scrolls at once, as tmux's bindings have it. */
const wheelRows = 5;

function scroll(mode: CopyMode, command: 'scroll-up' | 'scroll-down'): void {
  mode.repeat(wheelRows);
  void mode.command(command, []);
}

export class MouseHandler {
  readonly #client: AttachedClient;
  readonly #services: Services;
  /** The pane that a button went down in gets the drag and the release, wherever they happen. */
  #pressedIn: PaneId | undefined;
  #border: Border | undefined;

  constructor(client: AttachedClient, services: Services) {
    this.#client = client;
    this.#services = services;
  }

  handle(event: MouseEvent): void {
    const { model } = this.#services.store;
    if (!flagOption(model, 'mouse', { session: this.#client.session })) return this.#toProgramOnly(event);
    if (this.#border !== undefined) return this.#dragBorder(event, this.#border);
    const over = this.#paneAt(event);
    const target = event.action === 'drag' || event.action === 'up' ? (this.#place(this.#pressedIn) ?? over) : over;
    if (event.action === 'down') {
      this.#pressedIn = over?.pane;
      if (over === undefined) return this.#pressOutside(event);
      if (over.pane !== this.#client.activePane) this.#services.store.apply({ kind: 'pane-selected', pane: over.pane });
    }
    if (event.action === 'up') this.#pressedIn = undefined;
    if (target === undefined) return;
    const runtime = this.#services.panes.get(target.pane);
    if (runtime !== undefined) this.#inPane(event, runtime, target.rect);
  }

  /** With the option mouse off, only the program that has the keyboard gets the mouse, if it asked for it. */
  #toProgramOnly(event: MouseEvent): void {
    const active = this.#client.activePane;
    const place = this.#place(active);
    const runtime = active === undefined ? undefined : this.#services.panes.get(active);
    if (place === undefined || runtime === undefined || runtime.emulator.modes.mouseTracking === 'none') return;
    this.#inPane(event, runtime, place.rect);
  }

  #inPane(event: MouseEvent, runtime: PaneRuntime, rect: Rect): void {
    const { modes } = runtime.emulator;
    if (runtime.mode !== undefined) {
      if (event.action === 'wheel') scroll(runtime.mode, event.button === 4 ? 'scroll-up' : 'scroll-down');
      return;
    }
    if (modes.mouseTracking !== 'none') {
      const x = Math.min(rect.width - 1, Math.max(0, event.x - rect.x));
      const y = Math.min(rect.height - 1, Math.max(0, event.y - rect.y));
      const report = encodeMouse(event, modes, x, y);
      if (report !== undefined) this.#services.panes.write(runtime.id, report);
      return;
    }
    if (event.action !== 'wheel') return;
    if (modes.alternateScreen) {
      if (modes.alternateScroll) this.#services.panes.write(runtime.id, encodeWheelAsArrows(event.button, modes));
      return;
    }
    if (event.button === 4) scroll(enterCopyMode(this.#services, runtime, { exitAtBottom: true }), 'scroll-up');
  }

  #paneAt(event: MouseEvent): { readonly pane: PaneId; readonly rect: Rect } | undefined {
    const found = this.#client.scene?.panes.find((p) => contains(p, event));
    return found === undefined ? undefined : { pane: paneId(found.pane), rect: found };
  }

  #place(pane: PaneId | undefined): { readonly pane: PaneId; readonly rect: Rect } | undefined {
    const found = this.#client.scene?.panes.find((p) => p.pane === pane);
    return found === undefined ? undefined : { pane: paneId(found.pane), rect: found };
  }

  #pressOutside(event: MouseEvent): void {
    const { scene } = this.#client;
    if (scene === undefined || event.button !== 1) return;
    const range = this.#client.look.rangeAt(event.x, event.y);
    if (range !== undefined) return clickRange(this.#services.store, this.#client, range);
    const left = scene.panes.find((p) => p.x + p.width === event.x && event.y >= p.y && event.y < p.y + p.height);
    const above = scene.panes.find((p) => p.y + p.height === event.y && event.x >= p.x && event.x < p.x + p.width);
    if (left !== undefined) this.#border = { pane: paneId(left.pane), axis: 'horizontal', origin: left.x };
    else if (above !== undefined) this.#border = { pane: paneId(above.pane), axis: 'vertical', origin: topOf(scene, above) };
  }

  #dragBorder(event: MouseEvent, border: Border): void {
    if (event.action === 'up') {
      this.#border = undefined;
      return;
    }
    const { store } = this.#services;
    const pane = store.model.panes.get(border.pane);
    const window = pane === undefined ? undefined : store.model.windows.get(pane.window);
    if (window === undefined || event.action !== 'drag') return;
    const size = Math.max(1, (border.axis === 'horizontal' ? event.x : event.y) - border.origin);
    const layout = setPaneSize(window.layout, border.pane, border.axis, size);
    if (layout.ok) store.apply({ kind: 'layout-changed', window: window.id, layout: layout.value });
  }
}

/** Where the pane's part of the layout begins: the row of its title at the top of the window is part of it. */
const topOf = ({ borderStatus, window }: Scene, pane: Rect): number =>
  borderStatus === 'top' && pane.y === window.y + 1 ? window.y : pane.y;
