/**
 * Formats that a control client wants to be told of when their value changes. Owns them and what was told last. They are
 * looked at after something has happened, at most once a second; when nothing happens nothing runs.
 */
import {
  formatPaneId,
  formatSessionId,
  formatWindowId,
  indexOfWindow,
  type Model,
  type Place,
  placeAtIndex,
  type SessionId,
} from '@ccmux/core';
import type { Clock, Timer } from '../clock.js';

const everyMs = 1000;
/** Subscriptions of one client. */
const maxSubscriptions = 100;

export interface SubscriptionPorts {
  readonly clock: Clock;
  model(): Model;
  session(): SessionId | undefined;
  expand(place: Place, format: string): string;
  notify(line: string): void;
}

interface Subscription {
  readonly what: string;
  readonly format: string;
  /** By where it is. */
  told: Map<string, string>;
}

export class Subscriptions {
  readonly #ports: SubscriptionPorts;
  readonly #all = new Map<string, Subscription>();
  #timer: Timer | undefined;
  #lookedAt = -Infinity;

  constructor(ports: SubscriptionPorts) {
    this.#ports = ports;
  }

  /** `what`: '' for the session, `%0` and `%*` for panes, `@0` and `@*` for windows. False when there are too many. */
  set(name: string, what: string, format: string): boolean {
    if (!this.#all.has(name) && this.#all.size >= maxSubscriptions) return false;
    this.#all.set(name, { what, format, told: new Map() });
    this.changed();
    return true;
  }

  remove(name: string): void {
    this.#all.delete(name);
  }

  /** Something has happened. */
  changed(): void {
    if (this.#all.size === 0 || this.#timer !== undefined) return;
    const { clock } = this.#ports;
    this.#timer = clock.after(Math.max(0, this.#lookedAt + everyMs - clock.now()), () => this.#look());
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#all.clear();
  }

  #look(): void {
    this.#timer = undefined;
    this.#lookedAt = this.#ports.clock.now();
    for (const [name, subscription] of this.#all) this.#tell(name, subscription);
  }

  #tell(name: string, subscription: Subscription): void {
    const told = new Map<string, string>();
    for (const { where, place } of this.#places(subscription.what)) {
      const value = this.#ports.expand(place, subscription.format);
      told.set(where, value);
      if (subscription.told.get(where) !== value) this.#ports.notify(`%subscription-changed ${name} ${where} : ${value}`);
    }
    subscription.told = told;
  }

  #places(what: string): { readonly where: string; readonly place: Place }[] {
    const model = this.#ports.model();
    const id = this.#ports.session();
    const session = id === undefined ? undefined : model.sessions.get(id);
    if (session === undefined) return [];
    const name = formatSessionId(session.id);
    if (what === '') {
      const place = placeAtIndex(model, session, session.current);
      return place === undefined ? [] : [{ where: `${name} - - -`, place }];
    }
    const places = [];
    for (const [index, window] of session.windows) {
      const place = placeAtIndex(model, session, index);
      if (place === undefined) continue;
      const head = `${name} ${formatWindowId(window)} ${index}`;
      if (what === '@*' || what === formatWindowId(window)) places.push({ where: `${head} -`, place });
      if (!what.startsWith('%') || indexOfWindow(session, window) !== index) continue;
      for (const pane of model.panes.values()) {
        if (pane.window !== window || (what !== '%*' && what !== formatPaneId(pane.id))) continue;
        places.push({ where: `${head} ${formatPaneId(pane.id)}`, place: { ...place, pane: pane.id } });
      }
    }
    return places;
  }
}
