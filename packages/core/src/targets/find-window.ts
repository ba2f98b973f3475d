/** The window part of a target: id, index, `+ - ! ^ $`, `{tokens}`, `=exact`, name, prefix, pattern. */

import { matchesGlob } from '../format/glob.js';
import { parseWindowId, type WindowId } from '../ids.js';
import { indexOfWindow, sessionsOfWindow, windowsOf } from '../model/select.js';
import type { Model, Session, Window } from '../model/state.js';
import { err, ok, type Result } from '../result.js';
import type { TargetContext } from './place.js';

export interface FoundWindow {
  readonly session: Session;
  readonly index: number;
  readonly window: Window;
}

/** Searches `within`, or the current session when undefined. */
export function findWindow(text: string, within: Session | undefined, context: TargetContext): Result<FoundWindow, string> {
  const { model, current } = context;
  const missing = err(`can't find window: ${(tokens[text] ?? text).replace(/^=/, '')}`);
  if (text.startsWith('@')) {
    const id = parseWindowId(text);
    const session = id.ok ? (within ?? bestSession(id.value, context)) : undefined;
    const index = id.ok && session !== undefined ? indexOfWindow(session, id.value) : undefined;
    return (session === undefined || index === undefined ? undefined : at(model, session, index)) ?? missing;
  }
  const session = within ?? (current === undefined ? undefined : model.sessions.get(current.session));
  if (session === undefined) return missing;
  const index = text === '' ? here(session, context) : (special(text, session) ?? named(text, session, context));
  return (index === undefined ? undefined : at(model, session, index)) ?? missing;
}

/** Of several sessions with the window: the one where the command was given, else the one used last. */
export function bestSession(window: WindowId, { model, current, usedAt }: TargetContext): Session | undefined {
  const sessions = sessionsOfWindow(model, window);
  const own = sessions.find((s) => s.id === current?.session);
  if (own !== undefined || usedAt === undefined) return own ?? sessions.at(-1);
  return sessions.toSorted((a, b) => usedAt(a.id) - usedAt(b.id)).at(-1);
}

function at(model: Model, session: Session, index: number): Result<FoundWindow, string> | undefined {
  const id = session.windows.get(index);
  const window = id === undefined ? undefined : model.windows.get(id);
  return window && ok({ session, index, window });
}

const here = (session: Session, { current }: TargetContext): number =>
  current?.session === session.id && session.windows.get(current.index) === current.window ? current.index : session.current;

const tokens: Readonly<Record<string, string>> = {
  '{start}': '^',
  '{end}': '$',
  '{last}': '!',
  '{next}': '+',
  '{previous}': '-',
  '{current}': '@',
};

function special(text: string, session: Session): number | undefined {
  const token = tokens[text] ?? text;
  const ordered = windowsOf(session).map(([index]) => index);
  if (token === '@') return session.current;
  if (token === '!') return session.visited.at(-1);
  if (token === '^') return ordered[0];
  if (token === '$') return ordered.at(-1);
  const by = offset(token);
  if (by === undefined) return undefined;
  const to = ordered.indexOf(session.current) + by;
  return ordered[((to % ordered.length) + ordered.length) % ordered.length];
}

/** `+`, `-2`, `{next}`: how far from the current window. */
export function offset(text: string): number | undefined {
  const step = /^([+-])(\d*)$/.exec(tokens[text] ?? text);
  return step === null ? undefined : Number(step[2] || '1') * (step[1] === '+' ? 1 : -1);
}

function named(text: string, session: Session, { model }: TargetContext): number | undefined {
  const name = text.replace(/^=/, '');
  if (/^\d+$/.test(name) && session.windows.has(Number(name))) return Number(name);
  const windows = windowsOf(session).map(([index, id]) => ({ index, name: model.windows.get(id)?.name ?? '' }));
  const exact = windows.filter((w) => w.name === name);
  if (exact.length > 0 || text.startsWith('=')) return only(exact);
  const byPrefix = windows.filter((w) => w.name.startsWith(text));
  return byPrefix.length > 0 ? only(byPrefix) : only(windows.filter((w) => matchesGlob(text, w.name)));
}

const only = (windows: readonly { readonly index: number }[]): number | undefined =>
  windows.length === 1 ? windows[0]?.index : undefined;
