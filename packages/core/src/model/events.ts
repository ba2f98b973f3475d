/** Facts that change the model, one member each. Past tense; already decided; applying one never fails. */
import type { Size } from '../geometry.js';
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { LayoutNode } from '../layout/tree.js';
import type { OptionPlace } from '../options/lookup.js';
import type { Pane } from './state.js';

export type ModelEvent =
  /** A session always has a window: the two come together. */
  | {
      readonly kind: 'session-created';
      readonly session: SessionId;
      readonly name: string;
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
      readonly createdMs: number;
      readonly window: NewWindow;
    }
  | { readonly kind: 'session-renamed'; readonly session: SessionId; readonly name: string }
  | { readonly kind: 'session-closed'; readonly session: SessionId }
  /** At an index that is taken, the windows there move up. */
  | { readonly kind: 'window-created'; readonly session: SessionId; readonly window: NewWindow; readonly select: boolean }
  | { readonly kind: 'window-selected'; readonly session: SessionId; readonly window: WindowId }
  | { readonly kind: 'window-renamed'; readonly window: WindowId; readonly name: string; readonly automatic: boolean }
  | { readonly kind: 'window-resized'; readonly window: WindowId; readonly size: Size; readonly layout: LayoutNode }
  /** The window goes from its session; a session's last window is closed with `session-closed`. */
  | { readonly kind: 'window-closed'; readonly window: WindowId }
  | {
      readonly kind: 'pane-created';
      readonly pane: Pane;
      readonly layout: LayoutNode;
      readonly select: boolean;
    }
  | { readonly kind: 'pane-selected'; readonly pane: PaneId }
  | { readonly kind: 'pane-titled'; readonly pane: PaneId; readonly title: string }
  /** One of several panes of its window. */
  | { readonly kind: 'pane-closed'; readonly pane: PaneId; readonly window: WindowId; readonly layout: LayoutNode }
  | { readonly kind: 'layout-changed'; readonly window: WindowId; readonly layout: LayoutNode }
  /** `value` undefined: the level inherits again. */
  | { readonly kind: 'option-changed'; readonly place: OptionPlace; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'zoom-changed'; readonly window: WindowId; readonly pane: PaneId | undefined };

export interface NewWindow {
  readonly id: WindowId;
  readonly index: number;
  readonly name: string;
  readonly automaticName: boolean;
  readonly size: Size;
  readonly layout: LayoutNode;
  readonly pane: Pane;
}
