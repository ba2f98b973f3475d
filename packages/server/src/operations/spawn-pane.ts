/** Starts the program of a pane that is about to enter the model. */
import { err, numberOption, type PaneId, type Result, type SessionId, type Size } from '@ccmux/core';
import { paneDefaults } from '../options/pane-defaults.js';
import { paneEnvironment } from '../panes/environment.js';
import { programOf } from '../panes/program.js';
import type { Spawned } from '../panes/ptyhost-link.js';
import { version } from '../version.js';
import type { OperationContext } from './context.js';

export interface PaneStart {
  readonly pane: PaneId;
  readonly session: SessionId;
  readonly sessionEnv: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly cwd: string;
  /** `-e` variables. */
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly size: Size;
}

export async function spawnPane(context: OperationContext, start: PaneStart): Promise<Result<Spawned, string>> {
  const { model } = context.store;
  const defaults = paneDefaults(model, start.session, context.shell, start.command);
  const { file, args } = programOf(defaults.command, defaults.shell);
  const env = paneEnvironment({
    base: context.env,
    session: start.sessionEnv,
    extra: start.extraEnv,
    pane: start.pane,
    ccmux: `${context.socket},${process.pid},${start.session}`,
    cwd: start.cwd,
    version,
  });
  const request = { pane: start.pane, file, args, env, cwd: start.cwd, cols: start.size.cols, rows: start.size.rows };
  const spawned = await context.panes.spawn(request, numberOption(model, 'history-limit', { session: start.session }));
  return spawned.ok ? spawned : err(`cannot start the pane: ${spawned.error}`);
}
