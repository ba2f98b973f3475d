/**
 * The newest output of a pane, addressed by a byte offset that only grows. Owns the bytes, in blocks that come as they are
 * needed and can be packed when nobody is about to read them; knows nothing of who has read them.
 */
import { packBlock, unpackBlock } from './packed-block.js';

/** Small enough that a pane which prints little has little, large enough to pack well. */
const defaultBlockBytes = 64 * 1024;

/** Blocks that are free, for any ring: a flood goes through its ring without a new one. */
const spareBlocks: Buffer[] = [];
const maxSpareBlocks = 16;

interface Block {
  /** As they were printed, or packed. */
  bytes: Buffer;
  state: 'loose' | 'packed' | 'incompressible';
}

/** Holds the bytes [start, end) of an endless stream, at most `capacity` of them; the oldest give way. */
export class Ring {
  readonly #capacity: number;
  readonly #blockBytes: number;
  readonly #blocks: Block[] = [];
  /** Number of the first block there is: block n begins at offset n × blockBytes. */
  #first = 0;
  #start = 0;
  #end = 0;
  /** Blocks that are full and not packed. */
  #loose = 0;
  /** The packed block that was read last, unpacked. */
  #open: { readonly block: Block; readonly bytes: Buffer } | undefined;

  constructor(capacity: number, blockBytes = defaultBlockBytes) {
    this.#capacity = capacity;
    this.#blockBytes = blockBytes;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Whether there is something to pack. */
  get isLoose(): boolean {
    return this.#loose > 0;
  }

  push(chunk: Uint8Array): void {
    for (let taken = 0; taken < chunk.length; ) {
      const at = this.#end % this.#blockBytes;
      if (at === 0) this.#addBlock();
      const length = Math.min(chunk.length - taken, this.#blockBytes - at);
      this.#blocks.at(-1)!.bytes.set(chunk.subarray(taken, taken + length), at);
      taken += length;
      this.#end += length;
      if (at + length === this.#blockBytes) this.#loose++;
      this.#start = Math.max(this.#start, this.#end - this.#capacity);
      this.#dropBlocks();
    }
  }

  /**
   * Bytes from `offset` on (start ≤ offset ≤ end), at most `max`; fewer at the end of a block, none only at `end`. A view:
   * valid until the next push.
   */
  view(offset: number, max: number): Buffer {
    if (offset < this.#start || offset > this.#end)
      throw new RangeError(`offset ${offset} outside [${this.#start}, ${this.#end}]`);
    const block = this.#blocks[Math.floor(offset / this.#blockBytes) - this.#first];
    if (block === undefined) return Buffer.alloc(0);
    const at = offset % this.#blockBytes;
    return this.#bytesOf(block).subarray(at, Math.min(at + max, at + this.#end - offset, this.#blockBytes));
  }

  /** Packs the oldest block that is full; a fraction of a millisecond. */
  pack(): void {
    this.#open = undefined;
    const full = Math.floor(this.#end / this.#blockBytes) - this.#first;
    const block = this.#blocks.slice(0, full).find(({ state }) => state === 'loose');
    if (block === undefined) return;
    this.#loose--;
    const packed = packBlock(block.bytes);
    block.state = packed === undefined ? 'incompressible' : 'packed';
    if (packed === undefined) return;
    this.#spare(block.bytes);
    block.bytes = packed;
  }

  #addBlock(): void {
    // Not zeroed: nothing outside [start, end) is readable, and the system gives pages only to the part that is used.
    const spare = this.#blockBytes === defaultBlockBytes ? spareBlocks.pop() : undefined;
    this.#blocks.push({ bytes: spare ?? Buffer.allocUnsafeSlow(this.#blockBytes), state: 'loose' });
    this.#open = undefined;
  }

  #dropBlocks(): void {
    while ((this.#first + 1) * this.#blockBytes <= this.#start) {
      const block = this.#blocks.shift()!;
      this.#first++;
      if (block.state === 'loose') this.#loose--;
      if (block.state !== 'packed') this.#spare(block.bytes);
    }
  }

  #spare(bytes: Buffer): void {
    if (bytes.length === defaultBlockBytes && spareBlocks.length < maxSpareBlocks) spareBlocks.push(bytes);
  }

  #bytesOf(block: Block): Buffer {
    if (block.state !== 'packed') return block.bytes;
    if (this.#open?.block !== block) this.#open = { block, bytes: unpackBlock(block.bytes) };
    return this.#open.bytes;
  }
}
