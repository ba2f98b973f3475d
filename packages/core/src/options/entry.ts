/** What an option is: where it lives, what its values may be. The tables beside this file list them. */

/**
 * Where an option lives: session and window options have a global value that the others inherit. `pane` is a window
 * option that a pane may have a value of its own of.
 */
export type OptionScope = 'server' | 'session' | 'window' | 'pane';

export type ScalarType =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'key' }
  /** `pattern`: what the text has to match, as a glob. `shell`: it names a program that can be a shell. */
  | { readonly kind: 'string'; readonly pattern?: string; readonly shell?: true }
  | { readonly kind: 'style' }
  | { readonly kind: 'colour' }
  /** A line of the command language. */
  | { readonly kind: 'command' };

/** Numbered items, set one by one as `name[3]` or together as a text that `separators` divide; '' divides nothing. */
export interface ArrayType {
  readonly kind: 'array';
  readonly of: ScalarType;
  readonly separators: string;
  readonly items: readonly string[];
}

export type OptionType = ScalarType | ArrayType;

export interface OptionEntry {
  readonly name: string;
  readonly scope: OptionScope;
  readonly type: OptionType;
  /** As `show-options` prints it; of an array the items of its type say it, and this is ''. */
  readonly initial: string;
  readonly help: string;
  /** What a new value matters to; everything at once when left out. */
  readonly appliesTo?: 'panes' | 'sessions';
}

export const number = (min: number, max: number): ScalarType => ({ kind: 'number', min, max });
export const choice = (...of: readonly string[]): ScalarType => ({ kind: 'choice', of });
export const flag: ScalarType = { kind: 'flag' };
export const string: ScalarType = { kind: 'string' };
export const style: ScalarType = { kind: 'style' };
export const colour: ScalarType = { kind: 'colour' };
export const command: ScalarType = { kind: 'command' };

export const array = (of: ScalarType, separators: string, items: readonly string[] = []): ArrayType => ({
  kind: 'array',
  of,
  separators,
  items,
});
