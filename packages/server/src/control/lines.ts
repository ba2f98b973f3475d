/** The lines of control mode as tmux writes them: blocks around what a command printed, and output of panes. Pure. */
import { formatPaneId, type PaneId } from '@ccmux/core';

const encoder = new TextEncoder();
const backslash = 0x5c;
const space = 0x20;

/** One command's answer. `typed`: a person's line made it, not the call of the program. */
export interface Block {
  /** Seconds since the epoch. */
  readonly time: number;
  readonly number: number;
  readonly typed: boolean;
  /** Whole lines, each with its end. */
  readonly body: Uint8Array;
  readonly failed: boolean;
}

export function blockBytes({ time, number, typed, body, failed }: Block): Uint8Array {
  const guard = `${time} ${number} ${typed ? 1 : 0}`;
  const head = encoder.encode(`%begin ${guard}\n`);
  const tail = encoder.encode(`%${failed ? 'error' : 'end'} ${guard}\n`);
  const all = new Uint8Array(head.length + body.length + tail.length);
  all.set(head, 0);
  all.set(body, head.length);
  all.set(tail, head.length + body.length);
  return all;
}

/** A line of a pane's output. `ageMs`: how long it has waited, for clients that asked to be told; undefined for others. */
export function outputLine(pane: PaneId, data: Uint8Array, ageMs: number | undefined): Uint8Array {
  const name = formatPaneId(pane);
  const head = encoder.encode(ageMs === undefined ? `%output ${name} ` : `%extended-output ${name} ${Math.floor(ageMs)} : `);
  let escaped = 0;
  for (const byte of data) if (needsEscape(byte)) escaped++;
  const line = new Uint8Array(head.length + data.length + escaped * 3 + 1);
  line.set(head, 0);
  let at = head.length;
  for (const byte of data) {
    if (!needsEscape(byte)) {
      line[at++] = byte;
      continue;
    }
    line[at++] = backslash;
    line[at++] = 0x30 + (byte >> 6);
    line[at++] = 0x30 + ((byte >> 3) & 7);
    line[at++] = 0x30 + (byte & 7);
  }
  line[at] = 0x0a;
  return line;
}

/** Control characters and the backslash; bytes of UTF-8 stand as they are. */
const needsEscape = (byte: number): boolean => byte < space || byte === backslash;
