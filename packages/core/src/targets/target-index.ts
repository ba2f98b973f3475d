/**
 * Targets of commands that put a window somewhere: a session, and an index in it that need not have a window yet.
 * Returns tmux's error text.
 */
import type { SessionId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { findSession } from './find-session.js';
import { findWindow, offset } from './find-window.js';
import type { TargetContext } from './place.js';
import { pointedPlace, splitTarget } from './target.js';

export interface TargetIndex {
  readonly session: SessionId;
  /** Undefined: the target says none, any free one will do. */
  readonly index: number | undefined;
}

/** Where `text` says; the current session for no text. */
export function resolveIndex(text: string | undefined, context: TargetContext): Result<TargetIndex, string> {
  const { current } = context;
  if (text === undefined || text === '')
    return current === undefined ? err('no current target') : ok({ session: current.session, index: undefined });
  const pointed = pointedPlace(text, context);
  if (pointed !== undefined) return pointed;
  const parts = splitTarget('window', text);
  if (parts.session !== undefined) {
    const session = findSession(parts.session, context);
    if (!session.ok) return session;
    if (parts.window === undefined) return ok({ session: session.value.id, index: undefined });
    return indexIn(parts.window, session.value.id, context);
  }
  const word = parts.window ?? '';
  const found =
    word.startsWith('@') || current === undefined ? windowNamed(word, context) : indexIn(word, current.session, context);
  if (found.ok || word === '') return found;
  const session = findSession(word, context);
  return session.ok ? ok({ session: session.value.id, index: undefined }) : found;
}

function windowNamed(text: string, context: TargetContext): Result<TargetIndex, string> {
  const found = findWindow(text, undefined, context);
  return found.ok ? ok({ session: found.value.session.id, index: found.value.index }) : found;
}

function indexIn(text: string, id: SessionId, context: TargetContext): Result<TargetIndex, string> {
  const session = context.model.sessions.get(id);
  const missing = err(`can't find window: ${text.replace(/^=/, '')}`);
  if (session === undefined) return missing;
  const by = offset(text);
  if (by !== undefined) return session.current + by < 0 ? missing : ok({ session: id, index: session.current + by });
  const found = findWindow(text, session, context);
  if (found.ok) return ok({ session: id, index: found.value.index });
  const digits = text.replace(/^=/, '');
  return /^\d{1,10}$/.test(digits) && Number(digits) <= maxIndex ? ok({ session: id, index: Number(digits) }) : missing;
}

/** As in tmux: a 32-bit number. */
const maxIndex = 2 ** 31 - 1;
