/**
 * What a client's input does: key tables first, then the program in the active pane. Owns the key table state of one
 * client and the order of its input: while a command runs that takes time, what comes after it waits.
 */
import {
  bindingKey,
  encodeFocus,
  encodeKey,
  encodeText,
  flagOption,
  type KeyName,
  type PaneId,
  PasteEncoder,
  parseHostKey,
} from '@ccmux/core';
import { type InputEvent, type InputMessage, inputLength } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Caller } from '../commands/caller.js';
import { keyTableOf } from '../operations/lost-pane.js';
import { synchronizedWith } from '../operations/synchronized-panes.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import type { Binding } from './binding.js';
import { type KeyOptions, keyOptions } from './key-options.js';
import { KeyState } from './key-state.js';
import { isCharacterKey } from './key-tables.js';
import type { MouseEvent } from './mouse-at.js';
import { MouseHandler } from './mouse-handler.js';
import { SurfaceInput } from './surface-input.js';
import { userKey } from './user-keys.js';

/** Commands that a read-only client's keys may run. */
const forReaders: ReadonlySet<string> = new Set([
  'attach-session',
  'detach-client',
  'list-clients',
  'suspend-client',
  'switch-client',
]);
/** What leaves the list behind the prefix, and is meant to. */
const leaving: ReadonlySet<string> = new Set(['Escape', 'C-c', 'C-g']);
/** Events that may wait behind a slow command; past it input is dropped, and the person told. */
const maxWaiting = 20_000;

/** Comes of the clock. */
interface DoubleClick {
  readonly kind: 'double-click';
  readonly press: MouseEvent;
}

interface Waiting {
  readonly event: InputEvent | DoubleClick;
  readonly kittyFlags: number;
  /** The place behind it in all that was typed at the client; undefined where nobody counts. */
  readonly upTo?: number | undefined;
}

export class InputHandler {
  readonly #client: AttachedClient;
  readonly #caller: Caller;
  readonly #services: Services;
  readonly #options: KeyOptions;
  readonly #keys: KeyState;
  readonly #mouse: MouseHandler;
  readonly #surface: SurfaceInput;
  readonly #paste = new Map<PaneId, PasteEncoder>();
  #hasPasted = false;
  #waiting: Waiting[] = [];
  #busy = false;
  #left = false;
  /** Behind the event that is looked at. */
  #place: number | undefined;

