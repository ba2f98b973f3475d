/**
 * Windows that call for attention: output in those that are watched for it, bells, and silence. Owns which windows of
 * which session have done so since they were looked at, and how the people at the session's terminals are told.
 */
import {
  currentWindow,
  flagOption,
  indexOfWindow,
  type Model,
  type ModelEvent,
  numberOption,
  type OptionName,
  optionAt,
  type PaneId,
  panesOf,
  type Session,
  type SessionId,
  sessionsOfWindow,
  type WindowId,
} from '@ccmux/core';
import type { ClientRegistry } from '../clients/client-registry.js';
import type { Clock, Timer } from '../clock.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import type { AlertFlags } from '../status/window-flags.js';

export type AlertKind = 'activity' | 'bell' | 'silence';

interface Ports {
  readonly store: ModelStore;
  readonly clients: ClientRegistry;
  readonly panes: PaneRegistry;
  readonly clock: Clock;
}

export type AlertListener = (kind: AlertKind, session: Session, window: WindowId) => void;

const none: AlertFlags = { activity: false, bell: false, silence: false };

const actions: Readonly<Record<AlertKind, OptionName>> = {
  activity: 'activity-action',
  bell: 'bell-action',
  silence: 'silence-action',
};
const visuals: Readonly<Record<AlertKind, OptionName>> = {
  activity: 'visual-activity',
  bell: 'visual-bell',
  silence: 'visual-silence',
};
const names: Readonly<Record<AlertKind, string>> = { activity: 'Activity', bell: 'Bell', silence: 'Silence' };

export class Alerts {
  readonly #ports: Ports;
  /** By session and window. */
  readonly #flags = new Map<string, AlertFlags>();
  /** A monitor for activity or silence is on somewhere. */
  #watching = false;
  readonly #silence = new Map<WindowId, Timer>();
  readonly #listeners: AlertListener[] = [];

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.store.subscribe((event) => this.#follow(event));
    this.#watch();
  }

  /** Listeners live as long as the server. They hear of every alert that its action option lets through. */
  subscribe(listener: AlertListener): void {
    this.#listeners.push(listener);
  }

  /** What a window has done since it was looked at in this session. */
  of(session: SessionId, window: WindowId): AlertFlags {
    return this.#flags.get(keyOf(session, window)) ?? none;
  }

  /** When a program in the window last printed, or else about when the server began; milliseconds since the epoch. */
  activityMs(window: WindowId): number {
    const { store, panes, clock } = this.#ports;
    const layout = store.model.windows.get(window)?.layout;
    const last = layout === undefined ? [] : panesOf(layout).map((pane) => panes.get(pane)?.lastOutputMs ?? 0);
    return clock.wallMs() - (clock.now() - Math.max(...last, 0));
  }

