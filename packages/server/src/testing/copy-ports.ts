/** For tests only: ports of copy mode that do nothing, at a clock that stands still. */
import type { CopyModePorts } from '../copy-mode/copy-mode.js';

const look = { fg: 0, bg: 0 };

/** `keys` and whatever a test listens to. */
export function copyPorts(listeners: Partial<CopyModePorts> = {}, keys: 'emacs' | 'vi' = 'emacs'): CopyModePorts {
  const timer = { cancel() {} };
  return {
    clock: { now: () => 0, wallMs: () => 0, after: () => timer, soon: () => timer },
    settings: { keys, separators: '!"#$%&\'()*+,-./:;<=>?@[\\]^`{|}~', wrapSearch: true },
    looks: () => ({ selection: { fg: 0x4000000, bg: 0 }, match: look, currentMatch: look, mark: look }),
    onChange() {},
    onLeave() {},
    onSearch() {},
    copy() {},
    append() {},
    pipe() {},
    expand: (text) => text,
    ...listeners,
  };
}
