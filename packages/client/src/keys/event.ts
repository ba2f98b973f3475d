/** What the decoder makes of a host terminal's bytes: input for the server, and answers of the host to our queries. */
import type { InputEvent } from '@ccmux/protocol';

/**
 * An answer of the host terminal; never goes to a pane. `text`: for `kitty` (flags in force) and `da1` the parameters,
 * for `xtversion` the name and version, for `other` the sequence without its ESC.
 */
export interface HostReport {
  readonly kind: 'report';
  readonly name: 'kitty' | 'da1' | 'xtversion' | 'other';
  readonly text: string;
  /** The bytes of the report. */
  readonly raw: Uint8Array;
}

export type DecodedEvent = InputEvent | HostReport;

/** Bytes as characters U+0000–U+00FF. For short, mostly ASCII sequences. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function report(name: HostReport['name'], text: string, raw: Uint8Array): HostReport {
  return { kind: 'report', name, text, raw };
}