  /** Somebody looks at the session now: its current window has been seen. */
  looked(session: SessionId): void {
    const window = currentWindow(this.#ports.store.model, session);
    if (window !== undefined) this.#clear(window.id);
  }

  /** All windows of the session are as if they had been seen. */
  clear(session: SessionId): void {
    const windows = this.#ports.store.model.sessions.get(session)?.windows.values() ?? [];
    for (const window of windows) this.#flags.delete(keyOf(session, window));
    this.#redraw(session);
  }

  /** A pane has printed. Does nothing while no window is watched. */
  output(pane: PaneId): void {
    if (!this.#watching) return;
    const { model } = this.#ports.store;
    const window = model.panes.get(pane)?.window;
    if (window === undefined) return;
    this.#awaitSilence(window);
    if (flagOption(model, 'monitor-activity', { window })) this.#raise('activity', window);
  }

  bell(pane: PaneId): void {
    const { model } = this.#ports.store;
    const window = model.panes.get(pane)?.window;
    if (window !== undefined && flagOption(model, 'monitor-bell', { window })) this.#raise('bell', window);
  }

  dispose(): void {
    for (const timer of this.#silence.values()) timer.cancel();
    this.#silence.clear();
  }

  #raise(kind: AlertKind, window: WindowId): void {
    const { model } = this.#ports.store;
    for (const session of sessionsOfWindow(model, window)) {
      const flags = this.of(session.id, window);
      // A bell rings each time.
      if (flags[kind] && kind !== 'bell') continue;
      const isCurrent = currentWindow(model, session.id)?.id === window;
      const isSeen = isCurrent && this.#ports.clients.of(session.id).length > 0;
      if (!isSeen && !flags[kind]) {
        this.#flags.set(keyOf(session.id, window), { ...flags, [kind]: true });
        this.#redraw(session.id);
      }
      if (!applies(optionAt(model, actions[kind], { session: session.id }), isCurrent)) continue;
      for (const listener of this.#listeners) listener(kind, session, window);
      this.#tell(kind, session, window, isCurrent);
    }
  }

  #tell(kind: AlertKind, session: Session, window: WindowId, isCurrent: boolean): void {
    const visual = optionAt(this.#ports.store.model, visuals[kind], { session: session.id });
    const where = isCurrent ? 'current window' : `window ${indexOfWindow(session, window) ?? ''}`;
    for (const client of this.#ports.clients.of(session.id)) {
      if (visual !== 'on') client.ring();
      if (visual !== 'off') client.showMessage(`${names[kind]} in ${where}`);
    }
  }

  #clear(window: WindowId): void {
    for (const session of sessionsOfWindow(this.#ports.store.model, window)) {
      if (this.#flags.delete(keyOf(session.id, window))) this.#redraw(session.id);
    }
  }

  #redraw(session: SessionId): void {
    for (const client of this.#ports.clients.of(session)) client.invalidate();
  }

  #follow(event: ModelEvent): void {
    const { model } = this.#ports.store;
    if (this.#flags.size > 0) {
      const live = new Set([...model.sessions.values()].flatMap((s) => [...s.windows.values()].map((w) => keyOf(s.id, w))));
      for (const key of this.#flags.keys()) if (!live.has(key)) this.#flags.delete(key);
      for (const session of model.sessions.keys()) if (this.#ports.clients.of(session).length > 0) this.looked(session);
      if (event.kind === 'window-selected') this.looked(event.session);
    }
    for (const [window, timer] of this.#silence) {
      if (model.windows.has(window)) continue;
      timer.cancel();
      this.#silence.delete(window);
    }
    const isAboutMonitors = event.kind === 'option-changed' && event.name.startsWith('monitor-');
    const isNewWindow = event.kind === 'window-created' || event.kind === 'session-created';
    if (isAboutMonitors || (this.#watching && isNewWindow)) this.#watch();
  }

  #watch(): void {
    const { model } = this.#ports.store;
    this.#watching = false;
    for (const window of model.windows.keys()) {
      this.#awaitSilence(window);
      this.#watching ||= this.#silence.has(window) || flagOption(model, 'monitor-activity', { window });
    }
    this.#watching ||= setsMonitors(model);
  }

  /** Begins to wait for silence anew. */
  #awaitSilence(window: WindowId): void {
    const seconds = numberOption(this.#ports.store.model, 'monitor-silence', { window });
    this.#silence.get(window)?.cancel();
    this.#silence.delete(window);
    if (seconds === 0) return;
    const timer = this.#ports.clock.after(seconds * 1000, () => {
      this.#silence.delete(window);
      this.#raise('silence', window);
    });
    this.#silence.set(window, timer);
  }
}

const keyOf = (session: SessionId, window: WindowId): string => `${session}:${window}`;

function applies(action: string, isCurrent: boolean): boolean {
  return action === 'any' || (action === 'current' && isCurrent) || (action === 'other' && !isCurrent);
}

/** Windows to come will be watched. */
const setsMonitors = (model: Model): boolean =>
  flagOption(model, 'monitor-activity', {}) || numberOption(model, 'monitor-silence', {}) > 0;
