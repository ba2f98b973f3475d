/** (model, event about panes) → model. Total and pure: an event about something that is gone changes nothing. */
import type { PaneId } from '../ids.js';
import { formatLayout } from '../layout/layout-string.js';
import { removePane, replacePane, swapPanes } from '../layout/remove.js';
import type { LayoutNode } from '../layout/tree.js';
import { assertNever } from '../result.js';
import { addWindow } from './add-window.js';
import { withEntry, without, withoutKeys } from './immutable.js';
import type { PaneEvent } from './pane-events.js';
import { isOrderOf, orderAfter } from './pane-order.js';
import { forgetOptions } from './reduce-options.js';
import type { Model, Pane, Window } from './state.js';
import { inPane, inWindow, inWindowOf } from './update.js';

export function reducePanes(model: Model, event: PaneEvent): Model {
  switch (event.kind) {
    case 'pane-created':
      return addPane(model, event);
    case 'pane-selected':
      return inWindowOf(model, event.pane, (w) => selectPane(w, event.pane));
    case 'pane-titled':
      return inPane(model, event.pane, (p) => ({ ...p, title: event.title }));
    case 'pane-died':
      return inPane(model, event.pane, (p) => ({ ...p, dead: event.death }));
    case 'pane-respawned':
      return inPane(model, event.pane, (p) => respawned(p, event));
    case 'pane-input-changed':
      return inPane(model, event.pane, (p) => ({ ...p, inputOff: event.off }));
    case 'pane-closed':
      return forgetOptions(closePane(model, event.pane, event.layout));
    case 'pane-moved':
      return movePane(model, event);
    case 'pane-broken-out':
      return breakOut(model, event);
    case 'panes-swapped':
      return swap(model, event.a, event.b);
    case 'layout-changed':
      return inWindow(model, event.window, (w) => arranged(w, event.layout, event.order));
    case 'layout-arranged':
      return inWindow(model, event.window, (w) => ({
        ...arranged(w, event.layout),
        preset: event.preset ?? w.preset,
        previousLayout: formatLayout(w.layout),
      }));
    case 'window-resized':
      return inWindow(model, event.window, (w) => ({
        ...w,
        size: event.size,
        layout: event.layout,
        restingLayout: w.restingLayout ?? w.layout,
      }));
    case 'zoom-changed':
      return inWindow(model, event.window, (w) => zoom(model, w, event.pane));
    default:
      return assertNever(event);
  }
}

type Of<K extends PaneEvent['kind']> = PaneEvent & { readonly kind: K };

const respawned = (pane: Pane, { command, cwd, env, printedBefore }: Of<'pane-respawned'>): Pane => ({
  ...pane,
  command,
  cwd,
  env,
  printedBefore,
  dead: undefined,
});

/** With a layout that somebody made: sizes that the window had before no longer count. */
function arranged(w: Window, layout: LayoutNode, order?: readonly PaneId[]): Window {
  const panes = order !== undefined && isOrderOf(order, layout) ? order : orderAfter(w.panes, layout);
  return { ...w, layout, panes, restingLayout: undefined };
}

function addPane(model: Model, { pane, layout, select, order }: Of<'pane-created'>): Model {
  if (!model.windows.has(pane.window)) return model;
  const added: Model = {
    ...model,
    panes: withEntry(model.panes, pane.id, pane),
    next: { ...model.next, pane: Math.max(model.next.pane, pane.id + 1) },
  };
  return inWindow(added, pane.window, (w) => {
    const split = { ...arranged(w, layout, order), zoomed: undefined };
    return select ? selectPane(split, pane.id) : split;
  });
}

/** The keyboard never goes to a pane that is not seen: selecting another one ends the zoom. */
function selectPane(w: Window, pane: PaneId): Window {
  if (w.active === pane) return w;
  const zoomed = w.zoomed === pane ? pane : undefined;
  return { ...w, active: pane, visited: [...without(w.visited, pane, w.active), w.active], zoomed };
}

