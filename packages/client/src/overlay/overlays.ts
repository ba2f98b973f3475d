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
  | {
      readonly kind: 'prompt';
      readonly id: number;
      readonly editor: LineEditor;
      readonly mode: 'line' | 'search' | 'number';
      /** What was searched for last: another search begins empty, and goes on with it. */
      readonly last: string;
    }
  /** Any one key is the answer, or with `character` any one character. */
  | { readonly kind: 'question'; readonly id: number; readonly editor: LineEditor; readonly character: boolean }
  | { readonly kind: 'view'; readonly id: number; readonly pager: Pager };

export interface OverlayEvents {
  /** The person answered or closed it; `text` undefined: cancelled, or a view. */
  onReply(id: number, text: string | undefined): void;
  /** The text of a search has changed; `=`, `-` or `+` in front of it says how. */
  onChange(id: number, text: string): void;
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

  openPrompt({ id, label, initial, history, mode, keys, completion, separators }: Prompt): void {
    const isSearch = mode === 'search';
    const editor = new LineEditor(label, isSearch ? '' : initial, history, { keys, completion, separators });
    if (mode === 'key' || mode === 'character') this.#open = { kind: 'question', id, editor, character: mode === 'character' };
    else this.#open = { kind: 'prompt', id, editor, mode, last: initial };
    if (isSearch) this.#events.onChange(id, '=');
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
        return event.type === 3 || this.#key(event.key) ? undefined : event;
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
    while (used < characters.length && this.isOpen && this.#key(characters[used]!)) used++;
    const rest = characters.slice(used).join('');
    return rest === '' ? undefined : { kind: 'text', bytes: encoder.encode(rest) };
  }

  /** False when the key has closed the overlay without being for it. */
  #key(name: string): boolean {
    const open = this.#open;
    if (open === undefined) return false;
    switch (open.kind) {
      case 'question':
        return this.#answer(open.id, name, open.character);
      case 'prompt':
        return open.mode === 'number' ? this.#digit(open.id, open.editor, name) : this.#edit(open, name);
      case 'view':
        if (open.pager.key(name) === 'closed') this.#reply(open.id, undefined);
        return true;
    }
  }

  #answer(id: number, name: string, character: boolean): boolean {
    if (!character) this.#reply(id, name);
    else if ([...name].length === 1) this.#reply(id, name);
    else if (name === 'Space') this.#reply(id, ' ');
    else if (name === 'Escape' || name === 'C-c' || name === 'C-g' || name === 'Enter') this.#reply(id, undefined);
    return true;
  }

  /** What is no digit ends the number, and means what it always does. */
  #digit(id: number, editor: LineEditor, name: string): boolean {
    if (/^[0-9]$/.test(name)) {
      editor.insert(name);
      return true;
    }
    this.#reply(id, editor.text);
    return false;
  }

  #edit({ id, editor, mode, last }: Extract<Open, { kind: 'prompt' }>, name: string): boolean {
    if (mode === 'search' && (name === 'C-r' || name === 'C-s')) {
      const isFirst = editor.text === '';
      if (isFirst) editor.insert(last);
      this.#events.onChange(id, `${isFirst ? '=' : name === 'C-r' ? '-' : '+'}${editor.text}`);
      return true;
    }
    const before = editor.text;
    const outcome = editor.key(name);
    if (outcome !== 'editing') this.#reply(id, outcome === 'accepted' ? editor.text : undefined);
    else if (mode === 'search' && editor.text !== before) this.#events.onChange(id, `=${editor.text}`);
    return true;
  }

  #insert(text: string): void {
    const open = this.#open;
    if (open?.kind !== 'prompt') return this.pager?.insert(text);
    if (open.mode === 'number') return;
    open.editor.insert(text);
    if (open.mode === 'search') this.#events.onChange(open.id, `=${open.editor.text}`);
  }

  #reply(id: number, text: string | undefined): void {
    this.#open = undefined;
    this.#events.onReply(id, text);
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
