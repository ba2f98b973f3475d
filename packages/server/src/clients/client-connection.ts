/**
 * One client's socket: hello, then a command, then, if the command attached it, input and frames. Owns the state of
 * the conversation; a message out of place closes it with a reason.
 */
import type { Socket } from 'node:net';
import { assertNever, type ClientId, clientId, err, ok, type Place, type Result, type SessionId } from '@ccmux/core';
import { Connection } from '@ccmux/ipc';
import {
  type ClientMessage,
  clientProtocol,
  decodeClientMessage,
  encodeServerMessage,
  type Hello,
  negotiate,
  type ServerMessage,
} from '@ccmux/protocol';
import type { Caller } from '../commands/caller.js';
import { runArgv } from '../commands/run.js';
import { isInsidePane, placeOfProgram, placeOfSession } from '../formats/places.js';
import { InputHandler } from '../keys/input-handler.js';
import { defaultCommand } from '../operations/default-command.js';
import { usableSize } from '../operations/window-size.js';
import type { Services } from '../services.js';
import { version } from '../version.js';
import { AttachedClient, type ClientFlags } from './attached-client.js';
import { cleanAbandonedTerminal } from './terminal-cleanup.js';

interface Attachment {
  readonly client: AttachedClient;
  readonly input: InputHandler;
}

export interface ClientConnectionEvents {
  onAttached(client: AttachedClient): void;
  onClose(): void;
}

/** Text in one message; what a command prints may be larger than a message. */
const maxOutputBytes = 1024 * 1024;

let nextClient = 1;

export class ClientConnection {
  readonly #id: ClientId = clientId(nextClient++);
  readonly #connection: Connection;
  readonly #services: Services;
  readonly #events: ClientConnectionEvents;
  #hello: Hello | undefined;
  #attachment: Attachment | undefined;
  /** The client said goodbye, or was told to go: its terminal is its own affair. */
  #orderly = false;
  #closed = false;

