/** The corner of a popup or menu at a client, from `-x` and `-y`. */
import type { Place, Point, Size } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { expandAt } from '../formats/expand.js';
import type { Services } from '../services.js';
import { cornerAt, horizontalFormat, type PositionSpace, positionVariables, verticalFormat } from './position.js';

/** Undefined when it is larger than the terminal. */
export function cornerFor(
  services: Services,
  client: AttachedClient,
  place: Place | undefined,
  wanted: {
    readonly x: string | undefined;
    readonly y: string | undefined;
    readonly size: Size;
    readonly mouse: Point | undefined;
  },
): Point | undefined {
  const { size } = wanted;
  if (size.cols > client.size.cols || size.rows > client.size.rows) return undefined;
  const variables = positionVariables(spaceOf(client, place, wanted.mouse), size);
  const expand = (format: string): string =>
    expandAt(
      services,
      place,
      format.replace(/#\{(popup_\w+)\}/g, (_, name: string) => variables[name] ?? ''),
    );
  return cornerAt(expand(horizontalFormat(wanted.x)), expand(verticalFormat(wanted.y)), size, client.size);
}

function spaceOf(client: AttachedClient, place: Place | undefined, mouse: Point | undefined): PositionSpace {
  const { scene } = client;
  const status = scene?.status;
  return {
    terminal: client.size,
    pane: scene?.panes.find((p) => p.pane === place?.pane) ?? scene?.window,
    mouse,
    status: {
      atTop: status !== undefined && status.y === 0,
      rows: scene === undefined ? 0 : client.size.rows - scene.window.height,
    },
    windowColumn: place === undefined ? 0 : (client.look.columnOfWindow(place.index) ?? 0),
  };
}
