/**
 * Where the log of what agents asked for ends, as it is kept outside of the log: its last line by number and hash. Owns that
 * form; who keeps it is decided elsewhere.
 */
import type { AuditHead } from '@ccmux/core';

/** As long for every head, so that a newer one is written over an older one in one piece. */
export const headText = ({ line, hash }: AuditHead): string => `${String(line).padStart(12, '0')} ${hash}\n`;

/** undefined: none, or one that cannot be read. */
export function parseHead(text: string): AuditHead | undefined {
  const found = /^(\d{12}) ([0-9a-f]{64})\n$/.exec(text);
  return found === null ? undefined : { line: Number(found[1]), hash: found[2]! };
}

/** The one that knows of more lines. */
export const laterHead = (a: AuditHead | undefined, b: AuditHead | undefined): AuditHead | undefined =>
  a === undefined || (b !== undefined && b.line > a.line) ? b : a;
