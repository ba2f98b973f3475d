/**
 * What lies over the panes and has the keyboard: a view, and above it a prompt. At most one of each: a new one takes
 * the place of the old, an old prompt counts as cancelled. Decides where input goes; draws nothing.
 */
import type { InputEvent, Prompt, View } from '@ccmux/protocol';
import { LineEditor } from './line-editor.js';
import { Pager } from './pager.js';

/** Lines that a turn of the wheel scrolls. */
const wheelLines = 3;

interface OpenPrompt {
  readonly id: number;
  readonly editor: LineEditor;
}

export interface OverlayEvents {
  /** The person answered; `undefined`: cancelled. */
  onReply(id: number, text: string | undefined): void;
}

export class Overlays {
  readonly #events: OverlayEvents;
  #prompt: OpenPrompt | undefined;
  #pager: Pager | undefined;

  constructor(events: OverlayEvents) {
    this.#events = events;
  }

  get editor(): LineEditor | undefined {
    return this.#prompt?.editor;
  }

  get pager(): Pager | undefined {
    return this.#pager;
  }

  /** Keys belong to an overlay. */
  get isOpen(): boolean {
    return this.#prompt !== undefined || this.#pager !== undefined;
  }

  openPrompt(prompt: Prompt): void {
    this.#answer(undefined);
    this.#prompt = { id: prompt.id, editor: new LineEditor(prompt.label, prompt.initial, prompt.history) };
  }

  openView(view: View): void {
    this.#pager = new Pager(view.title, view.lines);
  }

  /** Gives the event to the overlay that has the keyboard; returns what is left of it for the panes. Focus is theirs. */
  take(event: InputEvent): InputEvent | undefined {
    if (!this.isOpen) return event;
    switch (event.kind) {
      case 'focus':
        return event;
      case 'key':
        if (event.type !== 3) this.#key(event.key);
        return undefined;
      case 'text':
        return this.#text(event.bytes);
      case 'paste':
        this.#insert(decoder.decode(event.bytes));
        return undefined;
      case 'mouse':
        if (event.action === 'wheel' && event.button === 4) this.#pager?.scroll(-wheelLines);
        if (event.action === 'wheel' && event.button === 5) this.#pager?.scroll(wheelLines);
        return undefined;
      case 'raw':
        return undefined;
    }
  }

  /** What is typed behind the key that closes the last overlay was meant for the pane. */
  #text(bytes: Uint8Array): InputEvent | undefined {
    const characters = [...decoder.decode(bytes)];
    let used = 0;
    while (used < characters.length && this.isOpen) this.#key(characters[used++]!);
    const rest = characters.slice(used).join('');
    return rest === '' ? undefined : { kind: 'text', bytes: encoder.encode(rest) };
  }

  #key(name: string): void {
    const { editor } = this;
    if (editor !== undefined) {
      const outcome = editor.key(name);
      if (outcome !== 'editing') this.#answer(outcome === 'accepted' ? editor.text : undefined);
    } else if (this.#pager?.key(name) === 'closed') {
      this.#pager = undefined;
    }
  }

  #insert(text: string): void {
    if (this.editor !== undefined) this.editor.insert(text);
    else this.#pager?.insert(text);
  }

  #answer(text: string | undefined): void {
    const prompt = this.#prompt;
    if (prompt === undefined) return;
    this.#prompt = undefined;
    this.#events.onReply(prompt.id, text);
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
