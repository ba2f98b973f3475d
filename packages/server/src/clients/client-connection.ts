/**
 * One client's socket: hello, then a command, then, if the command attached it, input and frames. Owns the state of
 * the conversation; a message out of place closes it with a reason.
 */
import type { Socket } from 'node:net';
import { type ClientId, clientId, err, formatSessionId, ok, type Place, type Result, type SessionId } from '@ccmux/core';
import { Connection } from '@ccmux/ipc';
import {
  type AfterExit,
  type ClientMessage,
  decodeClientMessage,
  encodeServerMessage,
  type Hello,
  type ServerMessage,
} from '@ccmux/protocol';
import type { Caller } from '../commands/caller.js';
import { runArgv } from '../commands/run.js';
import { ControlClient } from '../control/control-client.js';
import { ControlConversation } from '../control/conversation.js';
import { placeOfProgram, placeOfSession } from '../formats/places.js';
import { defaultCommand } from '../operations/default-command.js';
import { usableSize } from '../operations/window-size.js';
import type { Services } from '../services.js';
import { answerTo } from './answer-to-hello.js';
import { AttachedClient } from './attached-client.js';
import { Attachment, attachRefusal } from './attachment.js';
import { CommandOutput } from './command-output.js';
import { CommandTurns } from './command-turns.js';
import type { ClientFlags } from './flags.js';
import { clientLookPorts } from './look-ports.js';
import { StandardInput } from './standard-input.js';
import { cleanAbandonedTerminal } from './terminal-cleanup.js';

export interface ClientConnectionEvents {
  onAttached(client: AttachedClient): void;
  onClose(): void;
}

let nextClient = 1;

export class ClientConnection {
  readonly #id: ClientId = clientId(nextClient++);
  readonly #connection: Connection;
  readonly #services: Services;
  readonly #events: ClientConnectionEvents;
  readonly #commands: CommandTurns;
  readonly #printed: CommandOutput;
  #hello: Hello | undefined;
  #attachment: Attachment | undefined;
  /** The client said goodbye, or was told to go: its terminal is its own affair. */
  #orderly = false;
  #closed = false;
  /** The shell command has been told that it is over. */
  #finished = false;
  /** What a shell command ends with when all went well. */
  #status = 0;
  #input: StandardInput | undefined;
  /** Set in control mode. */
  #control: ControlConversation | undefined;

