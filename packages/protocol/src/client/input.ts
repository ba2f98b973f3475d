/**
 * Input message: what a person did at a terminal, decoded by the client, in order. Hot path: one per read of the
 * terminal, arrays instead of maps, checked by hand.
 *
 *   [3, kittyFlags, [event, …], from]
 *   event: ['t', bytes] | ['k', key, raw, type] | ['p', bytes, start, end] | ['m', action, button, mods, x, y]
 *        | ['f', gained] | ['r', bytes]
 *
 * Returned message: `[111, [event, …], upTo]`, input that was typed ahead of a prompt that the server has just opened.
 *
 * `from` and `upTo` are places in all that was typed at a client: 0 is in front of the first event, and each event is as
 * long as `inputLength` says. A client that does not number its input leaves them out.
 */
import { fromClient, fromServer } from './ids.js';

/** Key press kinds as the kitty protocol numbers them. */
export type KeyEventType = 1 | 2 | 3;
export type MouseAction = 'down' | 'up' | 'drag' | 'move' | 'wheel';

export type InputEvent =
  /** Printable text, valid UTF-8, no control characters: every code point in it is a key of that name. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  /** A named key (`C-b`, `M-Left`, `Enter`). `raw`: the bytes that the host sent for it. */
  | { readonly kind: 'key'; readonly key: string; readonly raw: Uint8Array; readonly type: KeyEventType }
  /** Part of a bracketed paste, without the markers. */
  | { readonly kind: 'paste'; readonly bytes: Uint8Array; readonly start: boolean; readonly end: boolean }
  /** `button`: 1 left, 2 middle, 3 right, for the wheel 4 up, 5 down, 6 left, 7 right; 0 none. `mods`: 1 shift, 2 alt, 4 control. x, y in cells from 0. */
  | {
      readonly kind: 'mouse';
      readonly action: MouseAction;
      readonly button: number;
      readonly mods: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'focus'; readonly gained: boolean }
  /** A sequence that the client has no name for; goes to the pane as it is. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array };

export interface InputMessage {
  readonly kind: 'input';
  /** Kitty keyboard flags that were set on the host when this was typed. */
  readonly kittyFlags: number;
  readonly events: readonly InputEvent[];
  /** In front of the first event. */
  readonly from?: number;
}

/** Input for the overlay that the client has open; what the overlay leaves is sent to the server again. */
export interface ReturnedMessage {
  readonly kind: 'returned';
  readonly events: readonly InputEvent[];
  /** Behind the last event. */
  readonly upTo?: number;
}

/** How long an event is in all that was typed. Text may be taken in parts, byte by byte; everything else is taken at once. */
export function inputLength(e: InputEvent): number {
  if (e.kind === 'text') return Math.max(1, e.bytes.length);
  return 'bytes' in e ? 1 + e.bytes.length : 1;
}

const mouseActions: readonly MouseAction[] = ['down', 'up', 'drag', 'move', 'wheel'];

export function packInput(m: InputMessage): unknown[] {
  return withPlace([fromClient.input, m.kittyFlags, m.events.map(packEvent)], m.from);
}

export const packReturned = (m: ReturnedMessage): unknown[] => withPlace([fromServer.returned, m.events.map(packEvent)], m.upTo);

function withPlace(message: unknown[], place: number | undefined): unknown[] {
  if (place !== undefined) message.push(place);
  return message;
}

function packEvent(e: InputEvent): unknown[] {
  switch (e.kind) {
    case 'text':
      return ['t', e.bytes];
    case 'key':
      return ['k', e.key, e.raw, e.type];
    case 'paste':
      return ['p', e.bytes, e.start, e.end];
    case 'mouse':
      return ['m', mouseActions.indexOf(e.action), e.button, e.mods, e.x, e.y];
    case 'focus':
      return ['f', e.gained];
    case 'raw':
      return ['r', e.bytes];
  }
}

/** The message in `body` (the array behind the id); undefined when malformed. */
export function unpackInput(body: readonly unknown[]): InputMessage | undefined {
  const [, kittyFlags, list, from] = body;
  const events = unpackEvents(list);
  if (!isSmall(kittyFlags) || events === undefined) return undefined;
  if (from === undefined) return { kind: 'input', kittyFlags, events };
  return isPlace(from) ? { kind: 'input', kittyFlags, events, from } : undefined;
}

export function unpackReturned(body: readonly unknown[]): ReturnedMessage | undefined {
  const [, list, upTo] = body;
  const events = unpackEvents(list);
  if (events === undefined) return undefined;
  if (upTo === undefined) return { kind: 'returned', events };
  return isPlace(upTo) ? { kind: 'returned', events, upTo } : undefined;
}

function unpackEvents(list: unknown): InputEvent[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const events: InputEvent[] = [];
  for (const item of list) {
    const event = Array.isArray(item) ? unpackEvent(item) : undefined;
    if (event === undefined) return undefined;
    events.push(event);
  }
  return events;
}

function unpackEvent(e: readonly unknown[]): InputEvent | undefined {
  const [tag, a, b, c, d, f] = e;
  switch (tag) {
    case 't':
      return a instanceof Uint8Array ? { kind: 'text', bytes: a } : undefined;
    case 'k':
      if (typeof a !== 'string' || a.length > 64 || !(b instanceof Uint8Array)) return undefined;
      return c === 1 || c === 2 || c === 3 ? { kind: 'key', key: a, raw: b, type: c } : undefined;
    case 'p':
      if (!(a instanceof Uint8Array) || typeof b !== 'boolean' || typeof c !== 'boolean') return undefined;
      return { kind: 'paste', bytes: a, start: b, end: c };
    case 'm': {
      const action = isSmall(a) ? mouseActions[a] : undefined;
      if (action === undefined || !isSmall(b) || !isSmall(c) || !isSmall(d) || !isSmall(f)) return undefined;
      return { kind: 'mouse', action, button: b, mods: c, x: d, y: f };
    }
    case 'f':
      return typeof a === 'boolean' ? { kind: 'focus', gained: a } : undefined;
    case 'r':
      return a instanceof Uint8Array ? { kind: 'raw', bytes: a } : undefined;
    default:
      return undefined;
  }
}

const isPlace = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;

const isSmall = (n: unknown): n is number => typeof n === 'number' && Number.isInteger(n) && n >= 0 && n < 0x10000;
