/** Which conversation a start of Claude has. Pure: chance and the disk are asked through a port. Never a picker, never a copy. */
import { type ClaudeCommand, wishOf } from './command.js';
import type { Additions } from './launch-words.js';
import { forksUnderGivenId, type Version } from './versions.js';

export interface ConversationInput {
  readonly command: ClaudeCommand;
  /** The conversation that the pane had before, if it is to go on. */
  readonly before: string | undefined;
  readonly version: Version | undefined;
  /** Something was said in it: it is on disk. */
  isKept(session: string): boolean;
  newId(): string;
}

export interface Conversation {
  /** Undefined: Claude will say. */
  readonly session: string | undefined;
  readonly words: Additions['conversation'];
  /** It may be open elsewhere. */
  readonly isOld: boolean;
}

export function conversationOf({ command, before, version, isKept, newId }: ConversationInput): Conversation {
  if (before !== undefined) {
    return { session: before, words: { kind: isKept(before) ? 'resume' : 'new', session: before }, isOld: true };
  }
  const wish = wishOf(command);
  const chosen = (session: string | undefined): Conversation => ({ session, words: { kind: 'start', session }, isOld: false });
  switch (wish.kind) {
    case 'new':
      return chosen(newId());
    case 'fork':
      return chosen(forksUnderGivenId(version) ? newId() : undefined);
    case 'given':
      return { session: wish.session, words: { kind: 'start', session: undefined }, isOld: true };
    case 'theirs':
      return chosen(undefined);
  }
}
