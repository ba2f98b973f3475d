/**
 * Text of ours at the end of what a pane shows, which is no part of it: drawn anew for every size, and taken away before
 * anything else is shown or kept. Owns what is under it.
 */
import type { Size } from '@ccmux/core';
import type { EmulatorImage } from '@ccmux/term';
import type { GuardedEmulator } from '../watchdog/guarded-emulator.js';

const encoder = new TextEncoder();

/** Text with the sequences that place it, for a size. */
type Draw = (size: Size) => string;

export class Notice {
  readonly #guarded: GuardedEmulator;
  readonly #onChange: () => void;
  #shown: { readonly under: EmulatorImage; readonly draw: Draw } | undefined;

  constructor(guarded: GuardedEmulator, onChange: () => void) {
    this.#guarded = guarded;
    this.#onChange = onChange;
  }

  /** Text on the screen for good. */
  print(text: string): void {
    this.#guarded.emulator.write(encoder.encode(text), Number.POSITIVE_INFINITY);
    this.#onChange();
  }

  /** Over the end of what is shown, in place of another notice. */
  show(draw: Draw): void {
    this.lift();
    this.#shown = { under: this.#guarded.emulator.save(), draw };
    this.print(draw(this.#guarded.emulator.size));
  }

  resize(size: Size): void {
    const shown = this.#shown;
    this.lift();
    this.#guarded.emulator.resize(size);
    if (shown !== undefined) this.show(shown.draw);
  }

  lift(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    if (shown !== undefined) this.#guarded.restore(shown.under);
  }

  /** What the pane shows, without the notice. */
  save(): EmulatorImage {
    return this.#shown?.under ?? this.#guarded.emulator.save();
  }
}
