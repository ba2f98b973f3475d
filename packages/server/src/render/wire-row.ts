/** A row of a screen as it goes over the wire. The cells are a view: they are copied while the frame is packed. */
import type { WireRow, WireSide } from '@ccmux/protocol';
import type { Row } from '@ccmux/term';

export function wireRow(y: number, row: Row): WireRow {
  const { cells } = row;
  return {
    y,
    cells: new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength),
    wrapped: row.wrapped,
    side: row.clusters === undefined && row.extended === undefined ? [] : sideOf(row),
  };
}

/** About what a row takes in a message. */
export function wireRowBytes({ cells, side }: WireRow): number {
  let bytes = cells.length;
  for (const [, cluster, , , link, linkId] of side) bytes += sideBytes + cluster.length + link.length + linkId.length;
  return bytes;
}

/** Numbers and heads of a side entry. */
const sideBytes = 24;

function sideOf({ clusters, extended }: Row): WireSide[] {
  const columns = new Set([...(clusters?.keys() ?? []), ...(extended?.keys() ?? [])]);
  return [...columns].map((x) => {
    const e = extended?.get(x);
    return [x, clusters?.get(x) ?? '', e?.underline ?? 0, e?.underlineColour ?? 0, e?.link ?? '', e?.linkId ?? ''];
  });
}
