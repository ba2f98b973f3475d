/** Starts the program of a pane that is about to enter the model. */
import {
  type Environment,
  err,
  flagOption,
  numberOption,
  ok,
  optionAt,
  type PaneId,
  type Result,
  type SessionId,
  type Size,
} from '@ccmux/core';
import { paneDefaults } from '../options/pane-defaults.js';
import { paneEnvironment } from '../panes/environment.js';
import { programOf } from '../panes/program.js';
import type { Spawned, SpawnRequest } from '../panes/ptyhost-link.js';
import { version } from '../version.js';
import type { OperationContext } from './context.js';

export interface PaneStart {
  readonly pane: PaneId;
  readonly session: SessionId;
  readonly sessionEnv: Environment;
  readonly command: readonly string[];
  readonly cwd: string;
  /** `-e` variables. */
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly size: Size;
  /** The pane whose agent asked for it. */
  readonly openedBy?: PaneId;
  /** The pane never enters the model, and its program is told of none. */
  readonly isPopup?: true;
}

export async function spawnPane(context: OperationContext, start: PaneStart): Promise<Result<Spawned, string>> {
  const limit = numberOption(context.store.model, 'history-limit', { session: start.session });
  const request = await launchRequest(context, start);
  const spawned = request.ok ? await context.panes.spawn(request.value, limit) : request;
  if (spawned.ok) context.reached?.('pane.spawned');
  else context.claudes?.notStarted(start.pane);
  return spawned.ok ? spawned : err(`cannot start the pane: ${spawned.error}`);
}

/** As `spawnRequest`; what starts a conversation with Claude is bound to the pane then, and what agents start is limited. */
export async function launchRequest(context: OperationContext, start: PaneStart): Promise<Result<SpawnRequest, string>> {
  const request = await boundRequest(context, start);
  if (!request.ok || context.limits === undefined || start.isPopup) return request;
  return ok(await context.limits.begin(request.value, start.openedBy));
}

async function boundRequest(context: OperationContext, start: PaneStart): Promise<Result<SpawnRequest, string>> {
  const request = spawnRequest(context, start);
  if (context.claudes === undefined || start.isPopup) return ok(request);
  const { shell, command } = paneDefaults(context.store.model, start.session, context.shell, start.command);
  const launch = await context.claudes.prepare({ pane: start.pane, command, cwd: start.cwd, env: request.env });
  if (!launch.ok || launch.value === undefined) return launch.ok ? ok(request) : launch;
  return ok({ ...request, ...programOf(launch.value.command, shell), env: launch.value.env, cwd: launch.value.cwd });
}

/** What the ptyhost is to start. */
export function spawnRequest(context: OperationContext, start: PaneStart): SpawnRequest {
  const { model } = context.store;
  const defaults = paneDefaults(model, start.session, context.shell, start.command);
  const { file, args } = programOf(defaults.command, defaults.shell);
  const env = paneEnvironment({
    global: model.environment,
    session: start.sessionEnv,
    extra: start.extraEnv,
    pane: start.isPopup ? undefined : start.pane,
    token: start.isPopup ? undefined : context.tokenOf?.(start.pane),
    ccmux: `${context.socket},${process.pid},${start.session}`,
    tmux: flagOption(model, 'tmux-environment', { session: start.session }),
    shim: flagOption(model, 'tmux-shim', { session: start.session }) ? context.programs : undefined,
    shell: defaults.shell,
    term: optionAt(model, 'default-terminal', {}),
    cwd: start.cwd,
    version,
  });
  return { pane: start.pane, file, args, env, cwd: start.cwd, cols: start.size.cols, rows: start.size.rows };
}
