/** A screen as an SVG picture: a pure function from cells to text. Every column has its place, whatever the font. */
import type { Row } from '@ccmux/term';
import { boxPath, underlinePath } from './lines.js';
import { type Look, lookAt } from './look.js';
import { defaultTheme, type Theme } from './theme.js';

export interface Picture {
  /** What the picture shows, for those who cannot see it. */
  readonly title: string;
  readonly columns: number;
  readonly rows: readonly Row[];
  /** Drawn as a block; left out when the cursor is hidden. */
  readonly cursor?: { readonly x: number; readonly y: number };
}

/** Size of a cell and of its letters in SVG units; the proportions of common terminal fonts. */
const cellWidth = 8.4;
const cellHeight = 18;
const fontSize = 14;
const baseline = 13.5;
const margin = 12;

const fonts = "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";

const number = (value: number): string => String(Math.round(value * 100) / 100);

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Neighbouring cells that look the same in every way but their text. */
interface Run {
  readonly column: number;
  readonly columns: number;
  readonly look: Look;
}

const left = (column: number): number => Math.round((margin + column * cellWidth) * 100) / 100;
const top = (y: number): number => margin + y * cellHeight;

const sameLook = (a: Look, b: Look): boolean => {
  const { text: _, width: __, ...restOfA } = a;
  const { text: ___, width: ____, ...restOfB } = b;
  return JSON.stringify(restOfA) === JSON.stringify(restOfB);
};

/** Only narrow ASCII goes together: whatever else a font draws wider or narrower stays in its own place. */
const isPlain = ({ text, width }: Look): boolean => width === 1 && /^[\x20-\x7e]$/.test(text);

const runsOf = (looks: readonly Look[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const [column, look] of looks.entries()) {
    if (look.width === 0) continue;
    const last = runs.at(-1);
    const joins = last !== undefined && isPlain(look) && isPlain({ ...last.look, text: last.look.text.at(-1)! });
    if (last !== undefined && joins && last.column + last.columns === column && sameLook(last.look, look)) {
      runs[runs.length - 1] = {
        ...last,
        columns: last.columns + 1,
        look: { ...last.look, text: last.look.text + look.text, width: 1 },
      };
    } else {
      runs.push({ column, columns: look.width, look });
    }
  }
  return runs;
};

const paper = ({ column, columns, look }: Run, y: number, theme: Theme): string => {
  if (look.paper === theme.background) return '';
  return `<rect x="${left(column)}" y="${top(y)}" width="${number(columns * cellWidth)}" height="${cellHeight}" fill="${look.paper}"/>`;
};

const letters = ({ column, columns, look }: Run, y: number): string => {
  if (look.text.trim() === '') return '';
  const path = boxPath(look.text, { x: left(column), y: top(y), width: cellWidth, height: cellHeight });
  if (path !== undefined) return `<path d="${path}" stroke="${look.ink}"/>`;
  const indent = look.text.length - look.text.trimStart().length;
  const text = look.text.trim();
  const width = isPlain({ ...look, text: text[0]! }) ? text.length : columns;
  const attributes = [
    `x="${left(column + indent)}" y="${number(top(y) + baseline)}" fill="${look.ink}"`,
    `textLength="${number(width * cellWidth)}"`,
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.italic ? ['font-style="italic"'] : []),
    ...(look.dim ? ['opacity="0.6"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeText(text)}</text>`;
};

const strokes = ({ column, columns, look }: Run, y: number): string => {
  const [x, width] = [left(column), columns * cellWidth];
  const straight = (at: number): string => `<path d="M${x} ${number(at)}h${number(width)}" stroke="${look.ink}"/>`;
  const under = underlinePath(look.underline, x, top(y) + cellHeight - 2.5, width);
  return [
    look.underline === 0 ? '' : `<path ${under} stroke="${look.underlineInk}"/>`,
    look.strike ? straight(top(y) + cellHeight / 2) : '',
    look.overline ? straight(top(y) + 1) : '',
  ].join('');
};

/** The picture as a whole SVG document. The same cells give the same bytes. */
export const renderSvg = ({ title, columns, rows, cursor }: Picture, theme: Theme = defaultTheme): string => {
  const isCursor = (x: number, y: number): boolean => cursor?.x === x && cursor.y === y;
  const drawn = rows.map((row, y) => {
    const looks = Array.from({ length: columns }, (_, column) => lookAt(row, column, theme, isCursor(column, y)));
    const runs = runsOf(looks);
    const layers = [paper, letters, strokes].map((draw) => runs.map((run) => draw(run, y, theme)).join(''));
    return layers.join('');
  });
  const [width, height] = [number(2 * margin + columns * cellWidth), 2 * margin + rows.length * cellHeight];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${theme.background}"/>`,
    `<g font-family="${fonts}" font-size="${fontSize}" fill="none" xml:space="preserve">`,
    ...drawn.filter((row) => row !== ''),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
};
