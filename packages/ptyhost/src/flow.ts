/**
 * How far a pane's output has gone: read, sent, taken. Owns the credit: how much may be on its way to the server,
 * and whether the program may go on printing. Pure; the bytes are in the ring.
 *
 *   acked ≤ sent ≤ end of the ring, and sent − acked ≤ credit
 */

/**
 * Most bytes of one pane between ptyhost and server. At the bound its PTY is not read any more, which blocks the
 * program; a few parse slices of the server, so that it never waits for bytes.
 */
export const creditBytes = 256 * 1024;

export type Reader =
  /** No server: output goes into the ring and is never held back. */
  | { readonly kind: 'none' }
  /** A server is there but has not said yet from where it wants this pane: nothing is read, nothing can be lost. */
  | { readonly kind: 'expected' }
  | { readonly kind: 'reading'; readonly sent: number; readonly acked: number };

export const noReader: Reader = { kind: 'none' };
export const expectedReader: Reader = { kind: 'expected' };
export const readerFrom = (offset: number): Reader => ({ kind: 'reading', sent: offset, acked: offset });

/** Bytes that may be sent now when the ring ends at `end`. */
export function sendable(reader: Reader, end: number): number {
  if (reader.kind !== 'reading') return 0;
  return Math.min(end - reader.sent, creditBytes - (reader.sent - reader.acked));
}

/** Whether the PTY may be read. */
export function mayRead(reader: Reader, end: number): boolean {
  switch (reader.kind) {
    case 'none':
      return true;
    case 'expected':
      return false;
    case 'reading':
      return end - reader.acked < creditBytes;
  }
}

export function withSent(reader: Reader, bytes: number): Reader {
  return reader.kind === 'reading' ? { ...reader, sent: reader.sent + bytes } : reader;
}

/** The server has taken everything below `offset`. It cannot take what it was not sent. */
export function withAck(reader: Reader, offset: number): Reader {
  if (reader.kind !== 'reading') return reader;
  return { ...reader, acked: Math.max(reader.acked, Math.min(offset, reader.sent)) };
}
