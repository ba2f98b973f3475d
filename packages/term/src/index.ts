import * as cell from './screen/cell.js';

export type { Cursor, CursorShape, DirtyRange, Emulator, EmulatorEvents, InputModes, ProgramModes } from './emulator/port.js';
export type { HistoryPosition } from './history/position.js';
export type { HistoryMatch, SearchOptions } from './history/search.js';
export type { HistoryView } from './history/view.js';
export { type EmulatorImage, type ImageError, newerImage } from './image/image.js';
export { Sanitizer } from './sanitize/sanitizer.js';
export type { Extended, Row, UnderlineStyle } from './screen/cell.js';
export { copyRow } from './screen/copy-row.js';
export { cellText, type RowTextOptions, rowText, writtenLength } from './screen/row-text.js';
export { rowToSgr, type SgrState, sgrStart } from './screen/row-to-sgr.js';
export { rowsEqual } from './screen/rows-equal.js';
export { type Grapheme, graphemes, isWidthStable, stringWidth } from './width/clusters.js';
/** The bits of a cell. */
export { cell };
