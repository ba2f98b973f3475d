/** A pane as it was shown last, made again from what was kept of it. */
import type { Size } from '@ccmux/core';
import type { RecoveredPane } from '@ccmux/store';
import { type Emulator, type EmulatorEvents, rowText } from '@ccmux/term';
import { emulatorMaker } from '../panes/emulator-maker.js';

const historyLimit = 1_000_000;
const nobody: EmulatorEvents = {
  onReply: () => {},
  onTitle: () => {},
  onBell: () => {},
  onWorkingDirectory: () => {},
  onClipboard: () => {},
  onNotification: () => {},
};

/** `size`: for one without a picture. The caller disposes of it. */
export function shownPane({ picture, output }: RecoveredPane, size: Size): Emulator {
  const maker = emulatorMaker({ historyLimit, flood: undefined, now: () => performance.now() });
  const restored = picture === undefined ? undefined : maker.fromImage(picture.bytes, nobody);
  const emulator = restored ?? maker.fresh(size, nobody);
  emulator.muted = true;
  for (const { bytes } of output) emulator.write(bytes, Number.POSITIVE_INFINITY);
  while (emulator.isUnsettled) emulator.settle();
  return emulator;
}

/** Offset behind the last byte that is known of the pane. */
export function endOf({ picture, output }: RecoveredPane): number {
  const last = output.at(-1);
  return last === undefined ? (picture?.offset ?? 0) : last.offset + last.bytes.length;
}

export const screenLines = (emulator: Emulator): string[] =>
  Array.from({ length: emulator.size.rows }, (_, y) => rowText(emulator.row(y), { trim: true }));

export const historyLines = (emulator: Emulator): string[] =>
  Array.from({ length: emulator.historySize }, (_, i) => rowText(emulator.historyRow(i), { trim: true }));
