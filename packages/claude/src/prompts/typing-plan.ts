/**
 * How a text is typed so that Claude has it as it was written. Owns the bytes. Measured with 2.1.197 and 2.1.328: a write of 64
 * bytes or more is taken for a paste, and a CR in it for a line end; several pastes in one write are one text in the newer
 * version, which marks a long paste as not typed by a person, and only the last of them in the older one, which marks none.
 */

/** Longest text, in UTF-16 units: far more than a person pastes, far less than harms anybody. */
export const maxPromptLength = 256 * 1024;

/** Ctrl-S: what stands in the box is put aside, and comes back behind the next prompt. */
export const stashKey = '\x13';
export const submitKey = '\r';
/** Esc, once: twice would open the rewind dialog. */
export const interruptKey = '\x1b';

/** A paste with more lines, or more characters, is marked: `<pasted_content>`. */
const mostLines = 3;
const mostCharacters = 700;

/** First version that marks pastes, and that takes several in one write. */
const marksPastes = [2, 1, 300] as const;

/**
 * One write that puts the text into the box and submits nothing. `version`: of Claude Code, as it says; undefined when it does
 * not, then the text may be marked, but is whole.
 */
export function typing(text: string, version: string | undefined): string {
  const whole = isLater(version) ? pieces(text) : [text];
  return whole.map(pasted).join('');
}

const pasted = (piece: string): string => (piece === '\n' ? '\n' : `\x1b[200~${piece}\x1b[201~`);

/** Pieces that are short enough each, and line ends between them. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let group: string[] = [];
  const flush = (): void => {
    if (found.length > 0) found.push('\n');
    found.push(...cut(group.join('\n')));
    group = [];
  };
  for (const line of text.split('\n')) {
    const length = group.reduce((sum, each) => sum + each.length + 1, line.length);
    if (group.length > 0 && (group.length === mostLines || length > mostCharacters)) flush();
    group.push(line);
  }
  flush();
  return found.filter((piece) => piece !== '');
}

/** Never between the halves of a character. */
function cut(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > mostCharacters) {
    const isHigh = (text.charCodeAt(from + mostCharacters - 1) & 0xfc00) === 0xd800;
    const to = from + mostCharacters - (isHigh ? 1 : 0);
    parts.push(text.slice(from, to));
    from = to;
  }
  return [...parts, text.slice(from)];
}

function isLater(version: string | undefined): boolean {
  const parts = version?.split('.').map(Number) ?? [];
  for (const [i, least] of marksPastes.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part > least;
  }
  return parts.length > 0;
}
