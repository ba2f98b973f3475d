/** A menu above the panes: keys and the mouse choose an item, whose command runs once the menu is gone. */
import { bindingKey, type KeyName, type Point, type Rect, type Size } from '@ccmux/core';
import type { Row } from '@ccmux/term';
import type { Surface, SurfaceMouse, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import type { Canvas } from './canvas.js';
import type { MenuModel, MenuOutcome } from './menu-model.js';
import { drawMenu, itemAt, type MenuLook } from './menu-view.js';

export interface MenuParts {
  readonly model: MenuModel;
  readonly size: Size;
  readonly corner: Point;
  readonly look: MenuLook;
  /** A release of the mouse beside the menu leaves it open; a press closes it. */
  readonly staysOpen: boolean;
  onChosen(command: string): void;
  onClosed(): void;
}

export class Menu implements Surface {
  readonly name = 'menu';
  readonly layer = 'overlay';
  readonly followsMouse = true;
  readonly hints = [
    { keys: 'Enter', label: 'choose' },
    { keys: 'q', label: 'leave' },
  ];
  readonly cursor = undefined;
  readonly modes = undefined;
  readonly #port: SurfacePort;
  readonly #parts: MenuParts;
  #canvas: Canvas | undefined;
  /** The button that opened it may still be down: its release counts only once the mouse has been over an item. */
  #pointed = false;

  constructor(port: SurfacePort, parts: MenuParts) {
    this.#port = port;
    this.#parts = parts;
  }

  place({ cols, rows }: SurfaceSpace): Rect | undefined {
    const { size, corner } = this.#parts;
    if (size.cols > cols || size.rows > rows) return undefined;
    return {
      x: Math.min(corner.x, cols - size.cols),
      y: Math.min(corner.y, rows - size.rows),
      width: size.cols,
      height: size.rows,
    };
  }

  row(y: number): Row {
    const { model, size, look } = this.#parts;
    this.#canvas ??= drawMenu(model, size, look);
    return this.#canvas.row(y);
  }

  key(key: KeyName, _raw: Uint8Array, type: 1 | 2 | 3): boolean {
    if (type !== 3) this.#follow(this.#parts.model.key(bindingKey(key)));
    return true;
  }

  mouse(event: SurfaceMouse): void {
    const { model, size, staysOpen } = this.#parts;
    const index = itemAt(model, size, event.x, event.y);
    if (event.action === 'wheel') return;
    if (event.action === 'move' || event.action === 'drag' || index !== undefined) {
      this.#pointed ||= index !== undefined;
      model.point(index);
      this.#redraw();
    }
    if (event.action === 'down' && index === undefined) this.#port.close();
    if (event.action !== 'up') return;
    if (index !== undefined) this.#follow(model.choose(index));
    else if (this.#pointed && !staysOpen) this.#port.close();
  }

  closed(): void {
    this.#parts.onClosed();
  }

  #follow(outcome: MenuOutcome): void {
    switch (outcome.kind) {
      case 'open':
        return this.#redraw();
      case 'closed':
        return this.#port.close();
      case 'chosen':
        this.#port.close();
        this.#parts.onChosen(outcome.command);
    }
  }

  #redraw(): void {
    this.#canvas = undefined;
    this.#port.changed();
  }
}
