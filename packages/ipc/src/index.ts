export { Connection, type ConnectionEvents } from './connection.js';
export { closeInherited } from './inherited.js';
export { type ConnectError, connectTo, listenPrivate } from './listen.js';
export { acquireLock, type Lock, type LockError, lockOwner } from './lock.js';
export { withMemoryRules, withoutMemoryRules } from './memory-rules.js';
export {
  checkLength,
  checkParentFolder,
  checkSocket,
  type Environment,
  ensurePrivateFolder,
  ptyhostSocket,
  type SocketState,
  socketFolder,
  socketSuffix,
} from './socket-path.js';
