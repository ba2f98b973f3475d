/**
 * What a program asked of the keyboard: the kitty protocol's flags, one stack for each screen, and xterm's
 * modifyOtherKeys. Only state; keys are encoded elsewhere.
 * https://sw.kovidgoyal.net/kitty/keyboard-protocol/ · https://invisible-island.net/xterm/modified-keys.html
 */
import type { FlagStackState, KeyboardState } from '../image/state.js';

/** Programs nest two or three deep. Beyond, the oldest entry is forgotten, as the protocol says. */
const maxDepth = 16;
const knownFlags = 0x1f;

class FlagStack implements FlagStackState {
  flags = 0;
  #saved: number[] = [];

  get saved(): readonly number[] {
    return this.#saved;
  }

  restore({ flags, saved }: FlagStackState): void {
    this.flags = flags;
    this.#saved = saved.slice(-maxDepth);
  }

  push(flags: number): void {
    if (this.#saved.length >= maxDepth) this.#saved.shift();
    this.#saved.push(this.flags);
    this.flags = flags & knownFlags;
  }

  pop(count: number): void {
    for (let i = 0; i < Math.min(count, maxDepth + 1); i++) this.flags = this.#saved.pop() ?? 0;
  }

  set(flags: number, mode: number): void {
    const bits = flags & knownFlags;
    if (mode === 1) this.flags = bits;
    else if (mode === 2) this.flags |= bits;
    else if (mode === 3) this.flags &= ~bits;
  }
}

export class KeyboardProtocol {
  #main = new FlagStack();
  #alternate = new FlagStack();
  modifyOtherKeys: 0 | 1 | 2 = 0;

  stack(alternateScreen: boolean): Pick<FlagStack, 'flags' | 'push' | 'pop' | 'set'> {
    return alternateScreen ? this.#alternate : this.#main;
  }

  save(): KeyboardState {
    return { main: this.#main, alternate: this.#alternate, modifyOtherKeys: this.modifyOtherKeys };
  }

  restore({ main, alternate, modifyOtherKeys }: KeyboardState): void {
    this.#main.restore(main);
    this.#alternate.restore(alternate);
    this.modifyOtherKeys = modifyOtherKeys;
  }

  reset(): void {
    this.#main = new FlagStack();
    this.#alternate = new FlagStack();
    this.modifyOtherKeys = 0;
  }

  /** XTMODKEYS, `CSI > resource ; value m`. No value or no resource: the default, off. */
  setModifierResource(resource: number, value: number): void {
    if (resource !== 4 && resource !== 0) return;
    this.modifyOtherKeys = resource === 0 || value <= 0 ? 0 : value === 1 ? 1 : 2;
  }
}
