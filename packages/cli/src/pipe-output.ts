/**
 * What the server prints goes to our own output. Owns the pace: while the reader there does not read, the server is not
 * read either, so that it knows, and nothing piles up here.
 */
import type { Transport } from './transport.js';

export function pipeOutput(transport: Transport, stream: 'stdout' | 'stderr', bytes: Uint8Array): void {
  const target = stream === 'stdout' ? process.stdout : process.stderr;
  if (target.write(bytes)) return;
  transport.pause();
  target.once('drain', () => transport.unpause());
}
