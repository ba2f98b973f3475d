/** For tests only: a ptyhost at the other end of a stream. Starts no program; says what the test wants it to say. */
import type { Duplex } from 'node:stream';
import { decodeToHost, encodeFromHost, FrameDecoder, type FromHost, type ToHost } from '@ccmux/protocol/ptyhost';

/** Above any pid that Linux gives out: nothing is found in /proc. */
const firstPid = 1_000_000_000;

export interface KeptPane {
  readonly pane: number;
  readonly cols: number;
  readonly rows: number;
  readonly start: number;
  readonly ring: string;
  /** Its program has ended since. */
  readonly hasEnded?: boolean;
}

export class FakePtyhost {
  /** Everything the server sent, in order. */
  readonly received: ToHost[] = [];
  /** Answer to the next spawns; undefined answers with success. */
  spawnError: string | undefined;
  /** Programs do not end when they are hung up. */
  holdsCloses = false;
  /** Spawns are answered when the test says so. */
  holdsSpawns = false;
  readonly #stream: Duplex;
  readonly #decoder = new FrameDecoder();
  readonly #offsets = new Map<number, number>();
  readonly #kept: readonly KeptPane[];
  #held: number[] = [];

  /** `kept`: panes from before, with the output that is still in their rings. */
  constructor(stream: Duplex, kept: readonly KeptPane[] = []) {
    this.#kept = kept;
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      const frames = this.#decoder.push(chunk);
      if (!frames.ok) throw new Error(frames.error.kind);
      for (const frame of frames.value) this.#receive(frame);
    });
  }

  send(message: FromHost): void {
    this.#stream.write(encodeFromHost(message));
  }

  /** The pane's program prints. */
  print(pane: number, data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const offset = this.#offsets.get(pane) ?? 0;
    this.#offsets.set(pane, offset + bytes.length);
    this.send({ kind: 'output', pane, offset, data: bytes });
  }

  /** What was typed into the pane so far. */
  typed(pane: number): string {
    const parts = this.received.flatMap((m) => (m.kind === 'write' && m.pane === pane ? [Buffer.from(m.data)] : []));
    return Buffer.concat(parts).toString();
  }

  /** Forgets what was received. */
  clear(): void {
    this.received.length = 0;
  }

  answerSpawns(): void {
    this.holdsSpawns = false;
    for (const pane of this.#held.splice(0)) this.#spawned(pane);
  }

  end(): void {
    this.#stream.end();
  }

  #receive(frame: Buffer): void {
    const message = decodeToHost(frame);
    if (!message.ok) throw new Error(message.error.reason);
    const m = message.value.kind === 'write' ? { ...message.value, data: new Uint8Array(message.value.data) } : message.value;
    this.received.push(m);
    if (m.kind === 'hello') this.#welcome(m.max);
    if (m.kind === 'replay') this.#replay(m.pane, m.offset);
    if (m.kind === 'spawn' && this.holdsSpawns) this.#held.push(m.pane);
    else if (m.kind === 'spawn') this.#spawned(m.pane);
    if (m.kind === 'close' && !this.holdsCloses) this.send({ kind: 'exited', pane: m.pane, code: 0, signal: 1 });
    if (m.kind === 'shutdown') this.#stream.end();
  }

  #welcome(version: number): void {
    this.send({ kind: 'welcome', version, pid: 1, panes: this.#kept.length });
    for (const { pane, cols, rows, start, ring, hasEnded } of this.#kept) {
      const end = start + Buffer.byteLength(ring);
      this.#offsets.set(pane, end);
      this.send({ kind: 'pane', pane, pid: hasEnded ? 0 : firstPid + pane, tty: `/dev/pts/${pane}`, cols, rows, start, end });
    }
  }

  #replay(pane: number, offset: number): void {
    const kept = this.#kept.find((k) => k.pane === pane);
    if (kept === undefined) return;
    this.send({ kind: 'output', pane, offset, data: Buffer.from(kept.ring).subarray(offset - kept.start) });
    if (kept.hasEnded) this.send({ kind: 'exited', pane, code: 0, signal: 0 });
  }

  #spawned(pane: number): void {
    if (this.spawnError !== undefined) return this.send({ kind: 'spawnFailed', pane, message: this.spawnError });
    this.#offsets.delete(pane);
    this.send({ kind: 'spawned', pane, pid: firstPid + pane, tty: `/dev/pts/${pane}` });
  }
}
