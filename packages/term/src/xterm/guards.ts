/** Where xterm.js 6.0.0 throws on input, and what is done instead. */
import type { Internals, XtermParams } from './internals.js';

const wholeLeft: XtermParams = { params: Int32Array.of(1), length: 1 };
const right: XtermParams = { params: Int32Array.of(0), length: 1 };

const savedLines = 3;

/**
 * ED 1 and DECSED 1 with the cursor on the last cell: xterm.js looks for a line below the screen, or takes a line of history
 * for the one below the cursor. Erased here in two steps that do not reach the end of the row together.
 */
export function registerGuards(internals: Internals): void {
  const { input, parser, bufferService } = internals;
  keepSavedCursor(internals);
  for (const prefix of ['', '?']) {
    const id = prefix === '' ? { final: 'J' } : { prefix, final: 'J' };
    parser.registerCsiHandler(id, (parameters) => {
      const { buffer, cols } = bufferService;
      if (parameters.params[0] === savedLines) {
        const before = buffer.ybase;
        input.eraseInDisplay(parameters, prefix !== '');
        buffer.savedY += buffer.ybase - before;
        return true;
      }
      if (parameters.params[0] !== 1 || buffer.x < cols - 1) return false;
      const x = buffer.x;
      buffer.x = cols - 2;
      input.eraseInDisplay(wholeLeft, prefix !== '');
      buffer.x = cols - 1;
      input.eraseInLine(right, prefix !== '');
      buffer.x = x;
      if (buffer.y + 1 < bufferService.rows) buffer.lines.get(buffer.ybase + buffer.y + 1)!.isWrapped = false;
      return true;
    });
  }
}

/**
 * The saved cursor is a place on the screen. xterm.js keeps the line it is on, so that it would come back higher by what was
 * scrolled meanwhile, but only until history is full.
 */
function keepSavedCursor({ bufferService }: Internals): void {
  const scroll = bufferService.scroll.bind(bufferService);
  bufferService.scroll = (attributes, isWrapped) => {
    const { buffer } = bufferService;
    const before = buffer.ybase;
    scroll(attributes, isWrapped);
    buffer.savedY += buffer.ybase - before;
  };
}
