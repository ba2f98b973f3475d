/** The window part of a target: id, index, `+ - ! ^ $`, `{tokens}`, `=exact`, name, prefix, pattern. */

import { matchesGlob } from '../format/glob.js';
import { parseWindowId } from '../ids.js';
import { sessionOfWindow, windowsOf } from '../model/select.js';
import type { Session, Window } from '../model/state.js';
import { err, ok, type Result } from '../result.js';
import type { TargetContext } from './place.js';

export interface FoundWindow {
  readonly session: Session;
  readonly window: Window;
}

/** Searches `within`, or the current session when undefined. */
export function findWindow(text: string, within: Session | undefined, context: TargetContext): Result<FoundWindow, string> {
  const { model, current } = context;
  const missing = err(`can't find window: ${text.replace(/^=/, '')}`);
  if (text.startsWith('@')) {
    const id = parseWindowId(text);
    const window = id.ok ? model.windows.get(id.value) : undefined;
    const session =
      window === undefined ? undefined : within === undefined ? sessionOfWindow(model, window.id) : linkedIn(within, window);
    return window === undefined || session === undefined ? missing : ok({ session, window });
  }
  const session = within ?? (current === undefined ? undefined : model.sessions.get(current.session));
  if (session === undefined) return missing;
  const id = text === '' ? here(session, context) : (special(text, session) ?? named(text, session, context));
  const window = id === undefined ? undefined : model.windows.get(id);
  return window === undefined ? missing : ok({ session, window });
}

const linkedIn = (session: Session, window: Window): Session | undefined =>
  [...session.windows.values()].includes(window.id) ? session : undefined;

const here = (session: Session, { current }: TargetContext) =>
  current?.session === session.id && [...session.windows.values()].includes(current.window) ? current.window : session.current;

const tokens: Readonly<Record<string, string>> = {
  '{start}': '^',
  '{end}': '$',
  '{last}': '!',
  '{next}': '+',
  '{previous}': '-',
  '{current}': '@',
};

function special(text: string, session: Session): Window['id'] | undefined {
  const token = tokens[text] ?? text;
  const ordered = windowsOf(session).map(([, id]) => id);
  if (token === '@') return session.current;
  if (token === '!') return session.visited.at(-1);
  if (token === '^') return ordered[0];
  if (token === '$') return ordered.at(-1);
  const step = /^([+-])(\d*)$/.exec(token);
  if (step === null) return undefined;
  const by = Number(step[2] || '1') * (step[1] === '+' ? 1 : -1);
  const at = ordered.indexOf(session.current) + by;
  return ordered[((at % ordered.length) + ordered.length) % ordered.length];
}

function named(text: string, session: Session, { model }: TargetContext): Window['id'] | undefined {
  const name = text.replace(/^=/, '');
  if (/^\d+$/.test(name)) {
    const byIndex = session.windows.get(Number(name));
    if (byIndex !== undefined) return byIndex;
  }
  const windows = windowsOf(session).flatMap(([, id]) => model.windows.get(id) ?? []);
  const exact = windows.filter((w) => w.name === name);
  if (exact.length > 0 || text.startsWith('=')) return only(exact);
  const byPrefix = windows.filter((w) => w.name.startsWith(text));
  return byPrefix.length > 0 ? only(byPrefix) : only(windows.filter((w) => matchesGlob(text, w.name)));
}

const only = (windows: readonly Window[]): Window['id'] | undefined => (windows.length === 1 ? windows[0]?.id : undefined);
