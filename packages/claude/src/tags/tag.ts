/**
 * What an agent may ask for in a tag. Owns the words and their limits; how a tag is written is the grammar's affair, whether
 * it is carried out the policy's.
 */

/** How the new pane is placed: beside (`vertical`: a vertical border), below, or in a window of its own. */
export type TagLayout = 'vertical' | 'horizontal' | 'window';

export interface SpawnTag {
  readonly kind: 'spawn';
  /** As written: a line for a person or a splitter, never to be given to a shell unread. */
  readonly command: string;
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly layout?: TagLayout;
  readonly focus?: 'new' | 'current';
  /** The name that the agent chose, unique within its tree. */
  readonly paneId?: string;
  readonly parent?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly restart?: 'never' | 'on-crash';
}

export interface InputTag {
  readonly kind: 'input';
  readonly to: string;
  readonly text: string;
}

export interface ControlTag {
  readonly kind: 'control';
  readonly pane: string;
  readonly action: 'close' | 'interrupt' | 'focus' | 'restart';
}

export type Tag = SpawnTag | InputTag | ControlTag;

/** Characters of one tag with all that is in it, and tags of one message. */
export const maxTagLength = 16 * 1024;
export const maxTags = 8;
/** Seconds that a pane may be asked to live. */
export const maxTimeout = 7 * 24 * 3600;
export const maxVariables = 32;
