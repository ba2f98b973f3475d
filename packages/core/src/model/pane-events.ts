/** Facts about the panes of windows and where they are. Past tense; already decided; applying one never fails. */
import type { Size } from '../geometry.js';
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { PresetLayout } from '../layout/presets.js';
import type { LayoutNode } from '../layout/tree.js';
import type { NewWindow } from './new-window.js';
import type { Pane, PaneDeath } from './state.js';

export type PaneEvent =
  | {
      readonly kind: 'pane-created';
      readonly pane: Pane;
      readonly layout: LayoutNode;
      readonly select: boolean;
      /** Of the window's panes; without it the new one goes behind its neighbour in the layout. */
      readonly order?: readonly PaneId[];
    }
  | { readonly kind: 'pane-selected'; readonly pane: PaneId }
  | { readonly kind: 'pane-titled'; readonly pane: PaneId; readonly title: string }
  /** Its program ended and the pane stays. */
  | { readonly kind: 'pane-died'; readonly pane: PaneId; readonly death: PaneDeath }
  /** A new program runs in it. */
  | {
      readonly kind: 'pane-respawned';
      readonly pane: PaneId;
      readonly command: readonly string[];
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
      readonly printedBefore: number;
    }
  /** With `off` nothing that is typed goes to its program. */
  | { readonly kind: 'pane-input-changed'; readonly pane: PaneId; readonly off: boolean }
  /** One of several panes of its window. */
  | { readonly kind: 'pane-closed'; readonly pane: PaneId; readonly window: WindowId; readonly layout: LayoutNode }
  /**
   * To another place in its window or in another one. `rest` is the layout that its old window is left with: undefined
   * when the window does not change, or has no pane left and is closed next.
   */
  | {
      readonly kind: 'pane-moved';
      readonly pane: PaneId;
      readonly from: WindowId;
      readonly rest: LayoutNode | undefined;
      readonly to: WindowId;
      readonly layout: LayoutNode;
      readonly order: readonly PaneId[];
      readonly select: boolean;
    }
  /** One of several panes of its window gets a window of its own. */
  | {
      readonly kind: 'pane-broken-out';
      readonly from: WindowId;
      readonly rest: LayoutNode;
      readonly session: SessionId;
      readonly window: NewWindow;
      readonly select: boolean;
    }
  /** Two panes exchange their places, also between windows. */
  | { readonly kind: 'panes-swapped'; readonly a: PaneId; readonly b: PaneId }
  | {
      readonly kind: 'layout-changed';
      readonly window: WindowId;
      readonly layout: LayoutNode;
      readonly order?: readonly PaneId[];
    }
  /** As `layout-changed`, by a command that can be undone. Without a preset the last one stays what it was. */
  | {
      readonly kind: 'layout-arranged';
      readonly window: WindowId;
      readonly layout: LayoutNode;
      readonly preset?: PresetLayout;
    }
  | { readonly kind: 'window-resized'; readonly window: WindowId; readonly size: Size; readonly layout: LayoutNode }
  | { readonly kind: 'zoom-changed'; readonly window: WindowId; readonly pane: PaneId | undefined };
