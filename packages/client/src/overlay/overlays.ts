/**
 * What lies over the panes and has the keyboard: a prompt or a view, one at a time. A new one takes the place of the
 * old, which the server counts as cancelled. Decides where input goes; draws nothing.
 */
import type { InputEvent, Prompt, View } from '@ccmux/protocol';
import { LineEditor } from './line-editor.js';
import { Pager } from './pager.js';

/** Lines that a turn of the wheel scrolls. */
const wheelLines = 3;

type Open =
  | { readonly kind: 'prompt'; readonly id: number; readonly editor: LineEditor }
  /** Any one key is the answer. */
  | { readonly kind: 'question'; readonly id: number; readonly editor: LineEditor }
  | { readonly kind: 'view'; readonly id: number; readonly pager: Pager };

export interface OverlayEvents {
  /** The person answered or closed it; `text` undefined: cancelled, or a view. */
  onReply(id: number, text: string | undefined): void;
}

export class Overlays {
  readonly #events: OverlayEvents;
  #open: Open | undefined;

  constructor(events: OverlayEvents) {
    this.#events = events;
  }

  /** The line on the status row. */
  get editor(): LineEditor | undefined {
    return this.#open === undefined || this.#open.kind === 'view' ? undefined : this.#open.editor;
  }

  get pager(): Pager | undefined {
    return this.#open?.kind === 'view' ? this.#open.pager : undefined;
  }

  /** Keys belong to an overlay. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  openPrompt({ id, label, initial, history, singleKey }: Prompt): void {
    const editor = new LineEditor(label, initial, history);
    this.#open = { kind: singleKey ? 'question' : 'prompt', id, editor };
  }

  openView({ id, title, lines }: View): void {
    this.#open = { kind: 'view', id, pager: new Pager(title, lines) };
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
        if (event.action === 'wheel' && event.button === 4) this.pager?.scroll(-wheelLines);
        if (event.action === 'wheel' && event.button === 5) this.pager?.scroll(wheelLines);
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
    const open = this.#open;
    if (open === undefined) return;
    switch (open.kind) {
      case 'question':
        return this.#reply(open.id, name);
      case 'prompt': {
        const outcome = open.editor.key(name);
        if (outcome === 'editing') return;
        return this.#reply(open.id, outcome === 'accepted' ? open.editor.text : undefined);
      }
      case 'view':
        if (open.pager.key(name) === 'closed') this.#reply(open.id, undefined);
    }
  }

  #insert(text: string): void {
    if (this.#open?.kind === 'prompt') this.#open.editor.insert(text);
    else this.pager?.insert(text);
  }

  #reply(id: number, text: string | undefined): void {
    this.#open = undefined;
    this.#events.onReply(id, text);
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
