/**
 * The newest output of a pane, addressed by a byte offset that only grows. Owns the bytes, in blocks that come as they are
 * needed and can be packed when nobody is about to read them; knows nothing of who has read them.
 */
import { type BlockMemory, BlockPool } from './block-memory.js';
import { packBlock, unpackBlock } from './packed-block.js';

/** Small enough that a pane which prints little has little, large enough to pack well. */
const defaultBlockBytes = 64 * 1024;

const defaultPool = new BlockPool(defaultBlockBytes);

interface Block {
  /** As they were printed, or packed. */
  bytes: Buffer;
  /** undefined when it is packed. */
  memory: BlockMemory | undefined;
  isIncompressible: boolean;
}

const isPackable = ({ memory, isIncompressible }: Block): boolean => memory !== undefined && !isIncompressible;

/** A piece of output as a ring keeps it: `bytes` bytes from `offset` on. */
export interface Piece {
  readonly offset: number;
  readonly bytes: number;
  readonly isPacked: boolean;
  readonly data: Uint8Array;
}

/** Holds the bytes [start, end) of an endless stream, at most `capacity` of them; the oldest give way. */
export class Ring {
  readonly #capacity: number;
  readonly #blockBytes: number;
  readonly #pool: BlockPool;
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
    this.#pool = blockBytes === defaultBlockBytes ? defaultPool : new BlockPool(blockBytes);
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

  /** All there is, oldest first; the first piece may begin before `start`. Views: valid until the next push. */
  *pieces(): Generator<Piece> {
    for (const [i, block] of this.#blocks.entries()) {
      const offset = (this.#first + i) * this.#blockBytes;
      const bytes = Math.min(this.#blockBytes, this.#end - offset);
      const isPacked = block.memory === undefined;
      yield { offset, bytes, isPacked, data: isPacked ? block.bytes : block.bytes.subarray(0, bytes) };
    }
  }

  /** Takes the next piece of another ring, of blocks of any length. The first one says where this ring begins. */
  load({ offset, bytes, isPacked, data }: Piece): void {
    if (this.#blocks.length === 0) this.#beginAt(offset);
    if (offset !== this.#end) throw new RangeError(`a piece at ${offset} behind ${this.#end}`);
    if (!isPacked || offset % this.#blockBytes !== 0 || bytes !== this.#blockBytes) {
      return this.push(isPacked ? unpackBlock(Buffer.from(data)) : data);
    }
    const own = Buffer.allocUnsafeSlow(data.length);
    own.set(data);
    this.#blocks.push({ bytes: own, memory: undefined, isIncompressible: false });
    this.#end += bytes;
    this.#start = Math.max(this.#start, this.#end - this.#capacity);
    this.#dropBlocks();
  }

  /** What is older counts as dropped. */
  startAt(offset: number): void {
    if (offset > this.#end) this.#beginAt(offset);
    this.#start = Math.max(this.#start, offset);
    this.#dropBlocks();
  }

  /** Gives all memory back; nothing is kept any more. */
  dispose(): void {
    for (const { memory } of this.#blocks.splice(0)) if (memory !== undefined) this.#pool.give(memory);
    this.#start = this.#end;
    this.#loose = 0;
    this.#open = undefined;
  }

  /** Packs the oldest block that is full; a fraction of a millisecond. */
  pack(): void {
    this.#open = undefined;
    const full = Math.floor(this.#end / this.#blockBytes) - this.#first;
    const block = this.#blocks.slice(0, full).find(isPackable);
    if (block === undefined) return;
    this.#loose--;
    const packed = packBlock(block.bytes);
    block.isIncompressible = packed === undefined;
    if (packed === undefined || block.memory === undefined) return;
    this.#pool.give(block.memory);
    block.memory = undefined;
    block.bytes = packed;
  }

  #beginAt(offset: number): void {
    this.dispose();
    this.#first = Math.floor(offset / this.#blockBytes);
    this.#start = this.#end = offset;
    if (offset % this.#blockBytes !== 0) this.#addBlock();
  }

  #addBlock(): void {
    // What was in it before is not readable: nothing outside [start, end) is.
    const memory = this.#pool.take();
    this.#blocks.push({ bytes: memory.bytes, memory, isIncompressible: false });
    this.#open = undefined;
  }

  #dropBlocks(): void {
    while ((this.#first + 1) * this.#blockBytes <= this.#start) {
      const block = this.#blocks.shift()!;
      this.#first++;
      if (isPackable(block)) this.#loose--;
      if (block.memory !== undefined) this.#pool.give(block.memory);
    }
  }

  #bytesOf(block: Block): Buffer {
    if (block.memory !== undefined) return block.bytes;
    if (this.#open?.block !== block) this.#open = { block, bytes: unpackBlock(block.bytes) };
    return this.#open.bytes;
  }
}
