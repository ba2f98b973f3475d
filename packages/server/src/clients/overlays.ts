/**
 * Prompts and pages that are open at a client. The person's keys go to them inside the client; what was typed before
 * the client knew of them arrives here and is sent back, so that keys typed ahead reach the prompt.
 */
import type { InputEvent, ServerMessage } from '@ccmux/protocol';

export interface PromptRequest {
  readonly label: string;
  readonly initial: string;
  /** One key is the answer. */
  readonly singleKey: boolean;
}

/** Characters of a page; more is cut off, with a word about it. A message could not hold much more, nor a person read it. */
const maxViewLength = 512 * 1024;

/** Lines that a prompt remembers; the oldest goes first. */
const maxHistory = 100;

export class Overlays {
  readonly #send: (message: ServerMessage) => void;
  #nextId = 1;
  /** One at a time: a newer one takes the place of an open one. */
  #open: { readonly id: number; readonly answer: (text: string | undefined) => void } | undefined;
  readonly #history: string[] = [];

  constructor(send: (message: ServerMessage) => void) {
    this.#send = send;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Asks; `answer` gets the text, or undefined when the person cancelled. */
  prompt(request: PromptRequest, answer: (text: string | undefined) => void): void {
    const id = this.#take(answer);
    this.#send({ kind: 'prompt', body: { id, ...request, history: [...this.#history] } });
  }

  /** Shows a page of text until the person closes it. */
  view(title: string, lines: readonly string[]): void {
    const id = this.#take(() => {});
    this.#send({ kind: 'view', body: { id, title, lines: clipped(lines) } });
  }

  /** The client closed an overlay. */
  replied(id: number, text: string | undefined): void {
    const open = this.#open;
    if (open === undefined || open.id !== id) return;
    this.#open = undefined;
    if (text !== undefined && text !== '' && this.#history.at(-1) !== text) this.#history.push(text);
    if (this.#history.length > maxHistory) this.#history.shift();
    open.answer(text);
  }

  /** Input that belongs to the overlay although it was sent here. */
  giveBack(events: readonly InputEvent[]): void {
    if (events.length > 0) this.#send({ kind: 'returned', events });
  }

  #take(answer: (text: string | undefined) => void): number {
    this.#open?.answer(undefined);
    const id = this.#nextId++;
    this.#open = { id, answer };
    return id;
  }
}

function clipped(lines: readonly string[]): string[] {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > maxViewLength;
  });
  return end < 0 ? [...lines] : [...lines.slice(0, end), `(${lines.length - end} more lines)`];
}
