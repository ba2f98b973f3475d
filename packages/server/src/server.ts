/**
 * A running server: composes the store, the panes, the clients and the commands, and decides when it has nothing left
 * to do. Holds no logic of its own beyond that wiring.
 */
import type { Server as NetServer, Socket } from 'node:net';
import { currentWindow, numberOption, type PaneId, windowOfPane } from '@ccmux/core';
import { ClientConnection } from './clients/client-connection.js';
import { ClientRegistry } from './clients/client-registry.js';
import type { Clock } from './clock.js';
import type { Caller, Outcome } from './commands/caller.js';
import { runText } from './commands/run.js';
import { allCommands } from './commands/table.js';
import { BufferStore } from './copy-mode/buffers.js';
import { KeyTables } from './keys/key-tables.js';
import type { Logger } from './log.js';
import { ModelStore } from './model/store.js';
import { adoptPane } from './operations/adopt-pane.js';
import { followProgramNames } from './operations/automatic-names.js';
import { closePane } from './operations/close-pane.js';
import { PaneRegistry } from './panes/pane-registry.js';
import type { HeldPane, PtyhostLink } from './panes/ptyhost-link.js';
import type { Services } from './services.js';

/** How long clients may take to leave at the end; one that is stopped never would. */
const farewellMs = 1000;
/** How long the ptyhost may take; it kills what ignores a hang-up long before. */
const ptyhostPatienceMs = 8000;

/** How long an ended pane waits for terminals to show its last picture; one that reads needs a few milliseconds. */
const lastPictureMs = 100;

export interface ServerOptions {
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly shell: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called once, when everything has ended. */
  readonly onEnd: () => void;
}

export class Server {
  readonly services: Services;
  readonly #connections = new Set<ClientConnection>();
  readonly #options: ServerOptions;
  #listener: NetServer | undefined;
  #complaints: readonly string[] = [];
  #hadSession = false;
  #ending = false;
  #ended = false;
  #hasPtyhost = false;

  constructor(options: ServerOptions) {
    this.#options = options;
    const { clock, log } = options;
    const store = new ModelStore();
    const panes = new PaneRegistry({ store, clock, log });
    const clients = new ClientRegistry(store);
    this.services = {
      ...options,
      store,
      panes,
      clients,
      buffers: new BufferStore(() => numberOption(store.model, 'buffer-limit', {})),
      keys: new KeyTables(),
      commands: allCommands,
      runAndReport: (line, caller) => this.#runAndReport(line, caller),
      shutdown: () => this.shutdown('[server exited]'),
    };
    const names = followProgramNames(this.services);
    panes.listen({
      onChange: (pane, range, bytes) => {
        clients.paneChanged(pane, range, bytes);
        if (bytes > 0) names.outputOf(pane);
      },
      onExited: (pane) => this.#closeWhenShown(pane),
      onTitle: (pane, title) => store.apply({ kind: 'pane-titled', pane, title }),
      onBell: (pane) => {
        for (const client of clients.all) if (client.sees(pane)) client.ring();
      },
      onClipboard: (pane, data) => {
        for (const client of clients.all) if (client.activePane === pane) client.copy(data);
      },
      onNotification: (pane, text) => {
        const name = windowOfPane(store.model, pane)?.name ?? '';
        for (const client of clients.all) client.showMessage(`${name}: ${text}`);
      },
    });
    store.subscribe((event) => {
      if (event.kind === 'session-created') this.#hadSession = true;
      if (event.kind === 'session-closed') this.#considerEnd();
    });
  }

  /** The server's socket, once it listens. */
  listensOn(listener: NetServer): void {
    this.#listener = listener;
  }

  /** Mistakes in configuration files: shown to the first client. */
  complain(lines: readonly string[]): void {
    this.#complaints = lines;
  }

  /** The ptyhost, and the panes it kept while no server was there. */
  usePtyhost(link: PtyhostLink, held: readonly HeldPane[]): void {
    this.#hasPtyhost = true;
    this.services.panes.use(link);
    for (const pane of held) adoptPane(this.services, pane);
  }

  /** The ptyhost has ended, because it was told to or by itself. */
  ptyhostGone(error: string | undefined): void {
    this.#hasPtyhost = false;
    if (!this.#ending) this.#options.log.warn({ ev: 'ptyhost.gone', error });
    this.shutdown('[lost the ptyhost]');
    this.#considerEnd();
  }

  accept(socket: Socket): void {
    const connection = new ClientConnection(socket, this.services, {
      onAttached: (client) => {
        if (this.#complaints.length > 0) client.overlays.view('Mistakes in the configuration', this.#complaints);
        this.#complaints = [];
      },
      onClose: () => {
        this.#connections.delete(connection);
        this.#considerEnd();
      },
    });
    this.#connections.add(connection);
  }

  /** A pane goes once its last picture is on every terminal that shows it, or soon after where nobody reads. */
  #closeWhenShown(pane: PaneId): void {
    const { clients, store } = this.services;
    // Also who has not been sent the pane yet: a program may end within the frame time of its window.
    const window = windowOfPane(store.model, pane);
    const showing = clients.all.filter((client) => currentWindow(store.model, client.session)?.id === window?.id);
    let waiting = showing.length;
    if (waiting === 0) return closePane(store, pane);
    const timer = this.#options.clock.after(lastPictureMs, () => closePane(store, pane));
    const drawn = (): void => {
      waiting--;
      if (waiting > 0) return;
      timer.cancel();
      closePane(store, pane);
    };
    for (const client of showing) {
      client.invalidate();
      client.whenDrawn(drawn);
    }
  }

  /** Hangs up the panes, sends the clients away, and ends when all of them are gone. */
  shutdown(message: string): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#options.log.info({ ev: 'server.ending' });
    this.#listener?.close();
    for (const client of this.services.clients.all) this.services.clients.detach(client, message);
    this.services.panes.shutdown();
    this.#options.clock.after(farewellMs, () => {
      for (const connection of this.#connections) connection.cut();
    });
    this.#options.clock.after(ptyhostPatienceMs, () => this.ptyhostGone('does not end'));
    this.#considerEnd();
  }

  /** Without sessions and clients there is nothing to serve. */
  #considerEnd(): void {
    if (this.#connections.size > 0) return;
    const { sessions } = this.services.store.model;
    if (this.#ending) return this.#endOnce();
    if (sessions.size === 0 && (this.#hadSession || this.#listener !== undefined)) this.shutdown('[exited]');
  }

  #endOnce(): void {
    if (this.#hasPtyhost || this.#ended) return;
    this.#ended = true;
    this.#options.onEnd();
  }

  #runAndReport(line: string, caller: Caller): Promise<void> | undefined {
    const report = (outcome: Outcome): void => {
      if (outcome.ok) caller.attached?.showCollected(line);
      else caller.attached?.showMessage(outcome.error);
    };
    const outcome = runText(this.services, line, caller);
    if (outcome instanceof Promise) return outcome.then(report);
    report(outcome);
    return undefined;
  }
}
