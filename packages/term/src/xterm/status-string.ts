/** DECRQSS: what xterm.js answers wrong or not at all. It says that no attribute is set, whatever is. */
import type { Terminal } from '@xterm/headless';
import { bgExtended, colourMask, colourModeMask } from '../screen/cell.js';
import { attributesOf, colourCode } from '../screen/row-to-sgr.js';
import type { Internals, XtermAttributes } from './internals.js';

const allColourBits = colourMask | colourModeMask;

export function registerStatusString(terminal: Terminal, { input, coreService }: Internals, reply: (text: string) => void): void {
  terminal.parser.registerDcsHandler({ intermediates: '$', final: 'q' }, (data) => {
    if (data === 'm') reply(`\x1bP1$r${currentSgr(input._curAttrData)}m\x1b\\`);
    else if (data === ' q') reply(`\x1bP1$r${cursorStyle(coreService.decPrivateModes)} q\x1b\\`);
    else return false;
    return true;
  });
}

/** Parameters that would set the current attributes, from a reset on. */
function currentSgr({ fg, bg, extended }: XtermAttributes): string {
  const hasExtended = (bg & bgExtended) !== 0;
  const codes = ['0', ...attributesOf(fg, bg, hasExtended ? (extended._ext >>> 26) & 7 : 0)];
  if (fg & colourModeMask) codes.push(colourCode(fg & allColourBits, 30));
  if (bg & colourModeMask) codes.push(colourCode(bg & allColourBits, 40));
  if (hasExtended && extended.underlineColor !== 0) codes.push(colourCode(extended.underlineColor, 50));
  return codes.join(';');
}

/** DECSCUSR number of the shape in force. */
function cursorStyle({ cursorStyle: shape, cursorBlink }: Internals['coreService']['decPrivateModes']): number {
  if (shape === undefined) return 0;
  return { block: 2, underline: 4, bar: 6 }[shape] - (cursorBlink ? 1 : 0);
}
