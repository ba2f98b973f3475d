/** What a command of copy mode is, and what it works with. Families of them are in the files beside this. */
import type { Steps } from '../slices.js';
import type { Action, CopyState } from '../state.js';

/** Where a copied text goes. */
export interface CopyTarget {
  /** What the name of the new buffer begins with. */
  readonly prefix: string;
  readonly toBuffer: boolean;
  readonly toClipboard: boolean;
}

export interface CopyRun {
  readonly state: CopyState;
  readonly args: readonly string[];
  has(flag: string): boolean;
  /** How often; at least 1. */
  readonly count: number;
  copy(text: string, target: CopyTarget): void;
  append(text: string): void;
  /** To a shell command; `undefined`: the one of the option `copy-command`. */
  pipe(text: string, command: string | undefined): void;
  /** Formats in an argument. */
  expand(text: string): string;
  /** The picture anew. */
  refresh(): void;
}

export interface CopyCommand {
  /** getopt letters; none if not given. */
  readonly flags?: string;
  /** Fewest and most words behind the flags; none if not given. */
  readonly words?: readonly [number, number];
  /** When the marks of a search go. */
  readonly unmarks: 'always' | 'never' | 'emacs';
  act(run: CopyRun): Action | Steps<Action>;
}

export type CopyCommands = Readonly<Record<string, CopyCommand>>;

/** A command that only moves. */
export function moving(act: (run: CopyRun) => void, unmarks: CopyCommand['unmarks'] = 'emacs'): CopyCommand {
  return {
    unmarks,
    act: (run) => {
      act(run);
      return 'redraw';
    },
  };
}

/** A command that is done as often as its count says. */
export const repeated = (act: (state: CopyState) => void, unmarks: CopyCommand['unmarks'] = 'emacs'): CopyCommand =>
  moving(({ state, count }) => {
    for (let n = 0; n < count; n++) act(state);
  }, unmarks);

/** As `repeated`, for what may have to look far. */
export const stepping = (act: (state: CopyState) => Steps<void>, unmarks: CopyCommand['unmarks']): CopyCommand => ({
  unmarks,
  *act({ state, count }): Steps<Action> {
    for (let n = 0; n < count; n++) yield* act(state);
    return 'redraw';
  },
});
