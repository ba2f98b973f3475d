/** (model, event) → model. Total and pure: an event about something that is gone changes nothing. */
import { addWindow } from './add-window.js';
import type { ModelEvent, SessionFacts } from './events.js';
import { withEntry } from './immutable.js';
import { dropSession, linkWindow, renumberWindows, selectIndex, swapLinks, unlinkEverywhere, unlinkWindow } from './links.js';
import { validMark } from './mark.js';
import { forgetChildren, reduceAgents } from './reduce-agents.js';
import { forgetBindings, reduceClaude } from './reduce-claude.js';
import { forgetOptions, keepName } from './reduce-options.js';
import { reducePanes } from './reduce-panes.js';
import { forgetPrompts, reducePrompts } from './reduce-prompts.js';
import { reduceSettings } from './reduce-settings.js';
import type { Model, Session } from './state.js';
import { inSession, inWindow } from './update.js';

export function reduce(model: Model, event: ModelEvent): Model {
  const after = forgetChildren(model, forgetPrompts(model, forgetBindings(model, changed(model, event))));
  return after.marked === undefined || validMark(after, after.marked) ? after : { ...after, marked: undefined };
}

function changed(model: Model, event: ModelEvent): Model {
  switch (event.kind) {
    case 'session-created':
      return addCreated(model, event);
    case 'session-grouped':
      return addGrouped(model, event);
    case 'session-renamed':
      return inSession(model, event.session, (s) => ({ ...s, name: event.name }));
    case 'session-cwd-changed':
      return inSession(model, event.session, (s) => ({ ...s, cwd: event.cwd }));
    case 'session-closed':
      return forgetOptions(dropSession(model, event.session));
    case 'window-created':
      return forgetOptions(
        addWindow(model, event.session, event.window, { select: event.select, replace: event.replace ?? false }),
      );
    case 'window-linked':
      if (!model.windows.has(event.window)) return model;
      return forgetOptions(linkWindow(model, event, event.window, event));
    case 'window-unlinked':
      return forgetOptions(unlinkWindow(model, event));
    case 'windows-swapped':
      return swapLinks(model, event.a, event.b);
    case 'windows-renumbered':
      return renumberWindows(model, event.session, event.first);
    case 'window-selected':
      return inSession(model, event.session, (s) => selectIndex(s, event.index));
    case 'window-renamed':
      return keepName(
        inWindow(model, event.window, (w) => ({ ...w, name: event.name, automaticName: event.automatic })),
        event.window,
        event.automatic,
      );
    case 'window-closed':
      return forgetOptions(unlinkEverywhere(model, event.window));
    case 'pane-marked':
      return event.mark === undefined || validMark(model, event.mark) ? { ...model, marked: event.mark } : model;
    case 'option-changed':
    case 'environment-changed':
    case 'key-bound':
    case 'key-table-cleared':
    case 'key-defaults-cleared':
    case 'configuration-read':
    case 'buffer-set':
    case 'buffer-renamed':
    case 'buffer-deleted':
      return reduceSettings(model, event);
    case 'claude-bound':
    case 'claude-unbound':
      return reduceClaude(model, event);
    case 'prompt-queued':
    case 'prompt-moved':
      return reducePrompts(model, event);
    case 'child-opened':
    case 'child-ended':
    case 'child-restarted':
    case 'tags-read':
    case 'audit-written':
      return reduceAgents(model, event);
    default:
      return reducePanes(model, event);
  }
}

/** A session with no window yet; its first link follows at once. */
const newSession = (event: SessionFacts, current: number, group: string | undefined): Session => ({
  id: event.session,
  name: event.name,
  createdMs: event.createdMs,
  cwd: event.cwd,
  env: event.env,
  windows: new Map(),
  current,
  visited: [],
  group,
});

function addSession(model: Model, session: Session): Model {
  const next = { ...model.next, session: Math.max(model.next.session, session.id + 1) };
  return { ...model, sessions: withEntry(model.sessions, session.id, session), next };
}

function addCreated(model: Model, event: ModelEvent & { kind: 'session-created' }): Model {
  const group = hasGroup(model, event.group) ? undefined : event.group;
  const added = addSession(model, newSession(event, event.window.index, group));
  return addWindow(added, event.session, event.window, { select: true, replace: false });
}

const hasGroup = (model: Model, group: string | undefined): boolean =>
  group !== undefined && [...model.sessions.values()].some((s) => s.group === group);

function addGrouped(model: Model, event: ModelEvent & { kind: 'session-grouped' }): Model {
  const other = model.sessions.get(event.with);
  if (other === undefined || (other.group === undefined && hasGroup(model, event.group))) return model;
  const group = other.group ?? event.group;
  const grouped = inSession(model, other.id, (s) => ({ ...s, group }));
  const [lowest = other.current] = [...other.windows.keys()].sort((a, b) => a - b);
  return addSession(grouped, { ...newSession(event, lowest, group), windows: other.windows });
}
