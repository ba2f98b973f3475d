/** The session part of a target: id, `=exact`, name, prefix, pattern. */

import { matchesGlob } from '../format/glob.js';
import { parseSessionId } from '../ids.js';
import type { Session } from '../model/state.js';
import { err, ok, type Result } from '../result.js';
import type { TargetContext } from './place.js';

export function findSession(text: string, { model, current }: TargetContext): Result<Session, string> {
  const missing = err(`can't find session: ${text.replace(/^=/, '')}`);
  const sessions = [...model.sessions.values()];
  if (text === '' || text === '{current}') {
    const here = current === undefined ? undefined : model.sessions.get(current.session);
    return here === undefined ? err('no current session') : ok(here);
  }
  if (text.startsWith('$')) {
    const id = parseSessionId(text);
    const found = id.ok ? model.sessions.get(id.value) : undefined;
    return found === undefined ? missing : ok(found);
  }
  const exact = sessions.find((s) => s.name === text.replace(/^=/, ''));
  if (exact !== undefined) return ok(exact);
  if (text.startsWith('=')) return missing;
  const byPrefix = sessions.filter((s) => s.name.startsWith(text));
  if (byPrefix.length === 1) return ok(byPrefix[0]!);
  if (byPrefix.length > 1) return missing;
  const byPattern = sessions.filter((s) => matchesGlob(text, s.name));
  return byPattern.length === 1 ? ok(byPattern[0]!) : missing;
}
