/**
 * Targets: the texts behind `-t`. Owns the grammar `session:window.pane` with tmux's ways to name each part, and the
 * order in which a bare word is tried. Returns one place in the model or tmux's error text.
 */
import { markedPlace } from '../model/mark.js';
import type { Place } from '../model/place.js';
import type { Session } from '../model/state.js';
import { err, ok, type Result } from '../result.js';
import { findPane } from './find-pane.js';
import { findSession } from './find-session.js';
import { type FoundWindow, findWindow } from './find-window.js';
import type { TargetContext, TargetKind } from './place.js';

/** The place that `text` names; the current one for no text. */
export function resolveTarget(kind: TargetKind, text: string | undefined, context: TargetContext): Result<Place, string> {
  if (text === undefined || text === '') return context.current === undefined ? err('no current target') : ok(context.current);
  const pointed = pointedPlace(text, context);
  if (pointed !== undefined) return pointed;
  const parts = splitTarget(kind, text);
  if (parts.session === undefined && parts.window === undefined) return resolvePane(parts.pane ?? '', context);
  if (parts.session === undefined) return resolveWindow(parts.window ?? '', parts.pane, context);
  const session = findSession(parts.session, context);
  return session.ok ? inSession(session.value, parts.window, parts.pane, context) : session;
}

/** `{mouse}` and `{marked}` stand for whole targets; undefined for any other text. */
export function pointedPlace(text: string, { model, mouse }: TargetContext): Result<Place, string> | undefined {
  if (text === '=' || text === '{mouse}') return mouse === undefined ? err('no mouse target') : ok(mouse);
  if (text !== '~' && text !== '{marked}') return undefined;
  const marked = markedPlace(model);
  return marked === undefined ? err('no marked target') : ok(marked);
}

export interface Parts {
  readonly session: string | undefined;
  readonly window: string | undefined;
  readonly pane: string | undefined;
}

/** An absent part is undefined; an empty one (`:1`, `.1`) means the current one. */
export function splitTarget(kind: TargetKind, text: string): Parts {
  const colon = text.indexOf(':');
  const rest = colon < 0 ? text : text.slice(colon + 1);
  const dot = rest.indexOf('.');
  const head = dot < 0 ? rest : rest.slice(0, dot);
  const pane = dot < 0 ? undefined : rest.slice(dot + 1);
  if (colon >= 0) return { session: text.slice(0, colon), window: head || undefined, pane: pane || undefined };
  if (pane !== undefined) {
    if (text.startsWith('$')) return { session: head, window: undefined, pane };
    return { session: undefined, window: head, pane };
  }
  if (text.startsWith('$')) return { session: text, window: undefined, pane: undefined };
  if (text.startsWith('@')) return { session: undefined, window: text, pane: undefined };
  if (text.startsWith('%')) return { session: undefined, window: undefined, pane: text };
  if (kind === 'session') return { session: text, window: undefined, pane: undefined };
  if (kind === 'window') return { session: undefined, window: text, pane: undefined };
  return { session: undefined, window: undefined, pane: text };
}

/** A bare word as a window of the current session, else as a session. */
function resolveWindow(text: string, pane: string | undefined, context: TargetContext): Result<Place, string> {
  const found = findWindow(text, undefined, context);
  if (found.ok) return inWindow(found.value, pane, context);
  if (text === '') return err('no current target');
  const session = findSession(text, context);
  return session.ok ? inSession(session.value, undefined, pane, context) : found;
}

/** A bare word as a pane of the current window, else as a window, else as a session. */
function resolvePane(text: string, context: TargetContext): Result<Place, string> {
  const found = findPane(text, undefined, context);
  if (found.ok) return found;
  const window = resolveWindow(text, undefined, context);
  return window.ok ? window : found;
}

function inSession(
  session: Session,
  window: string | undefined,
  pane: string | undefined,
  context: TargetContext,
): Result<Place, string> {
  if (window === undefined) {
    const current = findWindow('{current}', session, context);
    return current.ok ? inWindow(current.value, pane, context) : current;
  }
  const found = findWindow(window, session, context);
  return found.ok ? inWindow(found.value, pane, context) : found;
}

function inWindow(found: FoundWindow, pane: string | undefined, context: TargetContext): Result<Place, string> {
  if (pane !== undefined) return findPane(pane, found, context);
  return ok({ session: found.session.id, index: found.index, window: found.window.id, pane: found.window.active });
}
