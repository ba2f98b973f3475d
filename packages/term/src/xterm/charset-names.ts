/** Character sets of xterm.js by the byte that designates them: it has them as tables without a name. */
import type { Charset } from '../image/state.js';
import type { Internals, XtermCharset } from './internals.js';

const finals = ['0', 'A', '4', 'C', 'R', 'Q', 'K', 'Y', 'E', 'Z', 'H', '='];
/** The same tables for all terminals; found when the first of them is asked for. */
const names = new Map<XtermCharset, string>();
const tables = new Map<string, XtermCharset>();

/** undefined for ASCII. */
export function charsetName(internals: Internals, table: XtermCharset | undefined): Charset {
  if (table === undefined) return undefined;
  learn(internals);
  return names.get(table);
}

export function charsetNamed(internals: Internals, name: Charset): XtermCharset | undefined {
  if (name === undefined) return undefined;
  learn(internals);
  return tables.get(name);
}

/** Designates every one as G0, and puts back what was there. */
function learn({ input, charset }: Internals): void {
  if (names.size > 0) return;
  const { charset: current, _charsets: designated } = charset;
  charset._charsets = [];
  for (const final of finals) {
    input.selectCharset(`(${final}`);
    const table = charset._charsets[0];
    if (table === undefined) throw new Error(`@xterm/headless is not the pinned version: there is no character set ${final}`);
    names.set(table, final);
    tables.set(final, table);
  }
  charset._charsets = designated;
  charset.charset = current;
}
