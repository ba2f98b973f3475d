/**
 * A running server: composes the store, the panes, the clients and the commands, and decides when it has nothing left
 * to do. Holds no logic of its own beyond that wiring.
 */
import type { Server as NetServer, Socket } from 'node:net';
import { flagOption, paneId } from '@ccmux/core';
import type { RecoveredPane, StoreStatus } from '@ccmux/store';
import { followAgents } from './agents/create-agents.js';
import { showClaudes } from './claude/state/show-claudes.js';
import type { AttachedClient } from './clients/attached-client.js';
import { ClientConnection } from './clients/client-connection.js';
import { lockIdleSessions } from './clients/idle-locks.js';
import { composeServices } from './compose.js';
import { followPanes } from './follow-panes.js';
import { alertHook } from './hooks/pane-hooks.js';
import { watchClients } from './hooks/watch-clients.js';
import { wrapped } from './messages/fit.js';
import { closeSession } from './operations/close-pane.js';
import { restorePanes } from './operations/restore-panes.js';
import { resumePanes } from './operations/resume-panes.js';
import { RunRestored } from './operations/run-restored.js';
import type { HeldPane, PtyhostLink } from './panes/ptyhost-link.js';
import type { ServerOptions } from './server-options.js';
import type { Services } from './services.js';
import type { PaneOutcome } from './storage/restore-report.js';
import { forgetful, type Keeping } from './storage/state-keeper.js';
import { statusText } from './storage/status-text.js';

/** How long clients may take to leave at the end; one that is stopped never would. */
const farewellMs = 1000;
/** How long jobs may take to end, or to read what is left for them. */
const jobPatienceMs = 1000;
/** How long the ptyhost may take; it kills what ignores a hang-up long before. */
const ptyhostPatienceMs = 8000;

interface Page {
  readonly title: string;
  readonly lines: readonly string[];
}

