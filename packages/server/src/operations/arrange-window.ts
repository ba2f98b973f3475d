/** Gives the panes of a window another arrangement, which `select-layout -o` can undo. */
import {
  arrangePanes,
  assignPanes,
  borderStatus,
  err,
  type LayoutNode,
  numberOption,
  ok,
  optionAt,
  type PresetLayout,
  type PresetSettings,
  parseLayout,
  type Result,
  resizeTo,
  type Titles,
  type Window,
} from '@ccmux/core';
import type { ClientRegistry } from '../clients/client-registry.js';
import type { ModelStore } from '../model/store.js';

export function arrangeInPreset(store: ModelStore, window: Window, preset: PresetLayout): void {
  const layout = arrangePanes(window.panes, preset, window.size, presetSettings(store, window));
  store.apply({ kind: 'layout-arranged', window: window.id, layout, preset });
}

/** At which edge of the window panes have titles. */
export function titlesOf({ model }: ModelStore, window: Window): Titles {
  return borderStatus(model, window);
}

function presetSettings(store: ModelStore, window: Window): PresetSettings {
  const { model } = store;
  const at = { window: window.id };
  return {
    mainWidth: optionAt(model, 'main-pane-width', at),
    mainHeight: optionAt(model, 'main-pane-height', at),
    otherWidth: optionAt(model, 'other-pane-width', at),
    otherHeight: optionAt(model, 'other-pane-height', at),
    maxColumns: numberOption(model, 'tiled-layout-max-columns', at),
    titles: titlesOf(store, window),
  };
}

/**
 * A layout string. A window that some client sizes stays as large as it is; another one becomes as large as the string
 * says. The error is tmux's.
 */
export function arrangeAsWritten(
  { store, clients }: { readonly store: ModelStore; readonly clients: ClientRegistry },
  window: Window,
  text: string,
): Result<void, string> {
  const parsed = parseLayout(text);
  const layout = parsed.ok ? assignPanes(parsed.value, window.panes) : parsed;
  if (!layout.ok) return err(`${layout.error}: ${text}`);
  const size = { cols: layout.value.width, rows: layout.value.height };
  const own = clients.sizeOf(window);
  const fitted: LayoutNode = own === undefined ? layout.value : resizeTo(layout.value, own);
  store.apply({ kind: 'layout-arranged', window: window.id, layout: fitted });
  if (own === undefined && (size.cols !== window.size.cols || size.rows !== window.size.rows))
    store.apply({ kind: 'window-resized', window: window.id, size, layout: fitted });
  return ok(undefined);
}
