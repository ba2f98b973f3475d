/**
 * What a client's input does: key tables first, then the program in the active pane. Owns the key table state of one
 * client and the order of its input: while a command runs that takes time, what comes after it waits.
 */
import {
  bindingKey,
  encodeFocus,
  encodeKey,
  encodeText,
  type KeyName,
  numberOption,
  optionAt,
  type PaneId,
  PasteEncoder,
  parseHostKey,
} from '@ccmux/core';
import type { InputEvent, InputMessage } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Clock, Timer } from '../clock.js';
import type { Caller } from '../commands/caller.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import { isCharacterKey } from './key-tables.js';
import { MouseHandler } from './mouse-handler.js';
import { SurfaceInput } from './surface-input.js';

/** Commands that a read-only client's keys may run. */
const leaves = /^(detach-client|switch-client)\b/;
/** Events that may wait behind a slow command; past it input is dropped, and the person told. */
const maxWaiting = 20_000;

interface Waiting {
  readonly event: InputEvent;
  readonly kittyFlags: number;
}

export class InputHandler {
  readonly #client: AttachedClient;
  readonly #caller: Caller;
  readonly #services: Services;
  readonly #clock: Clock;
  readonly #mouse: MouseHandler;
  readonly #surface: SurfaceInput;
  readonly #paste = new Map<PaneId, PasteEncoder>();
  /** `root`, or a table that the next key is looked up in. */
  #table = 'root';
  #repeat: Timer | undefined;
  #waiting: Waiting[] = [];
  #busy = false;
  #left = false;

  constructor(client: AttachedClient, caller: Caller, services: Services) {
    this.#client = client;
    this.#caller = caller;
    this.#services = services;
    this.#clock = services.clock;
    this.#mouse = new MouseHandler(client, services);
    this.#surface = new SurfaceInput(client, (rest) => this.#waiting.unshift({ event: rest, kittyFlags: 0 }));
    client.onOverlay = () => this.#drain();
  }