export class Server {
  readonly services: Services;
  readonly #connections = new Set<ClientConnection>();
  readonly #options: ServerOptions;
  #listener: NetServer | undefined;
  #pages: Page[] = [];
  readonly #runRestored: RunRestored;
  #leaveAgents: () => void = () => {};
  #hadSession = false;
  #ending = false;
  #ended = false;
  #hasPtyhost = false;
  #keeping: Keeping = forgetful;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.services = composeServices(options, {
      services: () => this.services,
      keeping: () => this.#keeping,
      shellOutputChanged: () => this.#shellOutputChanged(),
      shutdown: () => this.#closeEverything(),
    });
    this.#runRestored = new RunRestored(this.services);
    this.#follow();
  }

  #follow(): void {
    const { alerts, store } = this.services;
    followPanes(this.services);
    watchClients(this.services);
    lockIdleSessions(this.services);
    showClaudes(this.services);
    this.#leaveAgents = followAgents(this.services);
    alerts.subscribe((kind, session, window) => alertHook(this.services, kind, session, window));
    store.subscribe((event) => {
      if (event.kind === 'session-created') this.#hadSession = true;
      if (event.kind === 'session-closed') this.#considerEnd();
    });
  }

  /** The server's socket, once it listens. */
  listensOn(listener: NetServer): void {
    this.#listener = listener;
  }

  /** The first client gets to read this; nobody does when there is nothing to say. */
  tellFirst(title: string, lines: readonly string[]): void {
    if (lines.length > 0) this.#pages.push({ title, lines });
  }

  /** Runs in panes whose program is gone what their options ask for. */
  runRestored(): void {
    this.#runRestored.begin();
  }

  /** The ptyhost, and the panes it kept while no server was there. Resolves when what was kept of panes is shown. */
  usePtyhost(link: PtyhostLink, held: readonly HeldPane[], kept?: ReadonlyMap<number, RecoveredPane>): Promise<PaneOutcome[]> {
    this.#hasPtyhost = true;
    const { ptyhost } = this.services;
    const isNext = ptyhost.current !== undefined;
    ptyhost.use(link);
    if (isNext) {
      resumePanes(this.services, link, held);
      return Promise.resolve([]);
    }
    return restorePanes(this.services, held, kept ?? new Map()).then((outcomes) => {
      this.services.agents.supervisor.restored();
      this.services.limits?.restored();
      this.tellFirst('Processes left behind', this.services.claudes?.restored() ?? []);
      this.services.claudePrompts.begin();
      for (const { pane } of held) this.services.claudeStates.lookAt(paneId(pane));
      return outcomes;
    });
  }

  /** What was typed at a client has arrived at the ptyhost, up to a place: it need not be kept there any more. */
  inputTaken(client: number, upTo: number): void {
    const typist = this.services.clients.all.find(({ hello }) => hello.input?.id === client);
    typist?.send({ kind: 'inputTaken', body: { upTo } });
  }

  /** The disk failed, or came back. */
  storeChanged(status: StoreStatus): void {
    this.#options.log.warn({ ev: 'store.status', volatile: status.volatile });
    for (const client of this.services.clients.all) {
      client.showMessage(statusText(status));
      client.invalidate();
    }
  }

  /** From now on what happens is kept there. */
  keepIn(keeping: Keeping): void {
    this.#keeping = keeping;
    this.services.panes.lastPicture = (pane) => keeping.lastPicture(pane);
    this.services.panes.durable = () => keeping.durable();
  }

  /** The ptyhost has ended, because it was told to or by itself. */
  ptyhostGone(error: string | undefined): void {
    const isFollowed = this.services.ptyhost.current?.hasHandedOver === true;
    if (!this.#ending) this.#options.log.warn({ ev: 'ptyhost.gone', error, isFollowed });
    if (this.#options.onPtyhostLost !== undefined && (isFollowed || !this.#ending)) return this.#options.onPtyhostLost();
    this.withoutPtyhost('[lost the ptyhost]');
  }

  /** There is none any more, and no other. */
  withoutPtyhost(message: string): void {
    this.#hasPtyhost = false;
    this.shutdown(message);
    this.#considerEnd();
  }

  accept(socket: Socket): void {
    const connection = new ClientConnection(socket, this.services, {
      onAttached: (client) => {
        this.services.alerts.looked(client.session);
        this.#welcome(client);
      },
      onClose: () => {
        this.#connections.delete(connection);
        this.#considerEnd();
      },
    });
    this.#connections.add(connection);
  }

  #welcome(client: AttachedClient): void {
    // What is to be read by a person waits for one.
    if (client.sayMistakes(this.#pages.flatMap((page) => page.lines))) return;
    const pages = this.#pages;
    this.#pages = [];
    const lines = pages.flatMap((page, i) => (i === 0 ? page.lines : ['', `${page.title}:`, ...page.lines]));
    if (pages[0] !== undefined) client.overlays.view(pages[0].title, wrapped(lines, client.size.cols));
    const status = this.#keeping.status;
    if (status?.volatile !== undefined) client.showMessage(statusText(status));
  }

  /** The person wants an end: nothing is there to be restored. */
  #closeEverything(): void {
    this.shutdown('[server exited]');
    const { store } = this.services;
    for (const session of store.model.sessions.keys()) closeSession(store, session);
    // The next one begins anew, also where this one would have stayed without sessions.
    store.apply({ kind: 'option-changed', place: { level: 'server' }, name: 'exit-empty', value: undefined });
  }

  /** Hangs up the panes, sends the clients away, and ends when all of them are gone. */
  shutdown(message: string): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#options.log.info({ ev: 'server.ending' });
    this.#listener?.close();
    for (const client of this.services.clients.all) this.services.clients.detach(client, message);
    this.services.panes.shutdown();
    this.services.configuration.dispose();
    this.services.claudePrompts.dispose();
    this.services.claudeStates.dispose();
    this.#runRestored.end();
    this.services.claudes?.dispose();
    this.#leaveAgents();
    this.services.jobs.hangUp();
    this.leave();
    this.#options.clock.after(ptyhostPatienceMs, () => this.ptyhostGone('does not end'));
  }

  /**
   * Another server takes the place of this one. Nothing more is taken from clients and programs: what they say from now on is
   * the other's, and so are they.
   */
  makeRoom(): void {
    this.#ending = true;
    this.#listener?.close();
    for (const connection of this.#connections) connection.makeRoom();
    this.services.ptyhost.makeRoom();
  }

  /** Ends when who still waits for a word has heard it. */
  leave(): void {
    this.#options.clock.after(farewellMs, () => {
      for (const connection of this.#connections) connection.cut();
    });
    this.#considerEnd();
  }

  /** Without sessions and clients there is nothing to serve. */
  #considerEnd(): void {
    if (this.#connections.size > 0) return;
    const { model } = this.services.store;
    if (this.#ending) return this.#endOnce();
    const isEmpty = model.sessions.size === 0 && (this.#hadSession || this.#listener !== undefined);
    if (flagOption(model, 'exit-unattached', {}) || (isEmpty && flagOption(model, 'exit-empty', {}))) this.shutdown('[exited]');
  }

  #endOnce(): void {
    if (this.#hasPtyhost || this.#ended) return;
    this.#ended = true;
    const { jobs } = this.services;
    if (jobs.all.length === 0) return this.#options.onEnd();
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      timer.cancel();
      jobs.dispose();
      this.#options.onEnd();
    };
    // A job that has left its group may keep its output open for ever.
    const timer = this.#options.clock.after(jobPatienceMs, end);
    void jobs.settled().then(end);
  }

  #shellOutputChanged(): void {
    for (const client of this.services.clients.all) client.invalidate();
  }
}
