export { contains, type Point, type Rect, type Size } from './geometry.js';
export {
  type ClientId,
  clientId,
  formatPaneId,
  formatSessionId,
  formatWindowId,
  type PaneId,
  paneId,
  parsePaneId,
  parseSessionId,
  parseWindowId,
  type SessionId,
  sessionId,
  type WindowId,
  windowId,
} from './ids.js';
export { assertNever, err, ok, type Result } from './result.js';
export { type Colour, defaultColour, plain, type Span, type Style } from './style.js';
