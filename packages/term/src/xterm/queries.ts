/**
 * Answers to what programs ask their terminal, from constant tables and the emulator's own state. Never echoes input,
 * never reports titles, sizes in pixels, clipboard or window state.
 */
import type { Terminal } from '@xterm/headless';
import type { Internals } from './internals.js';
import type { KeyboardProtocol } from './keyboard-protocol.js';
import { colourOf, x11Colour } from './palette.js';

const esc = '\x1b';
const st = `${esc}\\`;

/** VT220 with ANSI colour: what programs test for, and nothing that would make them send graphics. */
const primaryAttributes = `${esc}[?62;22c`;
/** VT420-class xterm, patch 390: programs then use SGR mouse reports and ask for the rest. */
const secondaryAttributes = `${esc}[>1;390;0c`;
const tertiaryAttributes = `${esc}P!|00000000${st}`;
const version = `${esc}P>|ccmux(0.1.0)${st}`;
const capabilityRefused = `${esc}P0+r${st}`;

/** Private modes that xterm.js does not report: set by the program, or fixed (3: permanently set). */
export interface ReportedModes {
  readonly alternateScroll: boolean;
}

export interface QueryContext {
  readonly internals: Internals;
  readonly keyboard: KeyboardProtocol;
  readonly reported: ReportedModes;
  reply(text: string): void;
}

export function registerQueries(terminal: Terminal, context: QueryContext): void {
  const { internals, keyboard, reply } = context;
  const { parser } = terminal;
  const answer = (id: { prefix?: string; intermediates?: string; final: string }, text: string): void => {
    parser.registerCsiHandler(id, (params) => {
      if (params[0] === 0) reply(text);
      return true;
    });
  };
  answer({ final: 'c' }, primaryAttributes);
  answer({ prefix: '>', final: 'c' }, secondaryAttributes);
  answer({ prefix: '=', final: 'c' }, tertiaryAttributes);
  answer({ prefix: '>', final: 'q' }, version);
  parser.registerCsiHandler({ final: 'n' }, (params) => {
    if (params[0] === 5) reply(`${esc}[0n`);
    else if (params[0] === 6) reply(`${esc}[${cursorPosition(internals)}R`);
    return true;
  });
  parser.registerCsiHandler({ prefix: '?', final: 'n' }, (params) => {
    if (params[0] === 6) reply(`${esc}[?${cursorPosition(internals)}R`);
    return true;
  });
  parser.registerCsiHandler({ prefix: '?', intermediates: '$', final: 'p' }, (params) => {
    const state = reportedMode(params[0], context.reported);
    if (state === undefined) return false;
    reply(`${esc}[?${String(params[0])};${state}$y`);
    return true;
  });
  parser.registerCsiHandler({ prefix: '?', final: 'u' }, () => {
    reply(`${esc}[?${keyboard.stack(onAlternateScreen(internals)).flags}u`);
    return true;
  });
  parser.registerDcsHandler({ intermediates: '+', final: 'q' }, () => {
    reply(capabilityRefused);
    return true;
  });
  internals.input.onColor((events) => {
    for (const event of events) {
      if (event.type !== 0 || event.index === undefined) continue;
      const code = event.index < 256 ? `4;${event.index}` : `${10 + event.index - 256}`;
      reply(`${esc}]${code};${x11Colour(colourOf(event.index))}${st}`);
    }
  });
}

export const onAlternateScreen = (internals: Internals): boolean => {
  const { buffers } = internals.bufferService;
  return buffers.active === buffers.alt;
};

/** Row and column from 1; the column stays inside the row while a wrap is pending, the row counts from the margin in origin mode. */
function cursorPosition({ bufferService, coreService }: Internals): string {
  const { buffer, cols } = bufferService;
  const top = coreService.decPrivateModes.origin ? buffer.scrollTop : 0;
  return `${buffer.y - top + 1};${Math.min(buffer.x, cols - 1) + 1}`;
}

/** DECRPM values: 1 set, 2 reset, 3 permanently set; undefined leaves the answer to xterm.js. */
function reportedMode(mode: number | number[] | undefined, modes: ReportedModes): 1 | 2 | 3 | undefined {
  if (mode === 1007) return modes.alternateScroll ? 1 : 2;
  // Grapheme clusters are always on: https://github.com/contour-terminal/terminal-unicode-core
  return mode === 2027 ? 3 : undefined;
}
