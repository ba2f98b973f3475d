/**
 * Takes a screen apart by its structure: full-width rules, the prompt box between two of them, what stands above and below it,
 * or the dialog in its place. Looks at columns and at line drawing, never at words: what they mean is the rules' affair.
 */
import type { RegionName } from './rule.js';
import type { ScreenView } from './view.js';

export interface RegionRow {
  readonly y: number;
  readonly text: string;
}

export interface ScreenParts {
  /**
   * `box`: a prompt box is there. `dialog`: a frame without a prompt. `left`: one of these, and below it what comes when the program
   * has gone, or of a program that shows it as a text. `bare`: none of them. `blank`: nothing at all.
   */
  readonly kind: 'box' | 'dialog' | 'left' | 'bare' | 'blank';
  /** The first row of the prompt, where its text begins, and whether the box begins on the screen. */
  readonly prompt: { readonly y: number; readonly textColumn: number; readonly isWhole: boolean } | undefined;
  readonly region: (name: RegionName) => readonly RegionRow[];
}

/** A box's first row: the sign and U+00A0 (U+0020 in some old versions), alone or behind the box's left side. */
const promptSign = /^(?:│[\u00a0 ])?[❯>!#](?:[\u00a0 ]|$)/u;
/** Options of a dialog look like a prompt, but have a number. */
const optionSign = /^[❯>] (?:\d+\.|\[)/u;
const firstOption = /^ {0,4}(?:❯ )?1\. /u;
const chosenOption = /^ {0,4}❯ /u;
/** Of the keys below a dialog: longer paragraphs are something else. */
const maxWrapped = 5;
const topOfFrame = /^╭.*╮$/u;
const bottomOfFrame = /^╰.*╯$/u;
/** How a row of a conversation begins in column 0, and no row of a dialog does. */
const spoken = /^(?:[●⏺•✻✽✶✢] |[❯>]\u00a0)/u;

export function partsOf(view: ScreenView): ScreenParts {
  const rows = Array.from({ length: view.rows }, (_, y) => view.text(y));
  const last = rows.findLastIndex((text) => text !== '');
  if (last < 0) return { kind: 'blank', prompt: undefined, region: () => [] };
  const box = boxOf(rows, view.cols, view.cursor.y);
  const slice = (from: number, to: number): RegionRow[] =>
    rows.slice(Math.max(from, 0), Math.max(to, 0)).map((text, i) => ({ y: Math.max(from, 0) + i, text }));
  const screen = slice(0, last + 1);
  const end = slice(last - 1, last + 1).filter(({ text }) => text !== '');
  if (box?.isLeft) return { kind: 'left', prompt: undefined, region: (name) => (name === 'screen' ? screen : []) };
  if (box !== undefined) {
    const footerEnd = firstBlank(rows, box.bottom + 1);
    const parts: Partial<Record<RegionName, readonly RegionRow[]>> = {
      screen,
      status: statusRow(rows, box.top),
      hint: slice(box.top - 1, box.top),
      box: slice(box.top + 1, box.bottom),
      footer: slice(box.bottom + 1, footerEnd),
      below: slice(footerEnd, last + 1).filter(({ text }) => text !== ''),
    };
    const textColumn = (rows[box.top + 1]!.startsWith('│') ? 2 : 0) + 2;
    const prompt = { y: box.top + 1, textColumn, isWhole: box.top >= 0 };
    return { kind: 'box', prompt, region: (name) => parts[name] ?? [] };
  }
  const start = dialogStart(rows, view.cols, last);
  if (start !== undefined && isTalkedOver(rows, last)) {
    return { kind: 'left', prompt: undefined, region: (name) => (name === 'screen' ? screen : []) };
  }
  const raw = (start === undefined ? screen : slice(start + 1, last + 1)).map(withoutSides);
  const edge = start === undefined ? [] : slice(start, start + 1);
  const keys = start === undefined ? [] : unwrapped(raw);
  const parts: Partial<Record<RegionName, readonly RegionRow[]>> = { screen, end: [...end, ...keys], edge, ...dialogParts(raw) };
  return { kind: start === undefined ? 'bare' : 'dialog', prompt: undefined, region: (name) => parts[name] ?? [] };
}

/** A line across the screen; the top one of a named session ends in ` name ─`. */
const isRule = (text: string, cols: number): boolean =>
  (/^[─━▔]+$/u.test(text) && text.length >= cols - 1) || (/^─{3,} .+ ─{1,4}$/u.test(text) && text.length >= cols * 0.6);

interface Box {
  readonly top: number;
  readonly bottom: number;
  /** Words stand below it in column 0, which a shell says, or the program when it goes. */
  readonly isLeft: boolean;
}

/** Rows of the lines over (-1: above the screen) and under the prompt: of the lowest box, with no other line below it. */
function boxOf(rows: readonly string[], cols: number, cursorY: number): Box | undefined {
  const bottom = rows.findLastIndex((text) => isRule(text, cols) || bottomOfFrame.test(text));
  if (bottom < 2 || rows[bottom]!.startsWith('▔')) return undefined;
  const isTop = bottomOfFrame.test(rows[bottom]!)
    ? (text: string) => topOfFrame.test(text)
    : (text: string) => isRule(text, cols);
  const top = rows.slice(0, bottom).findLastIndex(isTop);
  // Below a box that is in use all is indented, or the cursor is in it and a menu hangs below.
  const isUsed = cursorY > top && cursorY < bottom;
  const isLeft = !isUsed && rows.slice(bottom + 1).some((text) => /^[^ ]/u.test(text));
  // A long draft pushes the beginning of its box off the screen.
  if (top < 0) return !isLeft && isFullOfDraft(rows, bottom) ? { top, bottom, isLeft } : undefined;
  if (top + 1 >= bottom) return undefined;
  const first = rows[top + 1]!;
  return promptSign.test(first) && !optionSign.test(first) ? { top, bottom, isLeft } : undefined;
}

/** Indented words from the first row down to a line near the end, below which only a footer stands. */
function isFullOfDraft(rows: readonly string[], bottom: number): boolean {
  const draft = rows.slice(0, bottom);
  const footer = rows.slice(bottom + 1).filter((text) => text !== '');
  const isIndented = draft.every((text) => text === '' || text.startsWith('  '));
  return (
    isIndented && rows[0] !== '' && bottom >= rows.length / 2 && footer.length <= 3 && !footer.some((text) => text.includes('❯'))
  );
}

const firstBlank = (rows: readonly string[], from: number): number => {
  const at = rows.findIndex((text, y) => y >= from && text === '');
  return at < 0 ? rows.length : at;
};

/** Above the box: hints and lists are indented, prompts that wait their turn begin with the prompt's sign. */
function statusRow(rows: readonly string[], top: number): RegionRow[] {
  for (let y = top - 1; y >= 0; y--) {
    const text = rows[y]!;
    if (text !== '' && !/^(?: |[❯>][\u00a0 ])/u.test(text)) return [{ y, text }];
  }
  return [];
}

/**
 * The row above a dialog: the highest line below the conversation, as questions have lines of their own. In old versions,
 * a frame as wide as the screen.
 */
function dialogStart(rows: readonly string[], cols: number, last: number): number | undefined {
  const frame = rows.findLastIndex((text) => topOfFrame.test(text) && text.length >= cols - 2);
  let start: number | undefined;
  for (let y = last; y >= 0; y--) {
    const text = rows[y]!;
    if (isRule(text, cols)) start = y;
    else if (spoken.test(text)) break;
    // On a low screen it begins above: its own lines are all that there is.
    else if (y === 0 && start !== undefined && !rows.slice(start).some((row) => chosenOption.test(row))) start = -1;
  }
  return start ?? (frame < 0 ? undefined : frame);
}

/** How rows at the end of a dialog begin in column 0: lines, options, keys, and keys that go on in the next row. */
const endOfDialog = /^(?:[ ─━▔│╰╭]|[❯>] |(?:Enter|Esc|Tab|Space|Press|Type|[↑↓←→])[ /]|(?:to |navigate|cancel|close|exit|·))/u;

/** Words in column 0 stand below it: a shell's prompt, the last row of a pager, of an editor or of another multiplexer. */
const isTalkedOver = (rows: readonly string[], last: number): boolean => !endOfDialog.test(rows[last]!);

/** The last paragraph, which a narrow screen has wrapped, as one row. */
function unwrapped(rows: readonly RegionRow[]): RegionRow[] {
  const last = rows.slice(rows.findLastIndex(({ text }) => text === '') + 1);
  const [first] = last;
  if (first === undefined || last.length < 2 || last.length > maxWrapped) return [];
  return [{ y: first.y, text: [first.text.trimEnd(), ...last.slice(1).map(({ text }) => text.trim())].join(' ') }];
}

/** Below a command or a plan, which may hold anything, the dialog asks its question, and below that are the options. */
function dialogParts(rows: readonly RegionRow[]): Partial<Record<RegionName, readonly RegionRow[]>> {
  const dialog = rows.filter(({ text }) => text !== '');
  const head = dialog.filter(({ text }) => !/^ *[─╌]+$/u.test(text)).slice(0, 1);
  const first = rows.findLastIndex(({ text }) => firstOption.test(text));
  const at = first < 0 ? rows.findLastIndex(({ text }) => chosenOption.test(text)) : first;
  if (at < 0) return { dialog, head };
  let from = at - 1;
  // One blank may stand between them.
  if (rows[from]?.text === '') from--;
  const end = from + 1;
  while (from >= 0 && end - from <= 4 && !/^(?: *[─╌]{3,}.*| *)$/u.test(rows[from]!.text)) from--;
  return { dialog, head, ask: rows.slice(from + 1, end), options: rows.slice(at).filter(({ text }) => text !== '') };
}

const withoutSides = ({ y, text }: RegionRow): RegionRow =>
  text.startsWith('│') ? { y, text: text.replace(/^│/u, '').replace(/ *│$/u, '') } : { y, text };
