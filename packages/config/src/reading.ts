/** What the sections of a file are read with. Types only. */
import type { OptionPorts } from '@ccmux/core';
import type { Place } from './place.js';

/** Where a section says what it found, and what is wrong. */
export interface Reading {
  readonly ports: OptionPorts;
  /** Of the key at that path. */
  keyAt(...path: readonly string[]): Place;
  complain(path: readonly string[], message: string): void;
  /** As `complain`, at the key instead of the value. */
  complainOfKey(path: readonly string[], message: string): void;
}
