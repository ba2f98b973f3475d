/** For tests only: a whole server between a fake ptyhost and fake clients, with a clock that the test moves. */
import type { Socket } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import pino from 'pino';
import type { Clock } from '../clock.js';
import { PtyhostLink } from '../panes/ptyhost-link.js';
import { Server } from '../server.js';
import type { ServerOptions } from '../server-options.js';
import { FakeClient, type FakeTerminal } from './fake-client.js';
import { FakePtyhost, type KeptPane } from './fake-ptyhost.js';

/** What the harness needs of a virtual clock besides the port. */
interface TestClock extends Clock {
  settle(): void;
  advance(ms: number): void;
}

/** Turns of the event loop, and time for files to be read, after which a condition that is still false is a failure. */
const maxTurns = 2000;
const patienceMs = 2000;

export class Harness {
  readonly clock: TestClock;
  readonly host: FakePtyhost;
  readonly server: Server;
  ended = 0;

  private constructor(
    clock: TestClock,
    host: FakePtyhost,
    options: Pick<Partial<ServerOptions>, 'claude' | 'env' | 'findProject' | 'limits' | 'model' | 'stateFolder'>,
  ) {
    this.clock = clock;
    this.host = host;
    this.server = new Server({
      socket: '/tmp/test.sock',
      ...options,
      env: { HOME: '/home/test', PATH: '/bin', ...options.env },
      shell: '/bin/sh',
      clock,
      log: pino({ enabled: false }),
      onEnd: () => {
        this.ended++;
      },
    });
  }

  /** `options.env`: more of the server's environment. */
  static async start(
    clock: TestClock,
    kept: readonly KeptPane[] = [],
    options: Pick<Partial<ServerOptions>, 'claude' | 'env' | 'findProject' | 'limits' | 'model' | 'stateFolder'> = {},
  ): Promise<Harness> {
    const [near, far] = socketPair();
    const harness = new Harness(clock, new FakePtyhost(far, kept), options);
    const { panes } = harness.server.services;
    const opened = await PtyhostLink.open(near, 1, {
      onOutput: (pane, offset, data) => panes.output(pane, offset, data),
      onExited: (pane, code, signal) => panes.exited(pane, code, signal),
      onGap: (pane, _, to) => panes.gap(pane, to),
      onInputTaken: (client, upTo) => harness.server.inputTaken(client, upTo),
      onClose: (error) => harness.server.ptyhostGone(error),
    });
    if (!opened.ok) throw new Error(opened.error);
    void harness.server.usePtyhost(opened.value.link, opened.value.held);
    return harness;
  }

  /** A connection that has not said anything yet. */
  connect(): FakeClient {
    const [near, far] = socketPair();
    const client = new FakeClient(far);
    this.server.accept(near);
    return client;
  }

  /** Runs a one-shot command to its end. */
  async run(...argv: string[]): Promise<{ readonly status: number; readonly out: string; readonly error: string }> {
    const client = this.connect();
    client.hello();
    client.command(...argv);
    await this.until(() => client.ofKind('done').length > 0);
    const status = client.ofKind('done')[0]!.body.status;
    client.drop();
    return { status, out: client.printed(), error: client.printed('stderr') };
  }

  /** A client that is attached by `argv`, with its first picture. */
  async attach(terminal: FakeTerminal = { cols: 80, rows: 24 }, ...argv: string[]): Promise<FakeClient> {
    const client = this.connect();
    client.hello(terminal);
    client.command(...argv);
    await this.until(() => client.scene !== undefined);
    return client;
  }

  /** Lets messages travel until the condition holds. No time passes on the clock. */
  async until(condition: () => boolean): Promise<void> {
    const begun = performance.now();
    for (let turn = 0; !condition(); turn++) {
      if (turn > maxTurns && performance.now() - begun > patienceMs) throw new Error('waited in vain');
      await this.turn();
    }
  }

  /** Lets everything on its way arrive. No time passes on the clock. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await this.turn();
  }

  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.clock.settle();
  }

  /** Lets time pass, with messages travelling before and after. */
  async pass(ms: number): Promise<void> {
    await this.quiet();
    this.clock.advance(ms);
    await this.quiet();
  }
}

/** Two ends of a line. A connection uses of a socket what any stream has. */
export function socketPair(): [Socket, Socket] {
  const [a, b] = duplexPair({ allowHalfOpen: false });
  hangUp(a, b);
  hangUp(b, a);
  // SAFETY: Connection uses on, once, write, end, destroy and writableLength, which every Duplex has.
  return [a as Socket, b as Socket];
}

/** When one end is gone the other reads to the end and closes, as a socket does. */
function hangUp(gone: Duplex, other: Duplex): void {
  gone.on('close', () => {
    if (other.destroyed) return;
    other.once('end', () => other.destroy());
    if (other.readableEnded) other.destroy();
    else other.push(null);
  });
}
