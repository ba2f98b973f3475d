/**
 * A popup: a program with a terminal of its own in a box above the panes. Owns the program from the moment it is shown
 * until it is closed. The program is no pane of the model: nothing lists it, nothing but this client sees it.
 */
import {
  bindingKey,
  encodeFocus,
  encodeKey,
  encodeMouse,
  encodeText,
  encodeWheelAsArrows,
  type KeyName,
  type PaneId,
  PasteEncoder,
  type Point,
  plain,
  type Rect,
  type Style,
} from '@ccmux/core';
import type { Cursor, DirtyRange, InputModes, Row } from '@ccmux/term';
import type { Surface, SurfaceMouse, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Hint } from '../status/hints.js';
import type { BoxLines } from './box-lines.js';
import { Canvas } from './canvas.js';
import type { PopupGeometry } from './popup-geometry.js';
import { drawTitle } from './title.js';

/** When a popup closes by itself or by a key. */
export interface PopupClosing {
  /** With its program; `success`: only if that ended with status 0. */
  readonly with: 'never' | 'exit' | 'success';
  /** Any key closes it once the program has ended. */
  readonly anyKey: boolean;
}

export interface PopupLook {
  readonly lines: BoxLines | undefined;
  readonly style: Style;
  readonly borderStyle: Style;
  readonly title: string;
}

export interface PopupParts {
  readonly runtime: PaneRuntime;
  readonly panes: PaneRegistry;
  readonly geometry: PopupGeometry;
  readonly look: PopupLook;
  readonly closing: PopupClosing;
  /** `status`: what the program ended with; undefined while it was running. */
  onClosed(status: number | undefined): void;
}

/** Status of a program that a signal ended, as a shell tells it. */
const signalBase = 128;

export class Popup implements Surface {
  readonly name = 'popup';
  readonly layer = 'overlay';
  readonly followsMouse = false;
  readonly #port: SurfacePort;
  readonly #parts: PopupParts;
  #canvas = new Canvas({ cols: 0, rows: 0 });
  #rect: Rect = { x: 0, y: 0, width: 0, height: 0 };
  #paste: PasteEncoder | undefined;
  #status: number | undefined;
  #drag: { readonly kind: 'move'; readonly grip: Point } | { readonly kind: 'stretch' } | undefined;
  #asked = '';