/** A pane that fills the window has the keyboard. */
function zoom(model: Model, w: Window, pane: PaneId | undefined): Window {
  if (pane === undefined) return { ...w, zoomed: undefined };
  return model.panes.get(pane)?.window === w.id ? { ...selectPane(w, pane), zoomed: pane } : w;
}

function closePane(model: Model, id: PaneId, layout: LayoutNode): Model {
  const pane = model.panes.get(id);
  if (pane === undefined) return model;
  const panes = withoutKeys(model.panes, (k) => k === id);
  return inWindow({ ...model, panes }, pane.window, (w) => losePane(w, id, layout));
}

function losePane(w: Window, id: PaneId, layout: LayoutNode): Window {
  const resting = w.restingLayout === undefined ? undefined : removePane(w.restingLayout, id);
  const restingLayout = resting?.ok ? resting.value : undefined;
  return { ...arranged(w, layout), ...focusWithout(w, id), restingLayout, zoomed: undefined };
}

/** The pane that was active before gets the keyboard, else the one before in the order, else the one behind. */
function focusWithout(w: Window, id: PaneId): Pick<Window, 'active' | 'visited'> {
  const visited = without(w.visited, id);
  if (w.active !== id) return { active: w.active, visited };
  const at = w.panes.indexOf(id);
  const active = visited.at(-1) ?? w.panes[at - 1] ?? w.panes[at + 1] ?? w.active;
  return { active, visited: without(visited, active) };
}

const toWindow = (model: Model, id: PaneId, window: Pane['window']): Model => inPane(model, id, (p) => ({ ...p, window }));

function movePane(model: Model, { pane, from, rest, to, layout, order, select }: Of<'pane-moved'>): Model {
  if (model.panes.get(pane)?.window !== from || !model.windows.has(to)) return model;
  const left = rest === undefined ? model : inWindow(model, from, (w) => losePane(w, pane, rest));
  return inWindow(toWindow(left, pane, to), to, (w) => {
    // As if it had left: the keyboard stays behind unless it is selected.
    const focus = from === to ? focusWithout(w, pane) : {};
    const joined = { ...arranged(w, layout, order), ...focus, zoomed: undefined };
    return select ? selectPane(joined, pane) : joined;
  });
}

function breakOut(model: Model, { from, rest, session, window, select }: Of<'pane-broken-out'>): Model {
  if (model.panes.get(window.pane.id)?.window !== from || !model.sessions.has(session)) return model;
  const left = inWindow(model, from, (w) => losePane(w, window.pane.id, rest));
  return addWindow(left, session, window, { select, replace: false });
}

function swap(model: Model, a: PaneId, b: PaneId): Model {
  const [first, second] = [model.panes.get(a)?.window, model.panes.get(b)?.window];
  if (first === undefined || second === undefined || a === b) return model;
  if (first === second) {
    return inWindow(model, first, (w) => {
      const layout = swapPanes(w.layout, a, b);
      const other = (pane: PaneId): PaneId => (pane === a ? b : pane === b ? a : pane);
      return layout.ok ? { ...arranged(w, layout.value, w.panes.map(other)), zoomed: undefined } : w;
    });
  }
  const put = (w: Window, gone: PaneId, come: PaneId): Window => {
    const layout = replacePane(w.layout, gone, come);
    if (!layout.ok) return w;
    const panes = w.panes.map((pane) => (pane === gone ? come : pane));
    const active = w.active === gone ? come : w.active;
    return { ...arranged(w, layout.value, panes), active, visited: without(w.visited, gone), zoomed: undefined };
  };
  const exchanged = toWindow(toWindow(model, a, second), b, first);
  return inWindow(
    inWindow(exchanged, first, (w) => put(w, a, b)),
    second,
    (w) => put(w, b, a),
  );
}
