/**
 * All that is typed at an attached client and is not known to have arrived: numbered, kept, and said again to the server that
 * follows one that died. Owns the places and the bound. Pure.
 *
 * A place is how much was typed in front of it, see `inputLength`.
 */
import { type ClientMessage, type InputEvent, inputLength } from '@ccmux/protocol';

type InputMessage = Extract<ClientMessage, { kind: 'input' }>;
type Numbered = InputMessage & { readonly from: number };

/**
 * Bytes kept, about. What is typed beyond that stays in the terminal, which is no longer read: nothing is lost, and a paste
 * of any size goes through in time.
 */
const maxKeptBytes = 1024 * 1024;

/** Of an event besides its bytes. */
const overheadBytes = 64;

interface Kept {
  readonly message: Numbered;
  readonly upTo: number;
  readonly bytes: number;
}

export class TypedInput {
  #kept: Kept[] = [];
  #bytes = 0;
  #end = 0;
  /** Behind what was typed while there was a server to take it. */
  #sent = 0;

  /** True when nothing more can be kept: do not read the terminal before something has arrived. */
  get isFull(): boolean {
    return this.#bytes >= maxKeptBytes;
  }

  /** Numbers it and keeps it. */
  add(message: InputMessage): Numbered {
    const numbered = { ...message, from: this.#end };
    let bytes = 0;
    for (const event of message.events) {
      this.#end += inputLength(event);
      bytes += overheadBytes + ('bytes' in event ? event.bytes.length : 0);
    }
    this.#bytes += bytes;
    this.#kept.push({ message: numbered, upTo: this.#end, bytes });
    return numbered;
  }

  /** Everything up to there has arrived, or is somebody else's affair. */
  arrived(upTo: number): void {
    const first = this.#kept.findIndex((kept) => kept.upTo > upTo);
    const gone = this.#kept.splice(0, first < 0 ? this.#kept.length : first);
    for (const { bytes } of gone) this.#bytes -= bytes;
  }

  /** The server is gone. */
  lost(): void {
    this.#sent = this.#end;
  }

  /**
   * What the next server has to hear. `taken` is what it says of its predecessors: up to where they have taken the input;
   * `unknown` when nobody can know; undefined when it does not count, and then only what was typed without any server is safe
   * to be said.
   */
  after(taken: number | 'unknown' | undefined): Numbered[] {
    const place = taken === 'unknown' ? this.#end : (taken ?? this.#sent);
    this.arrived(place);
    return this.#kept.map(({ message }) => behind(message, place));
  }
}

/** The part of a message behind a place. */
function behind(message: Numbered, place: number): Numbered {
  if (place <= message.from) return message;
  const events: InputEvent[] = [];
  let at = message.from;
  for (const event of message.events) {
    const start = at;
    at += inputLength(event);
    if (at <= place) continue;
    const isCut = start < place && event.kind === 'text';
    events.push(isCut ? { kind: 'text', bytes: event.bytes.subarray(place - start) } : event);
  }
  return { ...message, events, from: place };
}
