/** What a job runs in: the folder, shell and environment of a place. */
import { flagOption, type Place, visibleVariables } from '@ccmux/core';
import type { OperationContext } from '../operations/context.js';
import { withShim } from '../panes/environment.js';
import type { JobRequest } from './jobs.js';

/** A shell command at a place. `cwd` undefined: the session's folder. */
export function jobAt(context: OperationContext, place: Place | undefined, command: string, cwd?: string): JobRequest {
  const { model } = context.store;
  const session = place === undefined ? undefined : model.sessions.get(place.session);
  const home = context.env['HOME'] ?? '/';
  const name = `${context.socket},${process.pid},${place?.session ?? -1}`;
  const visible = visibleVariables(model.environment, session?.env ?? {});
  const shim = flagOption(model, 'tmux-shim', { session: place?.session }) ? context.programs : undefined;
  return {
    command,
    shell: '/bin/sh',
    cwd: cwd ?? session?.cwd ?? home,
    env: { ...withShim(visible, shim), CCMUX: name, TMUX: name, TERM: 'xterm-256color' },
  };
}
