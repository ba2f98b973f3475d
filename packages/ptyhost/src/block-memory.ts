/**
 * Memory for blocks of output. Owns how it is given back: at once, not when garbage is collected, which in a process that has
 * nothing to do is never.
 */

/** ECMAScript 2024, in Node since 20. */
interface ResizableBuffer extends ArrayBuffer {
  resize(bytes: number): void;
}
type ResizableConstructor = new (bytes: number, options: { readonly maxByteLength: number }) => ResizableBuffer;

// SAFETY: it is the same constructor; the types of the library that this is checked with are older than it.
const Resizable = ArrayBuffer as unknown as ResizableConstructor;

/** Blocks that are free, for any ring: a flood goes through its ring without new memory. */
const maxSpareBlocks = 16;

export interface BlockMemory {
  readonly bytes: Buffer;
  readonly buffer: ResizableBuffer;
}

export class BlockPool {
  readonly #blockBytes: number;
  readonly #spare: BlockMemory[] = [];

  constructor(blockBytes: number) {
    this.#blockBytes = blockBytes;
  }

  take(): BlockMemory {
    const spare = this.#spare.pop();
    if (spare !== undefined) return spare;
    const buffer = new Resizable(this.#blockBytes, { maxByteLength: this.#blockBytes });
    return { buffer, bytes: Buffer.from(buffer, 0, this.#blockBytes) };
  }

  /** Nobody reads or writes it any more. */
  give(memory: BlockMemory): void {
    if (this.#spare.length < maxSpareBlocks) this.#spare.push(memory);
    else memory.buffer.resize(0);
  }
}
