/**
 * What a terminal without any keyboard protocol sends for a key, by tmux's key names. Written down apart from the
 * program's own tables, so that one checks the other. Source: xterm's ctlseqs, "PC-Style Function Keys".
 */

const cursorFinals: Readonly<Record<string, string>> = { Up: 'A', Down: 'B', Right: 'C', Left: 'D', Home: 'H', End: 'F' };
const ss3Finals: Readonly<Record<string, string>> = { F1: 'P', F2: 'Q', F3: 'R', F4: 'S' };
const tildeNumbers: Readonly<Record<string, number>> = {
  IC: 2,
  DC: 3,
  PPage: 5,
  NPage: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
};
const plain: Readonly<Record<string, string>> = {
  Enter: '\r',
  Tab: '\t',
  BTab: '\x1b[Z',
  Escape: '\x1b',
  BSpace: '\x7f',
  Space: ' ',
};

/** Bytes of one key such as `a`, `C-b`, `M-x`, `C-S-Up`, `F5`. Throws for a name that it does not know. */
export function keyBytes(name: string, applicationCursor: boolean): string {
  const parts = /^((?:[CMS]-)*)(.+)$/s.exec(name);
  const modifiers = parts?.[1] ?? '';
  const key = parts?.[2] ?? '';
  const control = modifiers.includes('C-');
  const meta = modifiers.includes('M-');
  const shift = modifiers.includes('S-');
  const sequence = functionKey(key, 1 + (shift ? 1 : 0) + (meta ? 2 : 0) + (control ? 4 : 0), applicationCursor);
  if (sequence !== undefined) return sequence;
  const base = plain[key] ?? (key.length === 1 || [...key].length === 1 ? key : undefined);
  if (base === undefined) throw new Error(`no such key: ${name}`);
  return (meta ? '\x1b' : '') + (control ? withControl(base) : base);
}

function functionKey(key: string, modifier: number, applicationCursor: boolean): string | undefined {
  const cursor = cursorFinals[key];
  if (cursor !== undefined)
    return modifier === 1 ? `\x1b${applicationCursor ? 'O' : '['}${cursor}` : `\x1b[1;${modifier}${cursor}`;
  const ss3 = ss3Finals[key];
  if (ss3 !== undefined) return modifier === 1 ? `\x1bO${ss3}` : `\x1b[1;${modifier}${ss3}`;
  const number = tildeNumbers[key];
  if (number !== undefined) return modifier === 1 ? `\x1b[${number}~` : `\x1b[${number};${modifier}~`;
  return undefined;
}

/** Control clears bits 6 and 7: C-a is 1, C-Space is 0, C-? is DEL. */
function withControl(base: string): string {
  if (base === '?') return '\x7f';
  return String.fromCharCode(base.toUpperCase().charCodeAt(0) & 0x1f);
}
