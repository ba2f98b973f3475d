/** What panes tell the server of what their programs do. A type only. */
import type { PaneId, Size } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { DirtyRange } from '@ccmux/term';

export interface PaneListener {
  /** Bytes as the program wrote them, before anything is made of them. */
  onOutput(pane: PaneId, data: Uint8Array): void;
  /** The same, and what is shown again; `offset` in all that the pane ever printed. */
  onReceived(pane: PaneId, offset: number, data: Uint8Array): void;
  /** Bytes on their way to the program, answers of its terminal among them. */
  onInput(pane: PaneId, data: Uint8Array): void;
  onResized(pane: PaneId, size: Size): void;
  onChange(pane: PaneId, range: DirtyRange | undefined, bytes: number): void;
  onExited(pane: PaneId, status: ExitStatus): void;
  onTitle(pane: PaneId, title: string): void;
  onMode(pane: PaneId): void;
  onBell(pane: PaneId): void;
  onClipboard(pane: PaneId, data: Uint8Array): void;
  onNotification(pane: PaneId, text: string): void;
}
