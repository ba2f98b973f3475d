/** What is left of an emulator's failure: a line in the log, and the bytes in a file. */
import { join } from 'node:path';
import type { PaneId } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import { keepBadChunk } from './bad-chunks.js';

interface Deps {
  readonly clock: Clock;
  readonly log: Logger;
  /** undefined: nothing is kept. */
  readonly stateFolder?: string | undefined;
}

/** Where the bytes are kept, if they are. `error` is undefined when the emulator did not come back. */
export function recordFailure(
  { clock, log, stateFolder }: Deps,
  pane: PaneId,
  offset: number,
  bytes: Uint8Array,
  error: unknown,
): string | undefined {
  const why = error === undefined ? 'did not come back' : error instanceof Error ? error.stack : String(error);
  log.error({ ev: 'pane.emulator-failed', pane, offset, bytes: bytes.length, why });
  if (stateFolder === undefined || bytes.length === 0) return undefined;
  return keepBadChunk(join(stateFolder, 'bad-chunks'), `${clock.wallMs()}-pane${pane}-${offset}.bin`, bytes);
}
