/**
 * Input of a client on its way to the surface that it sees: keys one by one, text in one piece where the surface takes
 * it so, the mouse in its own cells. Refuses nothing but what a read-only client types.
 */
import { bindingKey, type KeyName, parseHostKey } from '@ccmux/core';
import type { InputEvent } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Surface, SurfaceMouse } from '../clients/surface.js';
import type { KeyOptions } from './key-options.js';

export class SurfaceInput {
  readonly #client: AttachedClient;
  readonly #putBack: (rest: InputEvent) => void;

  /** `putBack` takes input that is to be looked at next. */
  constructor(client: AttachedClient, putBack: (rest: InputEvent) => void) {
    this.#client = client;
    this.#putBack = putBack;
  }

  /** Gives the event to the surface; false when there is none, or it is for the key tables. */
  take(event: InputEvent, kittyFlags: number, table: string, options: Pick<KeyOptions, 'prefix'>): boolean {
    const surface = this.#client.surfaces.top;
    if (surface === undefined || this.#client.flags.readOnly) return false;
    if (surface.layer === 'mode' && table !== 'root') return false;
    const { prefix } = options;
    switch (event.kind) {
      case 'text':
        return this.#text(surface, event.bytes, prefix);
      case 'key':
        return this.#key(surface, event.key, event.raw, event.type, { kittyFlags, prefix });
      case 'paste':
        surface.paste?.(event.bytes, event.start, event.end);
        return true;
      case 'mouse':
        return this.#mouse(surface, event);
      case 'focus':
        surface.focus?.(event.gained);
        return true;
      case 'raw':
        surface.raw?.(event.bytes);
        return true;
    }
  }

  #text(surface: Surface, bytes: Uint8Array, prefix: string): boolean {
    if (surface.text !== undefined) {
      surface.text(bytes);
      return true;
    }
    // One character at a time: the surface may close at any of them.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const rest = bytes.subarray(Buffer.byteLength(first));
    if (rest.length > 0) this.#putBack({ kind: 'text', bytes: rest });
    const name = first === ' ' ? 'Space' : first;
    if (this.#key(surface, name, Buffer.from(first), 1, { kittyFlags: 0, prefix })) return true;
    this.#putBack({ kind: 'key', key: name, raw: Buffer.from(first), type: 1 });
    return true;
  }

  #key(
    surface: Surface,
    name: string,
    raw: Uint8Array,
    type: 1 | 2 | 3,
    { kittyFlags, prefix }: { readonly kittyFlags: number; readonly prefix: string },
  ): boolean {
    const parsed = parseHostKey(name);
    if (!parsed.ok) {
      surface.raw?.(raw);
      return true;
    }
    const key: KeyName = parsed.value;
    if (surface.layer === 'mode' && bindingKey(key) === prefix) return false;
    return surface.key(key, raw, type, kittyFlags);
  }

  /** A mode leaves the mouse outside of it to panes, borders and the status line. */
  #mouse(surface: Surface, event: SurfaceMouse): boolean {
    const { rect } = this.#client.surfaces;
    if (rect === undefined) return true;
    const x = event.x - rect.x;
    const y = event.y - rect.y;
    const isInside = x >= 0 && y >= 0 && x < rect.width && y < rect.height;
    if (surface.layer === 'mode' && !isInside) return false;
    surface.mouse?.({ ...event, x, y });
    return true;
  }
}
