/** Where the hooks of Claudes leave what they are told: a file for each payload, named after the pane. */
import { join } from 'node:path';

/** Undefined: nowhere is anything kept. Files begin with the number of the pane and end in `.json` when they are complete. */
export const hookFolder = (stateFolder: string | undefined): string | undefined =>
  stateFolder === undefined ? undefined : join(stateFolder, 'claude-hooks');
