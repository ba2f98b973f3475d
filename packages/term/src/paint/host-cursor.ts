/**
 * Where the host's cursor is, whether it shows and in what shape, and the shortest way to have it otherwise: CUP, CHA,
 * CUF, DECTCEM, DECSCUSR. Owns what is known of it; writes nothing but those.
 */
import type { CursorShape } from '../emulator/port.js';
import type { ByteSink } from './byte-sink.js';

export interface PaintCursor {
  readonly x: number;
  readonly y: number;
  readonly visible: boolean;
  /** `undefined`: the host's own. */
  readonly shape: CursorShape | undefined;
  readonly blink: boolean;
}

const shapeCodes: Record<CursorShape, number> = { block: 1, underline: 3, bar: 5 };

export class HostCursor {
  readonly #sink: ByteSink;
  /** Where it is; -1 for not known. */
  x = -1;
  y = -1;
  /** Undefined: not known. */
  shown: boolean | undefined;
  #style = -1;
  readonly #columnAddress: boolean;

  /** `columnAddress`: the host knows CHA. */
  constructor(sink: ByteSink, columnAddress: boolean) {
    this.#sink = sink;
    this.#columnAddress = columnAddress;
  }

  /** Nothing is known of it any more. */
  forget(): void {
    this.x = -1;
    this.y = -1;
    this.shown = undefined;
    this.#style = -1;
  }

  /** Goes to (x, y). The sink must have room. */
  moveTo(x: number, y: number): void {
    if (y === this.y && x === this.x) return;
    const sink = this.#sink;
    sink.csi();
    const isForward = this.x >= 0 && x > this.x;
    if (y !== this.y || (!isForward && !this.#columnAddress)) {
      if (y > 0 || x > 0) sink.number(y + 1);
      if (x > 0) {
        sink.byte(0x3b);
        sink.number(x + 1);
      }
      sink.byte(0x48);
    } else if (isForward) {
      if (x - this.x > 1) sink.number(x - this.x);
      sink.byte(0x43);
    } else {
      if (x > 0) sink.number(x + 1);
      sink.byte(0x47);
    }
    this.x = x;
    this.y = y;
  }

  show(shown: boolean): void {
    if (this.shown === shown) return;
    this.#sink.ascii(shown ? '\x1b[?25h' : '\x1b[?25l');
    this.shown = shown;
  }

  setShape({ shape, blink }: PaintCursor): void {
    const style = shape === undefined ? 0 : shapeCodes[shape] + (blink ? 0 : 1);
    if (style === this.#style) return;
    this.#sink.ascii(`\x1b[${style} q`);
    this.#style = style;
  }
}
