/** A disk as somebody sees it who may only look: what would change it succeeds, and changes nothing. */
import { ok } from '@ccmux/core';
import type { AppendFile, Disk } from './port.js';

const done = async () => ok(undefined);
const nowhere: AppendFile = { append: done, sync: done, close: done };

export const lookDisk = (disk: Disk): Disk => ({
  list: (folder) => disk.list(folder),
  read: (path) => disk.read(path),
  create: async () => ok(nowhere),
  truncate: done,
  rename: done,
  remove: done,
  makeFolder: done,
  syncFolder: done,
});
