export { FrameDecoder } from '../frame.js';
export { negotiate, ptyhostProtocol } from '../version.js';
export {
  decodeFromHost,
  decodeToHost,
  type ExitStatus,
  encodeFromHost,
  encodeToHost,
  type FromHost,
  type ToHost,
} from './messages.js';
