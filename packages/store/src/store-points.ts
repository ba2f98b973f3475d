/**
 * The moments of a store's work that a crash may fall between. Tests end a process in each of them; whoever composes a
 * store decides what reaching one does.
 */
export const storePoints = [
  /** A segment has its name, and nothing in it. */
  'segment.created',
  /** Its header and its name are on the disk. */
  'segment.ready',
  'log.before-write',
  'log.written',
  'log.synced',
  'checkpoint.begun',
  /** The picture of one pane is written. */
  'checkpoint.picture',
  /** All pictures, and what they lack is in the log again. */
  'checkpoint.pictures',
  /** A checkpoint or a picture is whole, under the name of a draft. */
  'sealed.draft',
  /** … and under its own. */
  'sealed.renamed',
  'checkpoint.written',
  /** What it makes needless is gone. */
  'checkpoint.collected',
  'recover.read',
  /** What a crash or damage left is cut off or put aside. */
  'recover.mended',
] as const;

export type StorePoint = (typeof storePoints)[number];