  constructor(socket: Socket, services: Services, events: ClientConnectionEvents) {
    this.#services = services;
    this.#events = events;
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (error) => this.#ended(error),
    });
    this.#printed = new CommandOutput(this.#connection, (message) => this.#send(message));
    this.#commands = new CommandTurns({
      run: (argv) => this.#run(argv),
      whenTaken: (then) => this.#printed.whenTaken(() => services.clock.soon(() => this.#closed || then())),
      pause: () => this.#connection.pause(),
      unpause: () => this.#connection.unpause(),
    });
  }

  /** Tells the client to go. */
  leave(message: string, after?: AfterExit): void {
    this.#orderly = true;
    this.#attachment?.stopInput();
    if (this.#control !== undefined) return this.#control.exit('');
    this.#send({ kind: 'exit', body: { message, status: 0, after } });
    this.#connection.end();
  }

  /** Another server is to be asked. Who waits for a command may get its answer; a picture ends here. */
  makeRoom(): void {
    if (this.#attachment === undefined) return;
    this.#connection.pause();
    this.#attachment.stopInput();
    this.#orderly = true;
    if (this.#hello?.input !== undefined) this.#send({ kind: 'successor', body: {} });
    this.#connection.end();
  }

  /** Closes at once, whatever the client still has to hear. */
  cut(): void {
    this.#connection.fail('the server ends');
  }

  /** Answers how many bytes the message takes. */
  #send(message: ServerMessage): number {
    const frame = encodeServerMessage(message);
    this.#connection.send(frame);
    return frame.length;
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
    const answer = answerTo(hello);
    this.#send(answer);
    if (answer.kind === 'refused') return this.#connection.end();
    this.#hello = hello;
  }

  #handle(message: Exclude<ClientMessage, { kind: 'hello' }>): void {
    switch (message.kind) {
      case 'command':
        return this.#commands.take(message.body.argv);
      case 'bye':
        this.#orderly = true;
        return this.#connection.end();
      case 'stdin':
        if (this.#control !== undefined) return this.#control.input(message.body.bytes, message.body.end);
        return this.#input?.take(message.body.bytes, message.body.end);
      case 'ping':
        return void this.#send({ kind: 'pong', body: {} });
      default:
        return this.#attachment?.handle(message);
    }
  }

  async #run(argv: readonly string[]): Promise<void> {
    if (this.#hello?.control === true) return this.#talk(argv);
    const caller = this.#caller();
    const keeping = this.#services.keeping();
    const facts = keeping.factCount;
    const outcome =
      argv.length === 0 ? await defaultCommand(this.#services, caller) : await runArgv(this.#services, argv, caller);
    if (!outcome.ok) this.#output('stderr', outcome.error);
    if (this.#attachment !== undefined && outcome.ok) return;
    // Who is told that a command is done may count on what it did, whatever dies next.
    const isChange = keeping.factCount !== facts;
    if (isChange) this.#services.reached?.('command.done');
    const kept = isChange ? await keeping.durable() : ok(undefined);
    if (isChange) this.#services.reached?.('command.durable');
    if (!kept.ok) this.#output('stderr', kept.error);
    this.#finish(outcome.ok ? this.#status : 1);
    if (isChange) this.#services.reached?.('command.told');
  }

  /** Control mode: lines from now on. */
  async #talk(argv: readonly string[]): Promise<void> {
    if (this.#control !== undefined) return this.#connection.fail('second command');
    this.#control = new ControlConversation({
      services: this.#services,
      caller: this.#caller(),
      write: (bytes) => this.#outputBytes('stdout', bytes),
      error: (text) => this.#output('stderr', text),
      backlog: () => this.#connection.backlog,
      whenDrained: (callback) => this.#connection.whenDrained(callback),
      finish: (status) => this.#finish(status),
    });
    this.#services.controls.add(this.#control);
    await this.#control.start(argv);
  }

  #finish(status: number): void {
    this.#orderly = true;
    this.#printed.send({ kind: 'done', body: { status } });
    this.#finished = true;
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
      attachRefusal: () => attachRefusal(this.#hello, this.#services),
      print: (text) => this.#print(text),
      write: (bytes) => this.#write(bytes),
      error: (text) => this.#error(text),
      input: () => this.#readInput(),
      endWith: (status) => {
        this.#status = status;
      },
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

  #write(bytes: Uint8Array): void {
    const client = this.#attachment?.client;
    if (client === undefined) this.#outputBytes('stdout', bytes);
    else client.collect(Buffer.from(bytes).toString());
  }

  #error(text: string): void {
    const client = this.#attachment?.client;
    if (client !== undefined) return client.showMessage(capitalized(text));
    // Behind the back of a shell command that has ended.
    if (this.#finished) return this.#services.messages.add(text);
    this.#status = 1;
    this.#output('stderr', text);
  }

  #readInput(): Promise<Result<Uint8Array, string>> {
    if (this.#attachment !== undefined || this.#hello === undefined) return Promise.resolve(err('no standard input'));
    this.#input ??= new StandardInput(() => this.#send({ kind: 'readStdin', body: {} }));
    return this.#input.read();
  }

  #output(stream: 'stdout' | 'stderr', text: string): void {
    this.#outputBytes(stream, Buffer.from(`${text}\n`));
  }

  #outputBytes(stream: 'stdout' | 'stderr', bytes: Uint8Array): void {
    if (!this.#finished) this.#printed.write(stream, bytes);
  }

  #attach(session: SessionId, flags: ClientFlags | undefined): Result<void, string> {
    const hello = this.#hello;
    const present = this.#attachment?.client;
    if (present !== undefined) {
      if (flags !== undefined) present.flags = flags;
      this.#services.clients.move(present, session);
      return ok(undefined);
    }
    const refusal = attachRefusal(hello, this.#services);
    if (refusal !== undefined || hello === undefined) return err(refusal ?? 'no hello');
    if (this.#closed) return err('the client is gone');
    const { store, panes, clock, clients, log } = this.#services;
    const look = clientLookPorts(this.#services, () => client);
    const deps = { store, panes, clock, look, send: (m: ServerMessage) => this.#send(m) };
    const control = this.#control;
    const client: AttachedClient =
      control === undefined
        ? new AttachedClient(this.#id, hello, session, usableSize(hello.terminal ?? { cols: 80, rows: 24 }), deps)
        : new ControlClient(this.#id, hello, session, deps, control.parts);
    if (flags !== undefined) client.flags = flags;
    this.#attachment = new Attachment(client, this.#caller(), this.#services);
    const taken = hello.input && this.#services.ptyhost.inputOf(hello.input.id);
    if (control === undefined) this.#send({ kind: 'attached', body: { session: formatSessionId(session), taken } });
    clients.add(client, (message, after) => this.leave(message, after));
    client.invalidate();
    this.#events.onAttached(client);
    log.info({ ev: 'client.attached', client: this.#id, session });
    return ok(undefined);
  }

  #ended(error: string | undefined): void {
    this.#closed = true;
    this.#input?.close();
    this.#printed.close();
    if (this.#control !== undefined) this.#services.controls.remove(this.#control);
    const attached = this.#attachment;
    if (attached !== undefined) {
      attached.dispose();
      this.#services.log.info({ ev: 'client.gone', client: this.#id, orderly: this.#orderly, error });
      if (!this.#orderly) cleanAbandonedTerminal(attached.client.hello.terminal?.tty, this.#services.log);
    }
    this.#events.onClose();
  }
}

/** As a sentence, which tmux makes of what goes wrong at a client. */
const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