  constructor(port: SurfacePort, parts: PopupParts) {
    this.#port = port;
    this.#parts = parts;
    parts.panes.own(parts.runtime.id, ({ code, signal }) => this.#ended(signal > 0 ? signalBase + signal : code));
  }

  place({ cols, rows }: SurfaceSpace): Rect | undefined {
    const { geometry, panes, runtime, look } = this.#parts;
    const rect = geometry.on({ cols, rows });
    if (rect === undefined) return undefined;
    this.#rect = rect;
    if (this.#canvas.size.cols !== rect.width || this.#canvas.size.rows !== rect.height) {
      this.#canvas = new Canvas({ cols: rect.width, rows: rect.height });
      panes.resize(runtime.id, geometry.inside(rect));
      if (look.lines !== undefined) this.#canvas.box({ ...rect, x: 0, y: 0 }, look.lines, look.borderStyle);
      drawTitle(this.#canvas, look.title, look.borderStyle);
    }
    return rect;
  }

  row(y: number): Row {
    const { geometry, runtime, look } = this.#parts;
    const { origin } = geometry;
    const inside = y - origin.y;
    const { cols, rows } = runtime.size;
    if (inside >= 0 && inside < rows) {
      this.#canvas.copy(origin.x, y, runtime.emulator.row(inside), 0, cols);
      if (look.style !== plain) this.#canvas.tint({ x: origin.x, y, width: cols, height: 1 }, look.style);
    }
    return this.#canvas.row(y);
  }

  get cursor(): Cursor | undefined {
    const { geometry, runtime } = this.#parts;
    const { cursor } = runtime.emulator;
    if (this.#status !== undefined) return undefined;
    return { ...cursor, x: cursor.x + geometry.origin.x, y: cursor.y + geometry.origin.y };
  }

  /** While its program has all keys there is nothing to say. */
  get hints(): readonly Hint[] {
    const { closing } = this.#parts;
    const ended = this.#status !== undefined;
    if (ended && closing.anyKey) return [{ keys: 'any key', label: 'closes' }];
    return ended || closing.with === 'never' ? [{ keys: 'Escape', label: 'close' }] : [];
  }

  get modes(): InputModes | undefined {
    return this.#parts.runtime.emulator.modes;
  }

  key(key: KeyName, raw: Uint8Array, type: 1 | 2 | 3, kittyFlags: number): boolean {
    if (type !== 3 && this.#closesAt(bindingKey(key))) {
      this.#port.close();
      return true;
    }
    const { modes } = this.#parts.runtime.emulator;
    const same = modes.kittyFlags !== 0 && modes.kittyFlags === kittyFlags;
    this.raw(same ? raw : encodeKey(key, modes, type));
    return true;
  }

  text(bytes: Uint8Array): void {
    if (this.#status !== undefined && this.#parts.closing.anyKey) this.#port.close();
    else this.raw(encodeText(bytes, this.#parts.runtime.emulator.modes));
  }

  paste(bytes: Uint8Array, start: boolean, end: boolean): void {
    const started = start ? undefined : this.#paste;
    const encoder = started ?? new PasteEncoder(this.#parts.runtime.emulator.modes.bracketedPaste);
    this.raw(encoder.push(bytes, end));
    this.#paste = end ? undefined : encoder;
  }

  raw(bytes: Uint8Array): void {
    const { panes, runtime } = this.#parts;
    if (this.#status === undefined) panes.write(runtime.id, bytes);
  }

  focus(gained: boolean): void {
    if (this.#parts.runtime.emulator.modes.focusEvents) this.raw(encodeFocus(gained));
  }

  /** The border is dragged: with the left button to move the popup, with the right one, or at its corner, to size it. */
  mouse(event: SurfaceMouse): void {
    if (this.#drag !== undefined) return this.#dragTo(event);
    const { geometry, runtime } = this.#parts;
    const rect = this.#rect;
    if (event.action === 'down' && geometry.isOnBorder(event, rect)) {
      const isCorner = event.x >= rect.width - 1 && event.y >= rect.height - 1;
      if (event.button === 3 || (event.button === 1 && isCorner)) this.#drag = { kind: 'stretch' };
      else if (event.button === 1) this.#drag = { kind: 'move', grip: { x: event.x, y: event.y } };
      return;
    }
    const { cols, rows } = runtime.size;
    const x = event.x - geometry.origin.x;
    const y = event.y - geometry.origin.y;
    if (x < 0 || y < 0 || x >= cols || y >= rows) return;
    const { modes } = runtime.emulator;
    if (modes.mouseTracking !== 'none') this.raw(encodeMouse(event, modes, x, y) ?? new Uint8Array(0));
    else if (event.action === 'wheel' && modes.alternateScreen && modes.alternateScroll)
      this.raw(encodeWheelAsArrows(event.button, modes));
  }

  paneChanged(pane: PaneId, range: DirtyRange | undefined, bytes: number): void {
    const { runtime, geometry } = this.#parts;
    if (pane !== runtime.id) return;
    const { modes } = runtime.emulator;
    const asked = `${modes.kittyFlags} ${modes.mouseTracking}`;
    if (asked !== this.#asked) this.#port.moved();
    this.#asked = asked;
    const { y } = geometry.origin;
    const shown = range === undefined ? { first: 0, last: -1 } : { first: range.first + y, last: range.last + y };
    this.#port.changed(shown, bytes > 0 ? bytes : undefined);
  }

  closed(): void {
    const { panes, runtime, onClosed } = this.#parts;
    panes.abandon(runtime.id);
    onClosed(this.#status);
  }

  #closesAt(key: KeyName): boolean {
    const { closing } = this.#parts;
    const ended = this.#status !== undefined;
    if (ended && closing.anyKey) return true;
    return (ended || closing.with === 'never') && (key === 'Escape' || key === 'C-c');
  }

  #dragTo(event: SurfaceMouse): void {
    const drag = this.#drag;
    if (event.action === 'up') this.#drag = undefined;
    if (event.action !== 'drag' || drag === undefined) return;
    const { geometry } = this.#parts;
    const { x, y } = this.#rect;
    if (drag.kind === 'move') geometry.move({ x: x + event.x - drag.grip.x, y: y + event.y - drag.grip.y });
    else geometry.stretch({ x: x + event.x, y: y + event.y });
    this.#port.moved();
  }

  #ended(status: number): void {
    this.#status = status;
    const { closing } = this.#parts;
    if (closing.with === 'exit' || (closing.with === 'success' && status === 0)) this.#port.close();
    else {
      this.#port.changed();
      // Other keys do something now, and there is no cursor.
      this.#port.moved();
    }
  }
}
