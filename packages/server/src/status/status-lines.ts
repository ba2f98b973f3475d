/** What the status lines of a client say, from the option `status-format`. Pure: formats are expanded by a port. */
import { arrayAt, type DrawnLine, drawLine, type Model, type Session } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import { type Expand, statusStyle } from '../render/style-option.js';
import { tinted } from './tint.js';

/** The style of what names the window at an index; undefined changes nothing. */
export type WindowTint = (index: number) => string | undefined;

export function statusLines(
  model: Model,
  session: Session,
  count: number,
  cols: number,
  expand: Expand,
  tint: WindowTint,
): DrawnLine[] {
  if (count === 0) return [];
  const at = { session: session.id };
  const style = statusStyle(model, at, expand);
  const formats = arrayAt(model, 'status-format', at);
  const warning = expand(stateWarning);
  return Array.from({ length: count }, (_, i) =>
    tinted(drawLine(`${expand(formats[i] ?? '')}${i === 0 ? warning : ''}`, style, cols, graphemes), tint),
  );
}

/** Behind all else, whatever the formats say: who relies on the state has to know. */
const place = '#[nolist align=right norange default';
const stateWarning =
  `#{?state_volatile,${place} bg=red#,fg=white#,bold] not saved #[default],` +
  `#{?state_damaged,${place} bg=yellow#,fg=black#,bold] state damaged: ccmux doctor #[default],}}`;
