export type { Prompt, View } from './client/command.js';
export {
  type FrameMessage,
  surfaceHole,
  type WireCursorShape,
  type WirePane,
  type WireRow,
  type WireSide,
} from './client/frame.js';
export { type InputEvent, type InputMessage, inputLength, type KeyEventType, type MouseAction } from './client/input.js';
export {
  type ClientMessage,
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type MessageError,
  type ServerMessage,
} from './client/messages.js';
export type { Scene } from './client/scene.js';
export type { AfterExit, Hello } from './client/session.js';
export { FrameDecoder, type FrameError, frame, maxFrameBytes } from './frame.js';
export { clientProtocol, negotiate, type VersionRange } from './version.js';