  handle(message: InputMessage): void {
    if (this.#left) return;
    if (this.#client.overlays.isOpen) return this.#client.overlays.giveBack(message.events);
    for (const event of message.events) this.#waiting.push({ event, kittyFlags: message.kittyFlags });
    this.#drain();
    // What still waits now waits for a command; a single read of a paste may be more than the bound.
    if (this.#waiting.length > maxWaiting) {
      this.#waiting = [];
      this.#client.showMessage('too much input while a command was running; some was dropped');
    }
  }

  /** The client leaves: what it typed behind that is not for the program. */
  dispose(): void {
    this.#repeat?.cancel();
    this.#waiting = [];
    this.#left = true;
  }

  #drain(): void {
    // The command that keeps us waiting may be the one that shows the overlay, and ends with it.
    while ((!this.#busy || this.#client.surfaces.hasOverlay) && this.#waiting.length > 0) {
      if (this.#client.overlays.isOpen) {
        const rest = this.#waiting.map((w) => w.event);
        this.#waiting = [];
        return this.#client.overlays.giveBack(rest);
      }
      const { event, kittyFlags } = this.#waiting.shift()!;
      this.#dispatch(event, kittyFlags);
    }
  }

  #dispatch(event: InputEvent, kittyFlags: number): void {
    if (this.#surface.take(event, kittyFlags, this.#table, this.#prefix)) return;
    switch (event.kind) {
      case 'text':
        return this.#text(event.bytes);
      case 'key':
        return this.#key(event.key, event.raw, event.type, kittyFlags);
      case 'paste':
        return this.#pasted(event.bytes, event.start, event.end);
      case 'mouse':
        return this.#client.flags.readOnly ? undefined : this.#mouse.handle(event);
      case 'focus':
        return this.#focus(event.gained);
      case 'raw':
        return this.#toProgram(event.bytes);
    }
  }

  /** Text goes to the program in one piece unless its first key may be bound. */
  #text(bytes: Uint8Array): void {
    const runtime = this.#active();
    const plain =
      this.#table === 'root' && runtime?.mode === undefined && !this.#services.keys.bindsText && !isCharacterKey(this.#prefix);
    if (plain) {
      if (runtime !== undefined) this.#toProgram(encodeText(bytes, runtime.emulator.modes));
      return;
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const rest = bytes.subarray(Buffer.byteLength(first));
    if (rest.length > 0) this.#waiting.unshift({ event: { kind: 'text', bytes: rest }, kittyFlags: 0 });
    this.#key(first === ' ' ? 'Space' : first, Buffer.from(first), 1, 0);
  }

  #key(name: string, raw: Uint8Array, type: 1 | 2 | 3, kittyFlags: number): void {
    const parsed = parseHostKey(name);
    if (!parsed.ok) return this.#toProgram(raw);
    if (type !== 3 && this.#bound(bindingKey(parsed.value))) return;
    const runtime = this.#active();
    if (runtime === undefined || runtime.mode !== undefined) return;
    const modes = runtime.emulator.modes;
    // The host speaks the very protocol that the program asked for: nothing to translate.
    const same = modes.kittyFlags !== 0 && modes.kittyFlags === kittyFlags;
    this.#toProgram(same ? raw : encodeKey(parsed.value, modes, type));
  }

  /** Runs what the key is bound to; false when the program shall have it. */
  #bound(key: KeyName): boolean {
    const { keys } = this.#services;
    const repeating = this.#repeat !== undefined;
    const table = this.#table;
    this.#enter('root');
    if (table === 'root' && key === this.#prefix) {
      this.#enter('prefix');
      return true;
    }
    const mode = this.#active()?.mode === undefined ? 'root' : 'copy-mode';
    const binding = keys.lookup(table === 'root' ? mode : table, key);
    if (binding === undefined) {
      // A key that follows a repeated one and is not bound there is an ordinary key again.
      if (repeating && table === 'prefix') return this.#bound(key);
      return table !== 'root';
    }
    if (repeating && !binding.repeat) return this.#bound(key);
    if (binding.repeat) {
      this.#table = table;
      this.#repeat = this.#clock.after(this.#repeatMs, () => this.#enter('root'));
    }
    this.#run(binding.command);
    return true;
  }

  get #prefix(): string {
    return optionAt(this.#services.store.model, 'prefix', { session: this.#client.session });
  }

  get #repeatMs(): number {
    return numberOption(this.#services.store.model, 'repeat-time', { session: this.#client.session });
  }

  #enter(table: string): void {
    this.#repeat?.cancel();
    this.#repeat = undefined;
    this.#table = table;
  }

  #run(command: string): void {
    // Who only looks may go, and nothing else.
    if (this.#client.flags.readOnly && !leaves.test(command)) return;
    const running = this.#services.runAndReport(command, this.#caller);
    if (running === undefined) return;
    this.#busy = true;
    void running.finally(() => {
      this.#busy = false;
      this.#drain();
    });
  }

  #pasted(bytes: Uint8Array, start: boolean, end: boolean): void {
    const runtime = this.#active();
    if (runtime === undefined || runtime.mode !== undefined) return;
    const started = start ? undefined : this.#paste.get(runtime.id);
    const encoder = started ?? new PasteEncoder(runtime.emulator.modes.bracketedPaste);
    this.#toProgram(encoder.push(bytes, end));
    if (end) this.#paste.delete(runtime.id);
    else this.#paste.set(runtime.id, encoder);
  }

  #focus(gained: boolean): void {
    const runtime = this.#active();
    if (runtime?.emulator.modes.focusEvents) this.#toProgram(encodeFocus(gained));
  }

  #toProgram(bytes: Uint8Array): void {
    if (this.#client.flags.readOnly) return;
    const pane = this.#client.activePane;
    if (pane !== undefined && this.#services.panes.get(pane)?.mode === undefined) this.#services.panes.write(pane, bytes);
  }

  #active(): PaneRuntime | undefined {
    const pane = this.#client.activePane;
    return pane === undefined ? undefined : this.#services.panes.get(pane);
  }
}
