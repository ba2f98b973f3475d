/** Who has programs started within limits. Types only. */
import type { PaneId } from '@ccmux/core';
import type { SpawnRequest } from './ptyhost-link.js';

export interface ProgramLimits {
  /** The request as it is to be made. `openedBy`: the pane that asked for this one, when an agent did. */
  begin(request: SpawnRequest, openedBy: PaneId | undefined): Promise<SpawnRequest>;
}
