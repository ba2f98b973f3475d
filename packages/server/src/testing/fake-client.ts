/** For tests only: a client at the other end of a stream. Shows frames as lines of text and confirms them. */
import type { Duplex } from 'node:stream';
import {
  type ClientMessage,
  clientProtocol,
  decodeServerMessage,
  encodeClientMessage,
  FrameDecoder,
  type FrameMessage,
  type InputEvent,
  type Scene,
  type ServerMessage,
  surfaceHole,
  type WireRow,
} from '@ccmux/protocol';
import { rowText } from '@ccmux/term';

export interface FakeTerminal {
  readonly tty?: string;
  readonly cols: number;
  readonly rows: number;
}

export class FakeClient {
  readonly received: ServerMessage[] = [];
  scene: Scene | undefined;
  /** Frames are confirmed as a client does that keeps up. */
  confirms = true;
  closed = false;
  readonly #stream: Duplex;
  readonly #decoder = new FrameDecoder();
  readonly #rows = new Map<number, string[]>();
  #surface: { readonly key: string; readonly lines: string[] } = { key: '', lines: [] };

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      const frames = this.#decoder.push(chunk);
      if (!frames.ok) throw new Error(frames.error.kind);
      for (const frame of frames.value) this.#receive(frame);
    });
    stream.on('close', () => {
      this.closed = true;
    });
    stream.on('end', () => stream.end());
    stream.on('error', () => {});
  }

  send(...messages: readonly ClientMessage[]): void {
    for (const message of messages) this.#stream.write(encodeClientMessage(message));
  }

  sendRaw(bytes: Uint8Array): void {
    this.#stream.write(bytes);
  }

  hello(terminal?: FakeTerminal, env: Readonly<Record<string, string>> = {}): void {
    const at = terminal === undefined ? undefined : { tty: '', term: 'xterm-256color', ...terminal };
    const body = { version: clientProtocol, pid: 1, cwd: '/tmp', env, terminal: at, name: 'test' };
    this.send({ kind: 'hello', body });
  }

  command(...argv: string[]): void {
    this.send({ kind: 'command', body: { argv } });
  }

  input(events: readonly InputEvent[], kittyFlags = 0): void {
    this.send({ kind: 'input', kittyFlags, events });
  }

  /** Types plain text. */
  type(text: string): void {
    this.input([{ kind: 'text', bytes: Buffer.from(text) }]);
  }

  /** Presses keys by name, each in a message of its own. */
  press(...keys: string[]): void {
    for (const key of keys) this.input([{ kind: 'key', key, raw: Buffer.from(`<${key}>`), type: 1 }]);
  }

  /** A button of the mouse, the left one. */
  mouse(action: 'down' | 'drag' | 'up', x: number, y: number): void {
    this.input([{ kind: 'mouse', action, button: 1, mods: 0, x, y }]);
  }

  /** Drops the line without a word. */
  drop(): void {
    this.#stream.destroy();
  }

  /** Stops or goes on reading what the server sends. */
  reads(yes: boolean): void {
    if (yes) this.#stream.resume();
    else this.#stream.pause();
  }

  ofKind<K extends ServerMessage['kind']>(kind: K): readonly Extract<ServerMessage, { kind: K }>[] {
    return this.received.filter((m): m is Extract<ServerMessage, { kind: K }> => m.kind === kind);
  }

  /** What a one-shot command printed. */
  printed(stream: 'stdout' | 'stderr' = 'stdout'): string {
    const outputs = this.ofKind('output').filter((m) => m.body.stream === stream);
    return Buffer.concat(outputs.map((m) => Buffer.from(m.body.bytes))).toString();
  }

  /** Lines of a pane as this client has them, without spaces at the end. */
  lines(pane: number): readonly string[] {
    return this.#rows.get(pane) ?? [];
  }

  /** Lines of the surface that this client sees, without spaces at the end; none when there is no surface. */
  get surface(): readonly string[] {
    return this.scene?.surface === undefined ? [] : this.#surface.lines;
  }

  get statusText(): string {
    return this.scene?.status?.spans.map((s) => s.text).join('') ?? '';
  }

  #receive(payload: Buffer): void {
    const message = decodeServerMessage(payload);
    if (!message.ok) throw new Error(message.error.reason);
    this.received.push(message.value);
    if (message.value.kind === 'frame') this.#show(message.value);
  }

  #show(frame: FrameMessage): void {
    if (frame.scene !== undefined) this.scene = frame.scene;
    for (const { pane, rows } of frame.panes) {
      const lines = this.#rows.get(pane) ?? [];
      this.#rows.set(pane, lines);
      for (const row of rows) lines[row.y] = textOf(row);
    }
    // A client forgets the rows of a surface that is another one now, or has another size.
    const { id, width, height } = this.scene?.surface ?? {};
    const key = `${id} ${width} ${height}`;
    if (this.#surface.key !== key) this.#surface = { key, lines: [] };
    if (frame.surface?.pane === id) for (const row of frame.surface?.rows ?? []) this.#surface.lines[row.y] = textOf(row);
    if (this.confirms && frame.confirm) this.send({ kind: 'frameAck', body: { seq: frame.seq } });
  }
}

/** Without spaces at the end; a dot where a surface shows what is below. */
function textOf({ cells, side }: WireRow): string {
  const clusters = new Map(side.map(([x, cluster]) => [x, cluster]));
  const words = new Uint32Array(new Uint8Array(cells).buffer);
  for (let i = 0; i < words.length; i += 3) if (words[i] === surfaceHole) words[i] = 0x2e | (1 << 22);
  return rowText({ cells: words, clusters, extended: undefined, wrapped: false }, { trim: true });
}