  constructor(socket: Socket, services: Services, events: ClientConnectionEvents) {
    this.#services = services;
    this.#events = events;
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (error) => this.#ended(error),
    });
  }

  /** Tells the client to go. */
  leave(message: string, status = 0): void {
    this.#orderly = true;
    this.#attachment?.input.dispose();
    this.#send({ kind: 'exit', body: { message, status } });
    this.#connection.end();
  }

  /** Closes at once, whatever the client still has to hear. */
  cut(): void {
    this.#connection.fail('the server ends');
  }

  #send(message: ServerMessage): void {
    this.#connection.send(encodeServerMessage(message));
  }

  #receive(payload: Buffer): void {
    const message = decodeClientMessage(payload);
    if (!message.ok) {
      this.#services.log.warn({ ev: 'client.bad-message', client: this.#id, reason: message.error.reason });
      return this.#connection.fail(message.error.reason);
    }
    if (message.value.kind === 'hello') return this.#greet(message.value.body);
    if (this.#hello === undefined) return this.#connection.fail('message before hello');
    this.#handle(message.value);
  }

  #greet(hello: Hello): void {
    if (this.#hello !== undefined) return this.#connection.fail('second hello');
    const spoken = negotiate(clientProtocol, hello.version);
    if (spoken === undefined) {
      const theirs = `${hello.version.min}-${hello.version.max}`;
      const ours = `${clientProtocol.min}-${clientProtocol.max}`;
      const message = `this server speaks protocol ${ours}, this client ${theirs}: use the same version, or end the server with kill-server`;
      this.#send({ kind: 'refused', body: { message } });
      return this.#connection.end();
    }
    this.#hello = hello;
    this.#send({ kind: 'welcome', body: { version: spoken, pid: process.pid, build: version } });
  }

  #handle(message: Exclude<ClientMessage, { kind: 'hello' }>): void {
    const attached = this.#attachment;
    switch (message.kind) {
      case 'command':
        return void this.#run(message.body.argv);
      case 'input':
        if (attached === undefined) return;
        this.#services.clients.used(attached.client);
        return attached.input.handle(message);
      case 'resize':
        return this.#resized(message.body);
      case 'frameAck':
        return attached?.client.confirmed();
      case 'promptReply':
        return attached?.client.overlays.replied(message.body.id, message.body.text);
      case 'bye':
        this.#orderly = true;
        return this.#connection.end();
      case 'hostReport':
        return;
      default:
        return assertNever(message);
    }
  }

  async #run(argv: readonly string[]): Promise<void> {
    const caller = this.#caller();
    const outcome =
      argv.length === 0 ? await defaultCommand(this.#services, caller) : await runArgv(this.#services, argv, caller);
    if (!outcome.ok) this.#output('stderr', outcome.error);
    if (this.#attachment !== undefined && outcome.ok) return;
    this.#orderly = true;
    this.#send({ kind: 'done', body: { status: outcome.ok ? 0 : 1 } });
  }

  #caller(): Caller {
    const self = this;
    return {
      hello: this.#hello,
      get attached() {
        return self.#attachment?.client;
      },
      get place() {
        return self.#place();
      },
      print: (text) => this.#print(text),
      attach: (session, flags) => this.#attach(session, flags),
    };
  }

  /** An attached client is where it looks; a shell command where its pane is. */
  #place(): Place | undefined {
    const { store, socket } = this.#services;
    const client = this.#attachment?.client;
    if (client === undefined) return placeOfProgram(store.model, this.#hello?.env ?? {}, socket);
    const session = store.model.sessions.get(client.session);
    return session === undefined ? undefined : placeOfSession(store.model, session);
  }

  #print(text: string): void {
    const client = this.#attachment?.client;
    if (client === undefined) this.#output('stdout', text);
    else client.collect(text);
  }

  #output(stream: 'stdout' | 'stderr', text: string): void {
    const all = Buffer.from(`${text}\n`);
    for (let at = 0; at < all.length; at += maxOutputBytes) {
      this.#send({ kind: 'output', body: { stream, bytes: all.subarray(at, at + maxOutputBytes) } });
    }
  }

  #attach(session: SessionId, flags: ClientFlags | undefined): Result<void, string> {
    const hello = this.#hello;
    const present = this.#attachment?.client;
    if (present !== undefined) {
      present.session = session;
      if (flags !== undefined) present.flags = flags;
      this.#services.clients.fit(session);
      present.invalidate();
      return ok(undefined);
    }
    const terminal = hello?.terminal;
    if (hello === undefined || terminal === undefined) return err('open terminal failed: not a terminal');
    if (this.#closed) return err('the client is gone');
    if (isInsidePane(hello.env)) return err('sessions should be nested with care, unset $CCMUX to force');
    const { store, panes, clock, clients, log } = this.#services;
    const deps = { store, panes, clock, send: (m: ServerMessage) => this.#send(m) };
    const client = new AttachedClient(this.#id, hello, session, usableSize(terminal), deps);
    if (flags !== undefined) client.flags = flags;
    this.#attachment = { client, input: new InputHandler(client, this.#caller(), this.#services) };
    this.#send({ kind: 'attached', body: { session: store.model.sessions.get(session)?.name ?? '' } });
    clients.add(client, (message) => this.leave(message));
    client.invalidate();
    this.#events.onAttached(client);
    log.info({ ev: 'client.attached', client: this.#id, session });
    return ok(undefined);
  }

  #resized(size: { readonly cols: number; readonly rows: number }): void {
    const client = this.#attachment?.client;
    if (client === undefined || size.cols < 1 || size.rows < 1) return;
    client.size = usableSize(size);
    client.touch();
    client.redraw();
    this.#services.clients.fit(client.session);
  }

  #ended(error: string | undefined): void {
    this.#closed = true;
    const attached = this.#attachment;
    if (attached !== undefined) {
      attached.input.dispose();
      this.#services.clients.remove(attached.client);
      this.#services.log.info({ ev: 'client.gone', client: this.#id, orderly: this.#orderly, error });
      if (!this.#orderly) cleanAbandonedTerminal(attached.client.hello.terminal?.tty, this.#services.log);
    }
    this.#events.onClose();
  }
}