  constructor(client: AttachedClient, caller: Caller, services: Services) {
    this.#client = client;
    this.#caller = caller;
    this.#services = services;
    this.#options = keyOptions(services.store, client);
    this.#keys = new KeyState({
      keys: services.keys,
      clock: services.clock,
      options: () => this.#options,
      modeTable: () => this.#modeTable(),
      onChange: () => {
        client.keyTable = this.#keys.table ?? this.#options.defaultTable;
        client.invalidate();
      },
    });
    client.press = (key) => {
      this.#waiting.push({ event: { kind: 'key', key, raw: new Uint8Array(0), type: 1 }, kittyFlags: 0 });
      this.#services.clock.soon(() => this.#drain());
    };
    client.setKeyTable = (table) => this.#keys.set(table);
    this.#mouse = new MouseHandler(client, services, {
      look: (key, modeTable) => this.#keys.look(key, () => modeTable),
      run: (binding, mouse) => this.#run(binding, { ...this.#caller, place: mouse.here ?? this.#caller.place, mouse }),
      doubleClicked: (press) => {
        this.#waiting.push({ event: { kind: 'double-click', press }, kittyFlags: 0 });
        this.#drain();
      },
    });
    this.#surface = new SurfaceInput(client, (rest) => this.#putBack(rest));
    client.onOverlay = () => this.#drain();
  }

  handle(message: InputMessage): void {
    if (this.#left) return;
    if (message.events.some((e) => e.kind === 'key' || e.kind === 'text')) this.#client.look.pressed();
    let upTo = this.#client.hello.input === undefined ? undefined : message.from;
    const waiting: Waiting[] = message.events.map((event) => {
      if (upTo !== undefined) upTo += inputLength(event);
      return { event, kittyFlags: message.kittyFlags, upTo };
    });
    if (this.#client.overlays.isOpen) return this.#client.overlays.giveBack(message.events, upTo);
    for (const one of waiting) this.#waiting.push(one);
    this.#drain();
    // What still waits now waits for a command; a single read of a paste may be more than the bound.
    if (this.#waiting.length > maxWaiting) {
      this.#waiting = [];
      this.#client.showMessage('too much input while a command was running; some was dropped');
    }
  }

  /** The client leaves: what it typed behind that is not for the program. */
  dispose(): void {
    this.#keys.dispose();
    this.#mouse.dispose();
    this.#waiting = [];
    this.#left = true;
  }

  #drain(): void {
    // The command that keeps us waiting may be the one that shows the overlay, and ends with it.
    const { overlays, surfaces } = this.#client;
    while ((!this.#busy || overlays.isOpen || surfaces.hasOverlay) && this.#waiting.length > 0) {
      if (overlays.isOpen) {
        const rest = this.#waiting.flatMap(({ event }) => (event.kind === 'double-click' ? [] : [event]));
        const upTo = this.#waiting.findLast((waiting) => waiting.upTo !== undefined)?.upTo;
        this.#waiting = [];
        this.#settle();
        return overlays.giveBack(rest, upTo);
      }
      const { event, kittyFlags, upTo } = this.#waiting.shift()!;
      this.#take(upTo);
      this.#dispatch(event, kittyFlags);
    }
    this.#settle();
  }

  /** What is typed up to there is about to have its effect. */
  #take(upTo: number | undefined): void {
    this.#place = upTo;
    const { input } = this.#client.hello;
    if (input !== undefined && upTo !== undefined) this.#services.ptyhost.takeInput(input.id, upTo);
  }

  /** A key that only begins something, as the prefix, has to be typed again with what follows when the server dies. */
  #settle(): void {
    this.#services.ptyhost.settleInput(this.#keys.table === undefined);
  }

  /** The rest of an event, of which only what is in front is looked at now. */
  #putBack(rest: InputEvent): void {
    const upTo = this.#place;
    this.#waiting.unshift({ event: rest, kittyFlags: 0, upTo });
    if (upTo !== undefined) this.#take(upTo - inputLength(rest));
  }

  #dispatch(event: Waiting['event'], kittyFlags: number): void {
    if (event.kind === 'double-click') {
      if (this.#client.surfaces.top === undefined) this.#mouse.doubleClicked(event.press);
      return;
    }
    if (this.#surface.take(event, kittyFlags, this.#keys.table ?? 'root', this.#options)) return;
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
        return this.#raw(event.bytes);
    }
  }

  /** Text goes to the program in one piece unless its first key may be bound. */
  #text(bytes: Uint8Array): void {
    const { defaultTable, prefix, prefix2 } = this.#options;
    const { keys } = this.#services;
    const looksAtText = defaultTable === 'root' ? keys.bindsText : keys.bindsTextIn(defaultTable);
    const hasTextPrefix = isCharacterKey(prefix) || isCharacterKey(prefix2);
    const plain = this.#keys.table === undefined && this.#modeTable() === undefined && !looksAtText && !hasTextPrefix;
    if (plain) {
      this.#toProgram(({ emulator }) => encodeText(bytes, emulator.modes));
      return;
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const rest = bytes.subarray(Buffer.byteLength(first));
    if (rest.length > 0) this.#putBack({ kind: 'text', bytes: rest });
    this.#key(first === ' ' ? 'Space' : first, Buffer.from(first), 1, 0);
  }

  #key(name: string, raw: Uint8Array, type: 1 | 2 | 3, kittyFlags: number): void {
    const parsed = parseHostKey(name);
    if (!parsed.ok) return this.#toProgram(() => raw);
    if (type !== 3 && this.#bound(userKey(this.#services.store.model, raw) ?? bindingKey(parsed.value))) return;
    this.#toProgram(({ emulator: { modes } }) => {
      // The host speaks the very protocol that the program asked for: nothing to translate.
      const same = modes.kittyFlags !== 0 && modes.kittyFlags === kittyFlags;
      return same ? raw : encodeKey(parsed.value, modes, type);
    });
  }

  /** Runs what the key is bound to; false when the program shall have it. */
  #bound(key: KeyName): boolean {
    const isAfterPrefix = this.#keys.table === 'prefix';
    const found = this.#keys.look(key);
    if (found.kind === 'run') this.#run(found.binding);
    if (found.kind === 'taken' && isAfterPrefix && !leaving.has(key)) this.#sayUnbound(key);
    return found.kind !== 'pass';
  }

  /** Who is shown hints may not know that nothing was to happen. */
  #sayUnbound(key: KeyName): void {
    const { model } = this.#services.store;
    if (!flagOption(model, 'hints', { session: this.#client.session })) return;
    const { prefix } = this.#options;
    this.#client.showMessage(`${prefix} ${key} does nothing; ${prefix} ? lists the keys`);
  }

  #run({ commands }: Binding, caller = this.#caller): void {
    if (this.#client.flags.readOnly && !commands.every(({ name }) => forReaders.has(name))) {
      return this.#client.showMessage('client is read-only');
    }
    // What it does may end the server, and is not done twice.
    this.#services.ptyhost.settleInput(true);
    const running = this.#services.runAndReport(commands, caller);
    if (running === undefined) return;
    this.#busy = true;
    void running.finally(() => {
      this.#busy = false;
      this.#drain();
    });
  }

  /** A sequence that has no name, unless somebody has given it one. */
  #raw(bytes: Uint8Array): void {
    const key = userKey(this.#services.store.model, bytes);
    if (key === undefined || !this.#bound(key)) this.#toProgram(() => bytes);
  }

  #pasted(bytes: Uint8Array, start: boolean, end: boolean): void {
    this.#toProgram(({ id, emulator }) => {
      const started = start ? undefined : this.#paste.get(id);
      // Its beginning was taken by a server that is gone.
      const isGoingOn = !start && !this.#hasPasted;
      this.#hasPasted = true;
      const encoder = started ?? new PasteEncoder(emulator.modes.bracketedPaste, isGoingOn);
      if (end) this.#paste.delete(id);
      else this.#paste.set(id, encoder);
      return encoder.push(bytes, end);
    });
  }

  #focus(gained: boolean): void {
    this.#services.clients.focused(this.#client, gained);
    if (!flagOption(this.#services.store.model, 'focus-events', {})) return;
    const runtime = this.#active();
    const hears = runtime !== undefined && runtime.mode === undefined && runtime.emulator.modes.focusEvents;
    if (hears && !this.#client.flags.readOnly) this.#services.panes.write(runtime.id, encodeFocus(gained));
  }

  /** Types into the active pane and those that are synchronized with it, for each as its program asked for it. */
  #toProgram(encode: (runtime: PaneRuntime) => Uint8Array): void {
    const runtime = this.#active();
    if (this.#client.flags.readOnly || runtime === undefined || runtime.mode !== undefined) return;
    runtime.typedMs = this.#services.clock.now();
    this.#services.panes.write(runtime.id, encode(runtime));
    for (const other of synchronizedWith(this.#services, runtime.id)) this.#services.panes.write(other.id, encode(other));
  }

  /** The keys of a mode, or of a pane whose program is gone. */
  #modeTable(): string | undefined {
    const runtime = this.#active();
    if (runtime === undefined || runtime.mode !== undefined) return runtime?.mode?.keyTable;
    return keyTableOf(this.#services.store.model, runtime.id);
  }

  #active(): PaneRuntime | undefined {
    const pane = this.#client.activePane;
    return pane === undefined ? undefined : this.#services.panes.get(pane);
  }
}
