/** Claude's names of its permission modes, which differ between versions and between screen and payload. Pure. */
import type { PermissionMode } from '../state/state.js';

const modes: Readonly<Record<string, PermissionMode>> = {
  default: 'manual',
  manual: 'manual',
  plan: 'plan',
  acceptEdits: 'accept-edits',
  auto: 'auto',
  bypassPermissions: 'bypass',
};

/** As hooks, transcripts and `--permission-mode` call it; undefined for one that is not known. */
export const modeNamed = (name: string): PermissionMode | undefined => (Object.hasOwn(modes, name) ? modes[name] : undefined);
