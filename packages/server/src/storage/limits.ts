/** How much the store may take, and how long it may wait. */
import type { StoreLimits } from '@ccmux/store';

const mebibyte = 1024 * 1024;

export const storeLimits: StoreLimits = {
  segmentBytes: 8 * mebibyte,
  /** Off the way of a key and its echo. Who is killed together with the ptyhost loses so much output. */
  writeAfterMs: 20,
  writeAfterBytes: mebibyte,
  /** What the ptyhost keeps as well. Who is killed together with it loses a second of a flood. */
  paneLogBytes: mebibyte,
  floodPictureMs: 1000,
  /** What a power cut may cost: half a second of output, or this much of it. */
  syncAfterMs: 500,
  syncAfterBytes: 8 * mebibyte,
  /** Reading it back takes about a second. */
  checkpointBytes: 32 * mebibyte,
  checkpointAfterMs: 30_000,
  maxQueuedBytes: 16 * mebibyte,
  maxLogBytes: 128 * mebibyte,
  /** Changes of the model that no checkpoint takes over: many years of them, or one program in a loop. */
  maxTotalBytes: 160 * mebibyte,
  retryFirstMs: 1000,
  retryMaxMs: 30_000,
  reserveBytes: mebibyte,
};
