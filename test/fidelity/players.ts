/** The test's end of the programs in its panes: a socket on which they report, and what they were told to print. */
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Size } from '@ccmux/core';

const program = fileURLToPath(new URL('player.mjs', import.meta.url));

/** Longest wait for a report. */
const limitMs = 10_000;

type Report =
  | ({ readonly kind: 'ready'; readonly name: string } & Size)
  | ({ readonly kind: 'size' } & Size)
  | { readonly kind: 'printed' }
  | { readonly kind: 'input'; readonly text: string };

export class Players {
  readonly #socket: string;
  readonly #server: Server;
  readonly #players = new Map<string, (player: Player) => void>();

  private constructor(socket: string, server: Server) {
    this.#socket = socket;
    this.#server = server;
    server.on('connection', (link) => this.#meet(link));
  }

  static async listen(socket: string): Promise<Players> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    return new Players(socket, server);
  }

  /** What a pane has to run so that `expect(name)` is fulfilled. */
  argv(name: string): string[] {
    return ['sh', '-c', 'stty raw -echo; exec "$@"', 'sh', process.execPath, program, this.#socket, name];
  }

  expect(name: string): Promise<Player> {
    return within(new Promise((resolve) => this.#players.set(name, resolve)), `the player ${name}`);
  }

  close(): void {
    this.#server.close();
  }

  #meet(link: Socket): void {
    const player = new Player(link, (name) => this.#players.get(name)?.(player));
  }
}

export class Player {
  size: Size = { cols: 0, rows: 0 };
  /** What came from its terminal and was not asked for yet; latin1. */
  #input = '';
  #printed = 0;
  readonly #link: Socket;
  readonly #watchers = new Set<() => void>();

  constructor(link: Socket, onReady: (name: string) => void) {
    this.#link = link;
    link.on('error', () => {});
    createInterface(link).on('line', (line) => {
      // SAFETY: the program at the other end is player.mjs.
      this.#take(JSON.parse(line) as Report, onReady);
      for (const watcher of [...this.#watchers]) watcher();
    });
  }

  /** Prints; resolves when the terminal has taken it all. */
  async print(bytes: Uint8Array): Promise<void> {
    const before = this.#printed;
    this.#tell({ print: Buffer.from(bytes).toString('base64') });
    await this.#until(() => this.#printed > before, 'the bytes to be printed', 60_000);
  }

  /** From now on, prints what is typed, or no longer. */
  echo(on: boolean): void {
    this.#tell({ echo: on });
  }

  /** Resolves when this text has come from the terminal. */
  async input(text: string, what: string): Promise<void> {
    await this.#until(() => this.#input.includes(text), what);
    this.#input = this.#input.slice(this.#input.indexOf(text) + text.length);
  }

  /** Asks the terminal for its status: when it has answered, all that was printed before has been parsed. */
  async parsed(): Promise<void> {
    await this.print(Buffer.from('\x1b[5n'));
    await this.input('\x1b[0n', 'the answer to a status request');
  }

  resized(size: Size): Promise<void> {
    return this.#until(() => this.size.cols === size.cols && this.size.rows === size.rows, `${size.cols}x${size.rows}`);
  }

  #tell(order: object): void {
    this.#link.write(`${JSON.stringify(order)}\n`);
  }

  #take(report: Report, onReady: (name: string) => void): void {
    if (report.kind === 'ready' || report.kind === 'size') this.size = { cols: report.cols, rows: report.rows };
    if (report.kind === 'printed') this.#printed++;
    if (report.kind === 'input') this.#input += report.text;
    if (report.kind === 'ready') onReady(report.name);
  }

  #until(holds: () => boolean, what: string, limit = limitMs): Promise<void> {
    if (holds()) return Promise.resolve();
    let watcher = (): void => {};
    const held = new Promise<void>((resolve) => {
      watcher = () => {
        if (holds()) resolve();
      };
      this.#watchers.add(watcher);
    });
    return within(held, what, limit).finally(() => this.#watchers.delete(watcher));
  }
}

/** The promise, or an error when it takes too long. */
function within<T>(promise: Promise<T>, what: string, limit = limitMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
