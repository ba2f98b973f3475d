/** The options that decide what a client's keys do. Each is looked up when it is read: most keys need one or two of them. */
import { numberOption, optionAt, type SessionId } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

export interface KeyOptions {
  readonly prefix: string;
  readonly prefix2: string;
  /** Milliseconds in which a key that repeats needs no prefix; 0: none does. */
  readonly repeatMs: number;
  /** The same for the first time that it is pressed; 0: `repeatMs`. */
  readonly initialRepeatMs: number;
  /** The table of a client that has no other. */
  readonly defaultTable: string;
}

/** `at`: what the client looks at now. */
export function keyOptions(store: ModelStore, at: { readonly session: SessionId }): KeyOptions {
  return {
    get prefix() {
      return optionAt(store.model, 'prefix', { session: at.session });
    },
    get prefix2() {
      return optionAt(store.model, 'prefix2', { session: at.session });
    },
    get repeatMs() {
      return numberOption(store.model, 'repeat-time', { session: at.session });
    },
    get initialRepeatMs() {
      return numberOption(store.model, 'initial-repeat-time', { session: at.session });
    },
    get defaultTable() {
      return optionAt(store.model, 'key-table', { session: at.session });
    },
  };
}
