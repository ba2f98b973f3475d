export { FrameDecoder } from '../frame.js';
export { countingPtyhost, negotiate, ptyhostProtocol } from '../version.js';
export {
  decodeState,
  decodeTalk,
  encodeState,
  encodeTalk,
  followingBytes,
  type HandOverState,
  type HandOverTalk,
  handOverFormat,
} from './handover.js';
export {
  decodeFromHost,
  decodeToHost,
  type ExitStatus,
  encodeFromHost,
  encodeToHost,
  type FromHost,
  type ToHost,
} from './messages.js';
