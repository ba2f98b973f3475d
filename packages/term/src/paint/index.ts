export { ByteSink } from './byte-sink.js';
export { type Capabilities, type Colours, detectCapabilities, featuresOf, type TerminalFacts } from './capabilities.js';
export { blankGlyph, type CellSide, Grid } from './grid.js';
export type { PaintCursor } from './host-cursor.js';
export { Painter } from './painter.js';
export { cleanCluster, isSafe } from './safe-text.js';
