/** How the borders of a client's window look, and what they say of their panes. Pure: formats are expanded by a port. */
import { borderStatus, drawLine, type Model, optionAt, type PaneId, panesOf, type Style, type Window } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import { graphemes } from '@ccmux/term';
import { styleOption } from './style-option.js';

/** Expands a format at a pane of the window. */
export type ExpandAtPane = (template: string, pane: PaneId) => string;

export type Borders = Pick<
  Scene,
  'borderStyle' | 'activeBorderStyle' | 'borderLines' | 'borderIndicators' | 'borderStatus' | 'borderTitles'
>;

const horizontal: Readonly<Record<Scene['borderLines'], string>> = {
  single: '─',
  double: '═',
  heavy: '━',
  simple: '-',
  number: '─',
};

/** `panes`: where they are on the terminal. */
export function paneBorders(model: Model, window: Window, panes: Scene['panes'], expand: ExpandAtPane): Borders {
  const at = { window: window.id };
  // SAFETY: the option's choices are the names that the scene has.
  const borderLines = optionAt(model, 'pane-border-lines', at) as Scene['borderLines'];
  const styleOf = (pane: PaneId): Style => {
    const name = pane === window.active ? 'pane-active-border-style' : 'pane-border-style';
    return styleOption(model, name, { ...at, pane }, (template) => expand(template, pane));
  };
  return {
    borderStyle: styleOption(model, 'pane-border-style', at, (template) => expand(template, window.active)),
    activeBorderStyle: styleOf(window.active),
    borderLines,
    // SAFETY: as above.
    borderIndicators: optionAt(model, 'pane-border-indicators', at) as Scene['borderIndicators'],
    borderStatus: borderStatus(model, window),
    borderTitles: titles(model, window, panes, (format, pane, width) => [
      ...drawLine(expand(format, pane), styleOf(pane), width, graphemes, horizontal[borderLines]).spans,
    ]),
  };
}

/** What nobody may overlook. */
const skipsPermissions = '#[fg=red,bold]skips permissions#[default] ';

/** As in tmux: two columns in from each side of the pane. */
const indent = 2;

function titles(
  model: Model,
  window: Window,
  panes: Scene['panes'],
  draw: (format: string, pane: PaneId, width: number) => Scene['borderTitles'][number]['spans'],
): Scene['borderTitles'] {
  const place = borderStatus(model, window);
  if (place === 'off') return [];
  const ids = panesOf(window.layout);
  return panes.flatMap(({ pane, x, y, width, height }) => {
    const id = ids.find((p) => p === pane);
    const row = place === 'top' ? y - 1 : y + height;
    if (id === undefined || row < 0 || width <= 2 * indent) return [];
    const warning = model.claude.get(id)?.skipsPermissions === true ? skipsPermissions : '';
    const format = `${warning}${optionAt(model, 'pane-border-format', { window: window.id, pane: id })}`;
    return [{ x: x + indent, y: row, spans: draw(format, id, width - 2 * indent) }];
  });
}
