/**
 * Text of ours at the end of what a pane shows, which is no part of it: drawn anew for every size, and taken away before
 * anything else is shown or kept. Owns what is under it.
 */
import type { Size } from '@ccmux/core';
import { type Emulator, type EmulatorImage, writtenLength } from '@ccmux/term';
import type { GuardedEmulator } from '../watchdog/guarded-emulator.js';

const encoder = new TextEncoder();

/** Text with the sequences that place it, for a size. `used`: rows from the top that something is written in. */
type Draw = (size: Size, used: number) => string;

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
    const { emulator } = this.#guarded;
    this.#shown = { under: emulator.save(), draw };
    this.print(draw(emulator.size, usedRows(emulator)));
  }

  resize(size: Size): void {
    const shown = this.#shown;
    this.lift();
    this.#guarded.resize(size);
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

function usedRows(emulator: Emulator): number {
  let used = emulator.size.rows;
  while (used > 0 && writtenLength(emulator.row(used - 1)) === 0) used--;
  return used;
}
