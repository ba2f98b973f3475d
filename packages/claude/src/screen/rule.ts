/**
 * What a rule of the screen is: in which region a row looks how, and what that says. The rules themselves are data, one
 * file per family of programs in rules/; people can add their own.
 */
import type { PermissionMode, WaitingFor } from '../state/state.js';

/**
 * Parts of a screen, found by structure (regions.ts), so that words of the model, of files or of people cannot stand in them.
 *
 *   status     the lowest row above the prompt box that begins in column 0: the spinner's place
 *   hint       the row right above the prompt box
 *   box        the rows of the prompt box
 *   footer     the rows right below the box
 *   below      what stands below the footer: the list of agents
 *   edge       the line above a dialog
 *   head       the first row of a dialog, which took the box's place
 *   dialog     all rows of a dialog
 *   ask        the rows right above a dialog's options, up to a blank or a line: what it asks
 *   options    from its first option to the end
 *   end        the last row, and the one before it if it is not blank, where there is no box; of a dialog, its last
 *              paragraph as one row, too
 *   screen     all rows
 */
export const REGIONS = [
  'status',
  'hint',
  'box',
  'footer',
  'below',
  'edge',
  'head',
  'dialog',
  'ask',
  'options',
  'end',
  'screen',
] as const;

export type RegionName = (typeof REGIONS)[number];

/**
 * What a rule says when it holds. `spinning`: working as long as the row goes on changing. `background`: agents
 * work beside a turn that has ended. `shells-work`: shells in the background are work to this version. `typing`: idle, with a person who looks for what to type. `placeholder`: words in the box that the
 * program wrote. `viewer`: the screen shows something that says nothing of the state. The groups `n`, `attempt`, `of` and `text` of the pattern carry numbers and words.
 */
export type Says =
  | {
      readonly kind:
        | 'working'
        | 'spinning'
        | 'background'
        | 'shells-work'
        | 'idle'
        | 'typing'
        | 'viewer'
        | 'placeholder'
        | 'shells'
        | 'agents'
        | 'retrying'
        | 'api-error';
    }
  | { readonly kind: 'waiting'; readonly for: WaitingFor }
  | { readonly kind: 'mode'; readonly mode: PermissionMode };

export interface Rule {
  readonly name: string;
  readonly region: RegionName;
  /** A regular expression (flag `u`) that a row of the region matches; `^` is column 0, and has to be there. */
  readonly row: RegExp;
  /** All of these have to be seen, too. */
  readonly also: readonly { readonly region: RegionName; readonly row: RegExp }[];
  readonly says: Says;
  /** For people: what the row is. */
  readonly why: string;
}

/** The rules of one family of programs, in order: of those that say a state, the first that holds counts. */
export interface RuleSet {
  readonly family: string;
  readonly rules: readonly Rule[];
}
