/**
 * What became of one prompt, told from the records behind it: whether Claude has it, works on it, and what it answered in the
 * end. A value that each record moves on. Pure.
 */
import { type Entry, entriesOf } from '../transcript/entry.js';
import { isInTree, type TranscriptRecord } from '../transcript/record.js';
import { isSameText, isWithin } from './same-text.js';

export interface Turn {
  /** Its record is there. */
  readonly isAccepted: boolean;
  /** Claude took it in while it worked, and will come to it. */
  readonly isQueued: boolean;
  readonly isStarted: boolean;
  /** Undefined: as far as the records tell, it goes on. */
  readonly outcome: 'answered' | 'interrupted' | 'failed' | undefined;
  /** What Claude said last, behind the last tool. */
  readonly answer: string;
}

export const noTurn: Turn = { isAccepted: false, isQueued: false, isStarted: false, outcome: undefined, answer: '' };

export function followTurn(turn: Turn, record: TranscriptRecord, sent: string): Turn {
  if (record.kind === 'queue') {
    const isOurs = record.operation === 'enqueue' && record.text !== undefined && isSameText(sent, record.text);
    return isOurs && !turn.isAccepted ? { ...turn, isQueued: true } : turn;
  }
  if (!isInTree(record) || record.isSidechain) return turn;
  if (record.kind === 'turn-end') return turn.isAccepted ? { ...turn, outcome: turn.outcome ?? 'answered' } : turn;
  return entriesOf(record).reduce((before, entry) => followEntry(before, entry, sent), turn);
}

/** As `followTurn`, in the order of the conversation; that of the file may be another one within a moment. */
export function followEntry(turn: Turn, entry: Entry, sent: string): Turn {
  if (!turn.isAccepted) return isOurs(entry, sent) ? { ...noTurn, isAccepted: true } : turn;
  if (turn.outcome !== undefined) return turn;
  switch (entry.kind) {
    case 'reply': {
      const answer = turn.answer === '' ? entry.text : `${turn.answer}\n\n${entry.text}`;
      return { ...turn, isStarted: true, answer };
    }
    case 'thinking':
      return { ...turn, isStarted: true };
    case 'tool-call':
      return { ...turn, isStarted: true, answer: '' };
    case 'tool-result':
      return { ...turn, isStarted: true };
    case 'error':
      return { ...turn, isStarted: true, outcome: 'failed', answer: entry.text };
    case 'interrupted':
      return { ...turn, isStarted: true, outcome: 'interrupted' };
    default:
      return turn;
  }
}

function isOurs(entry: Entry, sent: string): boolean {
  switch (entry.kind) {
    case 'prompt':
      return isSameText(sent, entry.text) || isWithin(sent, entry.text);
    case 'command':
      return isSameText(sent, `${entry.name} ${entry.args}`);
    case 'shell':
      return isSameText(sent, `!${entry.command}`);
    default:
      return false;
  }
}
