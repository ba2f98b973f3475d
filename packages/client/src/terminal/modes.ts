/**
 * What the client says to its terminal besides pictures: modes on the way in and out, the modes that a scene asks
 * for, title, bell, clipboard. Pure: makes text, writes nothing.
 * @boundary titles and clipboard data from panes → host terminal
 */
import type { Scene } from '@ccmux/protocol';
import { type Capabilities, isSafe } from '@ccmux/term/paint';

/** Longest window title, in code points. */
const maxTitleLength = 256;
/** Largest clipboard, in base64 characters: 100 KiB of data. What is over is not sent at all. */
const maxClipboardLength = 140_000;

/**
 * Takes the terminal over: other screen, no autowrap, reports of paste and focus, keyboard protocols (kitty's
 * inside the other screen, which has a stack of its own), then a clear screen.
 */
export function enterSequence(c: Capabilities): string {
  const modes = c.xtermModes ? '\x1b[?1049h\x1b[22;0t\x1b[?2004h\x1b[?1004h' : '';
  const keyboard = c.keyboardProtocols ? '\x1b[>4;2m\x1b[>1u' : '';
  return `${modes}${keyboard}\x1b[?7l\x1b[m\x1b[H\x1b[2J`;
}

/** Asks for kitty keyboard flags, name, size of a cell and (answered by all, so that the end is known) device attributes. */
export const questions = (c: Capabilities): string => (c.keyboardProtocols ? '\x1b[?u\x1b[>q\x1b[16t\x1b[c' : '');

/** Gives the terminal back as it was. Right in any state that a client can leave it in, twice as well as once. */
export function leaveSequence(c: Capabilities): string {
  let out = c.syncOutput ? '\x1b[?2026l' : '';
  if (c.keyboardProtocols) out += '\x1b[<u\x1b[>4m';
  if (c.xtermModes) out += '\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l';
  if (c.hyperlinks) out += '\x1b]8;;\x1b\\';
  out += '\x1b[m\x1b[?7h';
  if (c.cursorShape) out += '\x1b[0 q';
  out += c.xtermModes ? '\x1b[23;0t\x1b[?1049l' : '\x1b[H\x1b[2J';
  return `${out}\x1b[?25h`;
}

/** Ends a sequence that may have been cut in the middle, before last words. */
export const cancelSequence = '\x18\x1b\\';

const mouseModes: Record<Scene['mouse'], string> = {
  none: '\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1006l',
  drag: '\x1b[?1003l\x1b[?1000h\x1b[?1002h\x1b[?1006h',
  any: '\x1b[?1000h\x1b[?1002h\x1b[?1003h\x1b[?1006h',
};

/** The modes a scene asks for, told to the terminal only when they change. */
export class SceneModes {
  readonly #capabilities: Capabilities;
  #mouse: Scene['mouse'] = 'none';
  #kittyFlags = 1;
  #title: string | undefined;

  constructor(capabilities: Capabilities) {
    this.#capabilities = capabilities;
  }

  /** Kitty keyboard flags that the terminal was last told to have; what it makes of them only it knows. */
  get kittyFlags(): number {
    return this.#capabilities.keyboardProtocols ? this.#kittyFlags : 0;
  }

  /** After `enterSequence`: the terminal has none of it any more. */
  reset(): void {
    this.#mouse = 'none';
    this.#kittyFlags = 1;
    this.#title = undefined;
  }

  changesTo(scene: Scene): string {
    let out = '';
    if (this.#capabilities.keyboardProtocols && scene.kittyFlags !== this.#kittyFlags) {
      this.#kittyFlags = scene.kittyFlags;
      out += `\x1b[=${scene.kittyFlags & 31};1u`;
    }
    if (!this.#capabilities.xtermModes) return out;
    if (scene.mouse !== this.#mouse) {
      this.#mouse = scene.mouse;
      out += mouseModes[scene.mouse];
    }
    if (scene.title !== undefined && scene.title !== this.#title) {
      this.#title = scene.title;
      out += `\x1b]2;${cleanTitle(scene.title)}\x1b\\`;
    }
    return out;
  }
}

const cleanTitle = (title: string): string =>
  [...title]
    .filter((c) => isSafe(c.codePointAt(0)!))
    .slice(0, maxTitleLength)
    .join('');

/** OSC 52, or nothing for what is not base64 or too much of it. */
export const clipboardSequence = (base64: string): string =>
  base64.length <= maxClipboardLength && /^[A-Za-z0-9+/]*={0,2}$/.test(base64) ? `\x1b]52;c;${base64}\x1b\\` : '';
