/** A real ptyhost process with its socket, and connections to it as a server makes them. For the tests beside it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeFromHost, encodeToHost, FrameDecoder, type FromHost, type ToHost } from '@ccmux/protocol/ptyhost';

const dist = process.env['CCMUX_DIST'] ?? join(fileURLToPath(import.meta.url), '../../../dist');
const program = join(dist, 'ptyhost.js');

/** Longest wait for anything; a failure says what was waited for. */
const deadlineMs = 15_000;

export type Spawn = Partial<Omit<Extract<ToHost, { kind: 'spawn' }>, 'kind'>> & { readonly pane: number };
type OfKind<K extends FromHost['kind']> = Extract<FromHost, { readonly kind: K }>;

export class HostProcess {
  readonly folder: string;
  readonly socketPath: string;
  readonly child: ChildProcess;
  /** The line on the readiness descriptor. */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
  /** This process and those that it has handed over to have ended. */
  readonly allGone: Promise<void>;
  log = '';
  readonly #links: HostLink[] = [];
  #holder: number | undefined;

  constructor(socketPath?: string, env: Readonly<Record<string, string>> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'ccmux-ptyhost-'));
    this.socketPath = socketPath ?? join(this.folder, 's', 'host.pty');
    this.child = spawn(process.execPath, [program, this.socketPath, '3'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...env },
      cwd: this.folder,
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.log += chunk.toString();
    });
    let line = '';
    const readiness = this.child.stdio[3];
    this.ready = new Promise((resolve) => {
      readiness?.on('data', (chunk: Buffer) => {
        line += chunk.toString();
      });
      readiness?.on('close', () => resolve(line));
    });
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
    this.allGone = new Promise((resolve) => this.child.stderr?.on('close', () => resolve()));
  }

  static async start(): Promise<HostProcess> {
    const host = new HostProcess();
    const line = await host.ready;
    if (line !== 'ok\n') throw new Error(`ptyhost did not start: ${line}${host.log}`);
    return host;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async raw(): Promise<Socket> {
    const socket = connect(this.socketPath);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    socket.on('error', () => {});
    return socket;
  }

  /** Connects and says hello; resolves with the welcome already received. */
  async connect(generation = 1, options: { readonly autoAck?: boolean } = {}): Promise<HostLink> {
    const link = new HostLink(await this.raw(), this, options.autoAck ?? true);
    this.#links.push(link);
    link.send({ kind: 'hello', min: 1, max: 1, generation });
    const answer = await link.waitFor((m) => m.kind === 'welcome' || m.kind === 'refused', 'an answer to hello');
    if (answer.kind === 'welcome') this.#holder = answer.pid;
    return link;
  }

  /** The process that holds the panes, as it has said to the last connection. */
  get holder(): number {
    return this.#holder ?? this.pid;
  }

  /** Asks for another ptyhost and connects to it. `flags`: of its Node. */
  async handOver(
    link: HostLink,
    generation: number,
    flags: readonly string[] = [],
    env: readonly string[] = [],
  ): Promise<HostLink> {
    this.askForHandOver(link, flags, env);
    await link.closed;
    return this.connect(generation);
  }

  askForHandOver(link: HostLink, flags: readonly string[] = [], env: readonly string[] = []): void {
    link.send({
      kind: 'handOver',
      file: process.execPath,
      args: [...flags, program],
      env: [`PATH=${process.env['PATH']}`, ...env],
    });
  }

  /** Ends the process with everything in it, and removes the folder. */
  async dispose(): Promise<void> {
    for (const link of this.#links) link.socket.destroy();
    if (this.#holder !== undefined || (this.child.exitCode === null && this.child.signalCode === null)) {
      // One that has handed over ends with the one that holds the panes.
      endProcess(this.holder);
      await this.allGone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended.
  }
}

export class HostLink {
  readonly socket: Socket;
  readonly messages: FromHost[] = [];
  readonly closed: Promise<void>;
  /** Bytes of output received per pane, in order of arrival. */
  readonly #output = new Map<number, Buffer[]>();
  readonly #host: HostProcess;
  readonly #decoder = new FrameDecoder();
  readonly #waiters = new Set<() => void>();

  constructor(socket: Socket, host: HostProcess, autoAck: boolean) {
    this.socket = socket;
    this.#host = host;
    this.closed = new Promise((resolve) => socket.on('close', () => resolve()));
    socket.on('data', (chunk: Buffer) => {
      const frames = this.#decoder.push(chunk);
      if (!frames.ok) throw new Error(frames.error.kind);
      for (const payload of frames.value) {
        const message = decodeFromHost(payload);
        if (!message.ok) throw new Error(message.error.reason);
        this.#receive(message.value, autoAck);
      }
      for (const waiter of [...this.#waiters]) waiter();
    });
    socket.on('close', () => {
      for (const waiter of [...this.#waiters]) waiter();
    });
  }

  send(message: ToHost): void {
    this.socket.write(encodeToHost(message));
  }

  spawn({ pane, ...rest }: Spawn): void {
    const env = [`PATH=${process.env['PATH']}`, 'TERM=xterm-256color', 'LANG=C.UTF-8'];
    this.send({ kind: 'spawn', pane, file: '/bin/sh', args: [], env, cwd: this.#host.folder, cols: 80, rows: 24, ...rest });
  }

  /** Starts `sh -c script` and waits until it runs. */
  async script(pane: number, script: string): Promise<OfKind<'spawned'>> {
    this.spawn({ pane, args: ['-c', script] });
    return this.of('spawned', pane);
  }

  type(pane: number, text: string): void {
    this.send({ kind: 'write', pane, data: Buffer.from(text) });
  }

  output(pane: number): Buffer {
    return Buffer.concat(this.#output.get(pane) ?? []);
  }

  text(pane: number): string {
    return this.output(pane).toString('latin1');
  }

  /** The first message of this kind for the pane, now or later. */
  async of<K extends FromHost['kind']>(kind: K, pane: number): Promise<OfKind<K>> {
    const found = await this.waitFor((m) => m.kind === kind && 'pane' in m && m.pane === pane, `${kind} of pane ${pane}`);
    // SAFETY: waitFor has just compared the kind.
    return found as OfKind<K>;
  }

  async waitFor(matches: (m: FromHost) => boolean, what: string): Promise<FromHost> {
    await this.until(() => this.messages.some(matches), what);
    return this.messages.find(matches)!;
  }

  /** Waits for output that contains `text`. */
  async waitForText(pane: number, text: string): Promise<void> {
    await this.until(() => this.text(pane).includes(text), `${JSON.stringify(text)} in pane ${pane}`);
  }

  /** Waits for a condition that can only change with a message. */
  until(condition: () => boolean, what: string): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (error?: Error): void => {
        clearTimeout(timer);
        this.#waiters.delete(check);
        if (error === undefined) resolve();
        else reject(error);
      };
      const check = (): void => {
        if (condition()) finish();
        else if (this.socket.destroyed) finish(new Error(`connection closed while waiting for ${what}\n${this.#host.log}`));
      };
      const timer = setTimeout(() => finish(new Error(`waited in vain for ${what}\n${this.#host.log}`)), deadlineMs);
      this.#waiters.add(check);
    });
  }

  async close(): Promise<void> {
    this.socket.end();
    await this.closed;
  }

  #receive(message: FromHost, autoAck: boolean): void {
    if (message.kind !== 'output') {
      this.messages.push(message);
      return;
    }
    const chunks = this.#output.get(message.pane) ?? [];
    chunks.push(Buffer.from(message.data));
    this.#output.set(message.pane, chunks);
    this.messages.push({ ...message, data: new Uint8Array(0) });
    if (autoAck) this.send({ kind: 'ack', pane: message.pane, offset: message.offset + message.data.length });
  }
}
