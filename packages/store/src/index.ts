/** Durable state: a log of facts and output, checkpoints, recovery. Pure: the disk, time and chance are ports. */
export type { PictureRef } from './checkpoint/checkpoint-file.js';
export type { StateSource } from './checkpoint/write-checkpoint.js';
export type { AppendFile, Disk, DiskError, DiskErrorKind, DiskResult } from './disk/port.js';
export type { StorePorts } from './ports.js';
export type { Finding, NewerState } from './recover/findings.js';
export { type LastPicture, lastPicture } from './recover/last-picture.js';
export type { StateOwner } from './recover/owner.js';
export type { Recovered, RecoveredPane } from './recover/recover.js';
export { Store, type StoreEvents, type StoreLimits, type StoreStatus } from './store.js';
export { type StorePoint, storePoints } from './store-points.js';
