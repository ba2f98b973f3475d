/** Putting a pane into copy mode: the one place that ties the mode to its pane and to the buffers. */
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { BufferStore } from './buffers.js';
import { CopyMode } from './copy-mode.js';

/** The pane's copy mode; one that it is in already stays as it is. `exitAtBottom`: scrolling past the end leaves it. */
export function enterCopyMode(runtime: PaneRuntime, buffers: BufferStore, exitAtBottom: boolean): CopyMode {
  runtime.mode ??= new CopyMode(runtime.emulator, {
    onChange: () => runtime.redraw(),
    onLeave: () => runtime.leaveMode(),
    onCopy: (bytes) => buffers.set(undefined, bytes),
    exitAtBottom,
  });
  return runtime.mode;
}
