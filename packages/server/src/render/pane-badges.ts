/**
 * A word on the border of a pane that calls for somebody, where there is a border: above or below the pane, at its right end,
 * else one cell beside it. Pure.
 */
import { type PaneId, paneId, parseStyle, plain, type Style } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import { stringWidth } from '@ccmux/term';
import type { Borders } from './pane-borders.js';

export interface Badge {
  readonly text: string;
  /** Where there is one cell. */
  readonly sign: string;
  /** As options write it. */
  readonly style: string;
}

type Place = Scene['panes'][number];

/** `window`: the rows that panes and borders have. */
export function withBadges(
  borders: Borders,
  panes: readonly Place[],
  window: { readonly y: number; readonly height: number },
  { pane }: { pane(id: PaneId): Badge | undefined },
): Borders {
  const badges = panes.flatMap((place) => {
    const badge = pane(paneId(place.pane));
    return badge === undefined ? [] : (titleOf(place, badge, borders, panes, window) ?? []);
  });
  return badges.length === 0 ? borders : { ...borders, borderTitles: [...borders.borderTitles, ...badges] };
}

function titleOf(
  place: Place,
  { text, sign, style }: Badge,
  { borderStatus }: Borders,
  panes: readonly Place[],
  window: { readonly y: number; readonly height: number },
): Scene['borderTitles'][number] | undefined {
  const parsed = parseStyle(style, plain);
  const look: Style = parsed.ok ? parsed.value : plain;
  const above = place.y > window.y ? place.y - 1 : undefined;
  const below = place.y + place.height < window.y + window.height ? place.y + place.height : undefined;
  const row = borderStatus === 'bottom' ? (below ?? above) : (above ?? below);
  const width = stringWidth(text) + 2;
  if (row !== undefined && width <= place.width) {
    return { x: place.x + place.width - width, y: row, spans: [{ text: ` ${text} `, style: look }] };
  }
  const right = place.x + place.width;
  const hasRight = panes.some(({ x }) => x > right);
  const x = hasRight ? right : place.x > 0 ? place.x - 1 : undefined;
  return x === undefined ? undefined : { x, y: place.y, spans: [{ text: sign, style: look }] };
}
