/** Makes a session with its first window and pane. */
import {
  type Environment,
  environmentOf,
  err,
  numberOption,
  ok,
  type Place,
  paneId,
  type Result,
  type Size,
  sessionId,
  sessionNamed,
  singlePane,
  windowId,
} from '@ccmux/core';
import { ModelStore } from '../model/store.js';
import { paneDefaults } from '../options/pane-defaults.js';
import { nameOf } from '../panes/program.js';
import type { OperationContext } from './context.js';
import { freeName } from './group-session.js';
import { reserveIds } from './reserve-ids.js';
import { spawnPane } from './spawn-pane.js';

export interface NewSession {
  /** Undefined: the lowest free number. */
  readonly name: string | undefined;
  readonly windowName: string | undefined;
  readonly cwd: string;
  readonly env: Environment;
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly size: Size;
  /** Name of a new group that it is the first session of. */
  readonly group?: string | undefined;
}

export async function createSession(context: OperationContext, wanted: NewSession): Promise<Result<Place, string>> {
  const { store } = context;
  if (wanted.name !== undefined && sessionNamed(store.model, wanted.name) !== undefined) {
    return err(`duplicate session: ${wanted.name}`);
  }
  const ids = reserveIds(store);
  const index = numberOption(store.model, 'base-index', {});
  const place = { session: sessionId(ids.session()), index, window: windowId(ids.window()), pane: paneId(ids.pane()) };
  const project = await context.configuration.projects.prepare(wanted.cwd);
  const env = { ...wanted.env, ...project?.env, ...environmentOf(wanted.extraEnv) };
  const start = { ...wanted, pane: place.pane, session: place.session, sessionEnv: env };
  const ahead = project?.ahead(store.model, place.session) ?? store.model;
  const spawned = await spawnPane({ ...context, store: new ModelStore(ahead) }, start);
  if (!spawned.ok) return spawned;
  // Spawning took time: another command may have made a session of that name.
  const name = wanted.name ?? nameFor(context, wanted.group, project?.name, place.session);
  if (sessionNamed(store.model, name) !== undefined) {
    context.panes.abandon(place.pane);
    return err(`duplicate session: ${name}`);
  }
  const defaults = paneDefaults(ahead, place.session, context.shell, wanted.command);
  store.apply({
    kind: 'session-created',
    session: place.session,
    name,
    cwd: wanted.cwd,
    env,
    createdMs: context.clock.wallMs(),
    ...(wanted.group === undefined ? {} : { group: wanted.group }),
    window: {
      id: place.window,
      index,
      name: wanted.windowName ?? nameOf(defaults.command, defaults.shell),
      automaticName: wanted.windowName === undefined,
      size: wanted.size,
      layout: singlePane(place.pane, wanted.size),
      pane: { id: place.pane, window: place.window, title: '', command: wanted.command, cwd: wanted.cwd },
    },
  });
  project?.enter(place.session);
  return ok(place);
}

/** A project's name, or when it is taken the name with a number. */
function nameFor(context: OperationContext, group: string | undefined, project: string | undefined, number: number): string {
  if (group !== undefined || project === undefined) return freeName(context, group, number);
  return sessionNamed(context.store.model, project) === undefined ? project : freeName(context, project, 2);
}
