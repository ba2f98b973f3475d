/**
 * The mouse of one client: makes keys of its events, as tmux names them, and looks them up; what is bound to nothing goes
 * to the program under the mouse. Owns which button is down where, and the drag that a command has begun. A drag and a
 * release that began in a pane are that pane's, wherever they happen.
 */
import { flagOption, formatKeyName, type KeyName, type Point } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Services } from '../services.js';
import { hideHints } from '../status/hints.js';
import { Clicks } from './clicks.js';
import type { Found } from './key-state.js';
import type { MouseAt, MouseEvent } from './mouse-at.js';
import { atPane, locate, type MouseLocation, type Seen } from './mouse-location.js';
import { mouseToProgram } from './mouse-to-program.js';

interface Ports {
  /** Looks a key up; `modeTable` is the one of the mode that the pane under the mouse is in. */
  look(key: KeyName, modeTable: string | undefined): Found;
  run(binding: Extract<Found, { kind: 'run' }>['binding'], mouse: MouseAt): void;
  /** The second press of a double click, once it is certain that there is no third. */
  doubleClicked(press: MouseEvent): void;
}

export class MouseHandler {
  readonly #client: AttachedClient;
  readonly #services: Services;
  readonly #ports: Ports;
  readonly #clicks: Clicks<MouseEvent>;
  #pressed: { readonly button: number; readonly at: Point; readonly location: MouseLocation | undefined } | undefined;
  /** The button that is dragged. */
  #dragged: number | undefined;
  #last: Point | undefined;

  constructor(client: AttachedClient, services: Services, ports: Ports) {
    this.#client = client;
    this.#services = services;
    this.#ports = ports;
    this.#clicks = new Clicks(services.clock, (press) => ports.doubleClicked(press));
  }

  handle(event: MouseEvent): void {
    const last = this.#last ?? event;
    this.#last = { x: event.x, y: event.y };
    if (event.action === 'drag' && this.#client.drag !== undefined) return this.#client.drag.move(event);
    const location = this.#locationOf(event);
    const name = this.#nameOf(event, location);
    if (this.#hidesHints(event) || location === undefined || name === undefined) return;
    this.#act(keyOf(name, location, event), { event, last, ...location, isRepeat: false });
  }

  doubleClicked(press: MouseEvent): void {
    const seen = this.#seen;
    const location = seen === undefined ? undefined : locate(seen, press);
    if (location === undefined) return;
    const key = keyOf(`DoubleClick${press.button}`, location, press);
    this.#act(key, { event: press, last: press, ...location, isRepeat: true });
  }

  dispose(): void {
    this.#clicks.cancel();
    this.#endDrag();
  }

  #act(key: KeyName, at: Omit<MouseAt, 'key'>): void {
    const mouse: MouseAt = { ...at, key };
    if (!this.#isOn) return mouseToProgram(this.#services, mouse);
    const pane = mouse.here?.pane ?? this.#client.activePane;
    const runtime = pane === undefined ? undefined : this.#services.panes.get(pane);
    const found = this.#ports.look(key, runtime?.mode?.keyTable);
    if (found.kind === 'run') this.#ports.run(found.binding, mouse);
    else if (found.kind === 'pass') mouseToProgram(this.#services, mouse);
  }

  get #isOn(): boolean {
    return flagOption(this.#services.store.model, 'mouse', { session: this.#client.session });
  }

  get #seen(): Seen | undefined {
    const { scene, session, look } = this.#client;
    return scene && { model: this.#services.store.model, session, scene, chromeAt: ({ x, y }) => look.chromeAt(x, y) };
  }

  #locationOf(event: MouseEvent): MouseLocation | undefined {
    const seen = this.#seen;
    if (seen === undefined) return undefined;
    if (event.action === 'drag' || event.action === 'up') {
      const { pane, where } = this.#pressed?.location ?? {};
      const same = pane === undefined || where !== 'Pane' ? undefined : atPane(seen, pane.id);
      if (same !== undefined) return same;
    }
    // A drag begins where the button went down.
    return locate(seen, event.action === 'drag' && this.#dragged === undefined ? (this.#pressed?.at ?? event) : event);
  }

  /** The first part of the key's name, with the button. Undefined: it is no key. */
  #nameOf(event: MouseEvent, location: MouseLocation | undefined): string | undefined {
    const { action, button } = event;
    if (action === 'wheel') return wheels[button];
    if (action === 'drag') {
      this.#clicks.cancel();
      this.#dragged ??= button;
      return `MouseDrag${button}`;
    }
    const pressed = this.#pressed?.button;
    if (action !== 'move') this.#pressed = action === 'down' ? { button, at: event, location } : undefined;
    // The button is up, or its release was lost.
    const dragged = this.#endDrag();
    if (dragged !== undefined) return `MouseDragEnd${dragged}`;
    if (action === 'move') return 'MouseMove';
    // Old mouse reports do not say which button is up.
    if (action === 'up') return `MouseUp${button || (pressed ?? 1)}`;
    if (!this.#isOn) return `MouseDown${button}`;
    return `${this.#clicks.press(spotOf(button, location), event)}${button}`;
  }

  #endDrag(): number | undefined {
    const dragged = this.#dragged;
    this.#dragged = undefined;
    this.#client.drag?.end();
    this.#client.drag = undefined;
    return dragged;
  }

  /** The hints can be clicked away. */
  #hidesHints({ action, button, x, y }: MouseEvent): boolean {
    const range = action === 'down' && button === 1 && this.#isOn ? this.#client.look.chromeAt(x, y)?.range : undefined;
    if (range?.kind !== 'user' || range.argument !== hideHints) return false;
    this.#services.store.apply({ kind: 'option-changed', place: { level: 'global-session' }, name: 'hints', value: 'off' });
    return true;
  }
}

/** The wheel to the sides has the names of buttons. */
const wheels: Readonly<Record<number, string>> = { 4: 'WheelUp', 5: 'WheelDown', 6: 'MouseDown6', 7: 'MouseDown7' };

function keyOf(name: string, { where }: MouseLocation, { mods }: MouseEvent): KeyName {
  return formatKeyName({ base: `${name}${where}`, shift: (mods & 1) !== 0, meta: (mods & 2) !== 0, ctrl: (mods & 4) !== 0 });
}

/** Presses on different panes, or on the names of different windows, are no double click. */
function spotOf(button: number, location: MouseLocation | undefined): string {
  const { where, pane, place } = location ?? {};
  return `${button} ${where} ${pane?.id} ${place?.session} ${place?.index}`;
}
