/** What becomes of what a pane's emulator tells: to the program, to the ptyhost, or to whoever listens to panes. */
import type { PaneId } from '@ccmux/core';
import type { LastPicture } from '@ccmux/store';
import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import type { ModelStore } from '../model/store.js';
import { recordFailure } from './failures.js';
import type { PaneListener } from './pane-listener.js';
import type { PaneRuntime } from './pane-runtime.js';
import type { PaneRuntimeEvents } from './pane-runtime-ports.js';
import type { PtyhostSlot } from './ptyhost-slot.js';

interface Ports {
  readonly store: ModelStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stateFolder?: string | undefined;
  readonly host: PtyhostSlot;
  readonly listener: () => PaneListener | undefined;
  readonly runtime: () => PaneRuntime | undefined;
  /** The newest picture of the pane on the disk. */
  readonly lastPicture: () => Promise<LastPicture | undefined>;
  /** Types it into the pane's program. */
  readonly answer: (bytes: Uint8Array) => void;
}

export function runtimeEvents(
  id: PaneId,
  { store, host, listener, runtime, lastPicture, answer, ...failures }: Ports,
): PaneRuntimeEvents {
  // What is shown again after a restart has rung and copied before.
  const isReplay = (): boolean => runtime()?.emulator.muted ?? false;
  /** From the last picture on, if the program that runs has been pictured, otherwise from the oldest that the ptyhost has. */
  async function showAgain(): Promise<void> {
    const asked = runtime();
    const picture = await lastPicture();
    const pane = runtime();
    if (pane === undefined || pane !== asked) return;
    const image = picture && { offset: picture.offset - pane.printedBefore, bytes: picture.bytes };
    const offset = pane.goOnFrom(image);
    if (offset !== undefined) host.send({ kind: 'replay', pane: id, offset });
  }
  return {
    onReply: answer,
    onTitle: (title) => listener()?.onTitle(id, title),
    onMode: () => listener()?.onMode(id),
    onBell: () => !isReplay() && listener()?.onBell(id),
    onWorkingDirectory: (path) => {
      const pane = runtime();
      if (pane !== undefined) pane.reportedPath = path;
    },
    onClipboard: (data) => !isReplay() && listener()?.onClipboard(id, data),
    onNotification: (text) => !isReplay() && listener()?.onNotification(id, text),
    onFailed: (offset, bytes, error) => recordFailure(failures, id, offset, bytes, error),
    onReplayWanted: (upTo) => {
      if (store.model.panes.get(id)?.dead?.isLost !== true) return void showAgain();
      // What showed output that only we had has failed: nobody has it any more.
      runtime()?.replay(0, 0);
      runtime()?.lose(upTo);
    },
    onChange: (range, bytes) => listener()?.onChange(id, range, bytes),
    // What was kept from before this program is none of the ptyhost's.
    onParsed: (offset) => offset > 0 && host.send({ kind: 'ack', pane: id, offset }),
  };
}
