export { AskedProcess, type SilentOutcome } from './asked-process.js';
export { Connection, type ConnectionEvents } from './connection.js';
export { afterMs, Heartbeat } from './heartbeat.js';
export { closeInherited } from './inherited.js';
export { type ConnectError, connectTo, listenMovable, listenOn, listenPrivate } from './listen.js';
export { acquireLock, type Lock, type LockError, lockOwner, takePassed } from './lock.js';
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
