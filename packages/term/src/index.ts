export type { Cursor, CursorShape, DirtyRange, Emulator, EmulatorEvents, InputModes } from './emulator/port.js';
export type { Extended, Row, UnderlineStyle } from './screen/cell.js';
export * as cell from './screen/cell.js';
