/** Editing keys of prompts as vi has them: what a key means in each of its two modes. Pure. Follows tmux's status-keys vi. */

/** What a key is for the editor: the emacs key that does the same, text to put in, or nothing. */
export type Translated = { readonly kind: 'key'; readonly name: string } | { readonly kind: 'text' } | { readonly kind: 'none' };

const none: Translated = { kind: 'none' };
const key = (name: string): Translated => ({ kind: 'key', name });

/** Keys that the editor has whatever the mode, besides those of each mode. */
const always = new Set(['C-c', 'C-g', 'C-h', 'C-j', 'C-m', 'Enter', 'KPEnter', 'DC', 'Down', 'Left', 'Right', 'Up']);
const whileTyping = new Set([
  ...['C-a', 'C-e', 'C-b', 'C-f', 'C-d', 'C-k', 'C-n', 'C-p', 'C-t', 'C-u', 'C-w', 'C-y', 'C-Left', 'C-Right'],
  ...['Tab', 'BSpace', 'End', 'Home'],
]);

/** Keys of the command mode that lead back to typing, with what they do on the way. */
const backToTyping: Readonly<Record<string, string | undefined>> = {
  A: 'End',
  I: 'Home',
  C: 'C-k',
  s: 'DC',
  a: 'Right',
  S: 'C-u',
  i: undefined,
  Escape: undefined,
};

const commands: Readonly<Record<string, string>> = {
  $: 'End',
  '0': 'Home',
  '^': 'Home',
  D: 'C-k',
  X: 'BSpace',
  BSpace: 'Left',
  b: 'M-b',
  B: 'long-left',
  d: 'C-u',
  e: 'M-f',
  E: 'long-right',
  w: 'M-f',
  W: 'long-right',
  p: 'C-y',
  q: 'C-c',
  x: 'DC',
  j: 'Down',
  h: 'Left',
  l: 'Right',
  k: 'Up',
};

export class ViKeys {
  #commanding = false;

  /** Keys are commands, and no text. */
  get isCommanding(): boolean {
    return this.#commanding;
  }

  translate(name: string): Translated {
    if (!this.#commanding) {
      if (name === 'Escape' || name === 'C-[') {
        this.#commanding = true;
        return none;
      }
      return always.has(name) || whileTyping.has(name) ? key(name) : { kind: 'text' };
    }
    if (Object.hasOwn(backToTyping, name)) {
      this.#commanding = false;
      const does = backToTyping[name];
      return does === undefined ? none : key(does);
    }
    const does = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (does !== undefined) return key(does);
    return always.has(name) ? key(name) : none;
  }
}
