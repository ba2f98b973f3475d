/**
 * Prompts and pages that are open at a client. The person's keys go to them inside the client; what was typed before
 * the client knew of them arrives here and is sent back, so that keys typed ahead reach the prompt.
 */
import type { InputEvent, Prompt, ServerMessage } from '@ccmux/protocol';
import { type Hint, promptHints } from '../status/hints.js';

export interface PromptRequest {
  readonly label: string;
  readonly initial: string;
  /** `line` when left out. */
  readonly mode?: Prompt['mode'];
  /** `emacs` when left out. */
  readonly keys?: Prompt['keys'];
  /** Characters that divide words, besides blanks. */
  readonly separators?: string;
  /** Oldest first; none when left out. */
  readonly history?: readonly string[];
  readonly completion?: Prompt['completion'];
  /** Every change of a `search` prompt. */
  readonly onChange?: (text: string) => void;
}

/** Characters of a page; more is cut off, with a word about it. A message could not hold much more, nor a person read it. */
const maxViewLength = 512 * 1024;

interface Open {
  readonly id: number;
  readonly answer: (text: string | undefined) => void;
  readonly onChange: ((text: string) => void) | undefined;
  /** Undefined: it is a page. */
  readonly hints: readonly Hint[] | undefined;
}

export class Overlays {
  readonly #send: (message: ServerMessage) => void;
  readonly #onOpen: () => void;
  #nextId = 1;
  /** One at a time: a newer one takes the place of an open one, but for a page, which waits for a prompt. */
  #open: Open | undefined;
  /** The newest page that came while a prompt was open. */
  #waiting: { readonly title: string; readonly lines: readonly string[] } | undefined;

  /** `onOpen`: one has opened or closed. */
  constructor(send: (message: ServerMessage) => void, onOpen: () => void = () => {}) {
    this.#send = send;
    this.#onOpen = onOpen;
  }

  /** How to answer the prompt that is open. */
  get hints(): readonly Hint[] | undefined {
    return this.#open?.hints;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Asks; `answer` gets the text, or undefined when the person cancelled. */
  prompt(request: PromptRequest, answer: (text: string | undefined) => void): void {
    const { label, initial, mode = 'line', keys = 'emacs', history = [], completion, separators, onChange } = request;
    const id = this.#take(answer, { onChange, hints: promptHints({ mode, keys, completion }) });
    this.#send({ kind: 'prompt', body: { id, label, initial, mode, keys, history: [...history], completion, separators } });
  }

  /** Shows a page of text until the person closes it. */
  view(title: string, lines: readonly string[]): void {
    if (this.#open?.hints !== undefined) {
      this.#waiting = { title, lines };
      return;
    }
    const id = this.#take(() => {});
    this.#send({ kind: 'view', body: { id, title, lines: clipped(lines) } });
  }

  /** The client closed an overlay. */
  replied(id: number, text: string | undefined): void {
    const open = this.#open;
    if (open === undefined || open.id !== id) return;
    this.#open = undefined;
    this.#onOpen();
    open.answer(text);
    const waiting = this.#waiting;
    if (waiting === undefined || this.isOpen) return;
    this.#waiting = undefined;
    this.view(waiting.title, waiting.lines);
  }

  /** The text of a prompt has changed. */
  changed(id: number, text: string): void {
    if (this.#open?.id === id) this.#open.onChange?.(text);
  }

  /** The client has gone: what is open counts as cancelled. */
  dispose(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.answer(undefined);
  }

  /** Input that belongs to the overlay although it was sent here. `upTo`: the place behind it. */
  giveBack(events: readonly InputEvent[], upTo?: number): void {
    if (events.length > 0) this.#send({ kind: 'returned', events, ...(upTo === undefined ? {} : { upTo }) });
  }

  #take(answer: Open['answer'], { onChange, hints }: Partial<Pick<Open, 'onChange' | 'hints'>> = {}): number {
    this.dispose();
    const id = this.#nextId++;
    this.#open = { id, answer, onChange, hints };
    this.#onOpen();
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
