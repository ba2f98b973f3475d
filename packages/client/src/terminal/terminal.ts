/**
 * The one writer to the host terminal. Owns its modes from `enter` to `leave` and the order of everything written:
 * at most one write is in flight; what is to be said meanwhile waits (mode changes, of which the last counts; one
 * bell; one clipboard; one notification) and pictures are not made before the terminal can take them.
 */
import type { Scene } from '@ccmux/protocol';
import type { Capabilities } from '@ccmux/term/paint';
import type { HostTty } from './host-tty.js';
import { cancelSequence, clipboardSequence, enterSequence, leaveSequence, questions, SceneModes } from './modes.js';
import { notificationSequence } from './notification.js';

const encoder = new TextEncoder();

export class Terminal {
  readonly #tty: HostTty;
  readonly #capabilities: Capabilities;
  readonly #modes: SceneModes;
  #busy = false;
  #entered = false;
  /** The terminal has been told the opening. */
  #opened = false;
  /** Told to the terminal in front of the next picture. */
  #opening = '';
  #wanted: Scene | undefined;
  #bell = false;
  #clipboard = '';
  #notification = '';
  readonly #onIdle: () => void;
  /** Follows the write in flight, in place of the next picture. */
  #leaving: (() => void) | undefined;

  /** `onIdle`: a write has ended and none has followed. */
  constructor(tty: HostTty, capabilities: Capabilities, onIdle: () => void) {
    this.#tty = tty;
    this.#capabilities = capabilities;
    this.#modes = new SceneModes(capabilities);
    this.#onIdle = onIdle;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get entered(): boolean {
    return this.#entered;
  }

  /** Entered, and told so. */
  get opened(): boolean {
    return this.#opened;
  }

  get kittyFlags(): number {
    return this.#modes.kittyFlags;
  }

  /** Takes the terminal; the sequences go out with the first picture. `ask`: about its features, too. */
  enter(ask: boolean): void {
    this.#tty.setRaw(true);
    this.#entered = true;
    this.#modes.reset();
    this.#opening = enterSequence(this.#capabilities) + (ask ? questions(this.#capabilities) : '');
  }

  /** Others may have changed the terminal while this process was stopped: everything is said again. */
  reenter(): void {
    const undo = this.#opened ? leaveSequence(this.#capabilities) : '';
    this.enter(false);
    this.#opening = undo + this.#opening;
  }

  /** Modes that this scene asks for, from the next picture on. */
  want(scene: Scene): void {
    this.#wanted = scene;
  }

  ringBell(): void {
    this.#bell = true;
  }

  setClipboard(base64: string): void {
    this.#clipboard = clipboardSequence(base64);
  }

  /** Shows a notification outside of the terminal's window; nothing where the terminal cannot. */
  notify(title: string, text: string): void {
    this.#notification = notificationSequence(this.#capabilities.notifications, title, text);
  }

  /** Writes what waits and a picture, and calls `done` when the terminal has taken it. Must not be busy. */
  write(picture: Uint8Array, done: () => void): void {
    const words = this.#takeWords();
    if (words === '' && picture.length === 0) {
      done();
      return;
    }
    const head = encoder.encode(words);
    const bytes = new Uint8Array(head.length + picture.length);
    bytes.set(head);
    bytes.set(picture, head.length);
    this.#send(bytes, done);
  }

  #send(bytes: Uint8Array, done: () => void): void {
    this.#busy = true;
    this.#tty.write(bytes, () => {
      this.#busy = false;
      done();
      const next = this.#leaving;
      this.#leaving = undefined;
      if (next !== undefined) next();
      else if (this.#entered && !this.#busy) this.#onIdle();
    });
  }

  /** What is to be said in front of the next picture. */
  #takeWords(): string {
    let words = this.#opening;
    this.#opening = '';
    this.#opened = true;
    if (this.#wanted !== undefined) words += this.#modes.changesTo(this.#wanted);
    if (this.#bell) words += '\x07';
    this.#bell = false;
    words += this.#clipboard + this.#notification;
    this.#clipboard = '';
    this.#notification = '';
    return words;
  }

  /**
   * Gives the terminal back behind what is in flight, then calls `done`. A terminal that takes nothing for
   * `patienceMs` (undefined: there is no hurry) gets its last words by force, or never.
   */
  leave(patienceMs: number | undefined, done: () => void): void {
    const { wasOpened } = this.#forget();
    let over = false;
    const finish = (): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      this.#tty.setRaw(false);
      done();
    };
    const force = (): void => {
      this.#leaving = undefined;
      if (wasOpened) this.#tty.writeNow(encoder.encode(cancelSequence + leaveSequence(this.#capabilities)));
      finish();
    };
    const timer = patienceMs === undefined ? undefined : setTimeout(force, patienceMs);
    const say = (): void => this.#send(encoder.encode(leaveSequence(this.#capabilities)), finish);
    if (!wasOpened) finish();
    else if (this.#busy) this.#leaving = say;
    else say();
  }

  /** Gives the terminal back at once: the process ends and no write in flight will be waited for. */
  leaveNow(): void {
    const { wasEntered, wasOpened } = this.#forget();
    if (wasOpened) this.#tty.writeNow(encoder.encode(cancelSequence + leaveSequence(this.#capabilities)));
    if (wasEntered) this.#tty.setRaw(false);
  }

  /** The terminal is not ours any more. `wasOpened`: it was, and had been told. */
  #forget(): { wasEntered: boolean; wasOpened: boolean } {
    const wasEntered = this.#entered;
    const wasOpened = wasEntered && this.#opened;
    this.#entered = false;
    this.#opened = false;
    return { wasEntered, wasOpened };
  }
}
