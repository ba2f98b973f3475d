export { type AttachOptions, type AttachResult, attachClient } from './attach.js';
export type { HostSignal, HostTty } from './terminal/host-tty.js';
export { createNodeTty } from './terminal/node-tty.js';
export type { Transport } from './transport.js';
