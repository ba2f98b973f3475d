/** What an option is: where it lives, what its values may be. The tables beside this file list them. */

/** Where an option lives: a session or window option has a global value that the others inherit. */
export type OptionScope = 'server' | 'session' | 'window';

export type OptionType =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'key' }
  | { readonly kind: 'string' };

export interface OptionEntry {
  readonly name: string;
  readonly scope: OptionScope;
  readonly type: OptionType;
  /** As `show-options` prints it. */
  readonly initial: string;
  readonly help: string;
}

export const number = (min: number, max: number): OptionType => ({ kind: 'number', min, max });
export const flag: OptionType = { kind: 'flag' };
export const string: OptionType = { kind: 'string' };
