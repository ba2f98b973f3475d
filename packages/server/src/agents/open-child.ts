/** Opens the pane of a request that was granted. Decides nothing but where it goes. */
import { err, type PaneId, type Place, type Result } from '@ccmux/core';
import { placeOfPane } from '../formats/places.js';
import type { OperationContext } from '../operations/context.js';
import { createWindow } from '../operations/create-window.js';
import { splitWindow } from '../operations/split-window.js';
import { goToWindow } from './go-to-window.js';
import type { SpawnRequest } from './request.js';
import { somebodyTypes } from './somebody-types.js';

export interface Opening {
  readonly request: SpawnRequest;
  readonly parent: PaneId;
  readonly name: string;
  readonly cwd: string;
  readonly depth: number;
  /** As in `Pane.command`. */
  readonly command: readonly string[];
}

/** For information only: nothing is decided by them. */
const toldVariables = ({ depth, parent }: Opening): Record<string, string> => ({
  CCMUX_SESSION_DEPTH: String(depth),
  CCMUX_PARENT_ID: `%${parent}`,
});

export async function openChild(context: OperationContext, opening: Opening): Promise<Result<Place, string>> {
  const { request, parent, cwd, name, command } = opening;
  const select = request.select && !somebodyTypes(context);
  const at = placeOfPane(context.store.model, parent);
  if (at === undefined) return err('the pane that asked is gone');
  const common = {
    cwd,
    command,
    extraEnv: { ...request.env, ...toldVariables(opening) },
    select,
    openedBy: parent,
  };
  const window = (): Promise<Result<Place, string>> =>
    createWindow(context, { ...common, session: at.session, index: undefined, insert: false, name, select: false });
  if (request.layout === 'window') {
    const opened = await window();
    if (opened.ok && select) goToWindow(context.store, opened.value);
    return opened;
  }
  const axis = request.layout === 'vertical' ? 'horizontal' : 'vertical';
  const split = await splitWindow(context, { ...common, at, options: { axis } });
  // Too small to be divided is no reason for an agent to go without.
  return split.ok || !split.error.includes('no space') ? split : window();
}

/** Words as a pane's command; a single word would be read as a line for a shell. */
export function paneCommand(argv: readonly string[]): readonly string[] {
  return argv.length === 1 ? [`'${argv[0]!.replaceAll("'", "'\\''")}'`] : argv;
}
