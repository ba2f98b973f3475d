/** Where xterm.js 6.0.0 throws on input, and what is done instead. */
import type { Internals, XtermParams } from './internals.js';

const wholeLeft: XtermParams = { params: Int32Array.of(1), length: 1 };
const right: XtermParams = { params: Int32Array.of(0), length: 1 };

/**
 * ED 1 and DECSED 1 with the cursor on the last cell: xterm.js looks for a line below the screen. Erased here in two
 * steps that do not reach the end of the row together.
 */
export function registerGuards({ input, parser, bufferService }: Internals): void {
  for (const prefix of ['', '?']) {
    const id = prefix === '' ? { final: 'J' } : { prefix, final: 'J' };
    parser.registerCsiHandler(id, ({ params }) => {
      const { buffer, cols } = bufferService;
      if (params[0] !== 1 || buffer.x < cols - 1 || buffer.lines.get(buffer.y + 1) !== undefined) return false;
      const x = buffer.x;
      buffer.x = cols - 2;
      input.eraseInDisplay(wholeLeft, prefix !== '');
      buffer.x = cols - 1;
      input.eraseInLine(right, prefix !== '');
      buffer.x = x;
      return true;
    });
  }
}
