/** Terminals that know less, and what each may be told. */

export interface LesserHost {
  readonly term: string;
  /** How many colours it shows. */
  readonly colours: 256 | 16 | 8 | 0;
  readonly italic: boolean;
  readonly dim: boolean;
  readonly strike: boolean;
  readonly overline: boolean;
  readonly links: boolean;
  /** All that may be written to it but text: sequences, whole. */
  readonly grammar: readonly RegExp[];
}

const csi = (body: string): RegExp => new RegExp(`^\\x1b\\[${body}$`);

/** ECMA-48 as a VT100 knows it, autowrap, and showing the cursor, which it ignores. */
const vt100 = [csi('(\\d+(;\\d+)?)?H'), csi('\\d*C'), csi('\\d*D'), csi('K'), csi('2J'), csi('\\?7[hl]'), csi('\\?25[hl]')];
const sgr = (parameter: string): RegExp => csi(`((${parameter})(;(${parameter}))*)?m`);

const attributes = '0|1|4|5|7|8|2[24578]';
const console_ = [...vt100, csi('\\d*[GX]')];
const xtermModes = [
  csi('\\?(1000|1002|1003|1004|1006|1049|2004|2026)[hl]'),
  csi('[0-6] q'),
  csi('2[23];0t'),
  // How large a cell is, in pixels.
  csi('16t'),
  csi('>1u'),
  csi('=\\d+;1u'),
  csi('<u'),
  csi('\\?u'),
  csi('>4;2m'),
  csi('>4m'),
  csi('c'),
  csi('>q'),
  /^\x1b\]2;[^\x00-\x1f]*\x1b\\$/,
  /^\x1b\]8;[^\x00-\x1f]*\x1b\\$/,
];
const palette = '[34]8;5;\\d+';

const xterm256: Omit<LesserHost, 'term'> = {
  colours: 256,
  italic: true,
  dim: true,
  strike: true,
  overline: true,
  links: true,
  grammar: [...console_, ...xtermModes, sgr(`${attributes}|2|3|9|23|29|53|55|[34][0-79]|9[0-7]|10[0-7]|${palette}`)],
};

export const lesserHosts: readonly LesserHost[] = [
  { term: 'xterm-256color', ...xterm256 },
  // Whatever its terminfo says: what calls itself so today has 256.
  { term: 'xterm', ...xterm256 },
  {
    term: 'xterm-16color',
    colours: 16,
    italic: true,
    dim: true,
    strike: true,
    overline: true,
    links: true,
    grammar: [...console_, ...xtermModes, sgr(`${attributes}|2|3|9|23|29|53|55|[34][0-79]|9[0-7]|10[0-7]`)],
  },
  {
    term: 'screen',
    colours: 8,
    italic: false,
    dim: true,
    strike: false,
    overline: false,
    links: false,
    grammar: [
      ...console_,
      ...xtermModes.filter((r) => !r.test('\x1b[?2026h')),
      sgr(`${attributes}|2|[34][0-79]`),
      csi('\\?(1000|1002|1003|1004|1006|1049|2004)[hl]'),
    ],
  },
  {
    term: 'linux',
    colours: 8,
    italic: false,
    dim: false,
    strike: false,
    overline: false,
    links: false,
    grammar: [...console_, sgr(`${attributes}|[34][0-79]`)],
  },
  {
    term: 'vt100',
    colours: 0,
    italic: false,
    dim: false,
    strike: false,
    overline: false,
    links: false,
    grammar: [...vt100, sgr('0|1|4|5|7|8')],
  },
  {
    term: 'dumb',
    colours: 0,
    italic: false,
    dim: false,
    strike: false,
    overline: false,
    links: false,
    grammar: [...vt100, sgr('0|1|4|5|7|8')],
  },
];

/** Sequences in the output that are not in the host's grammar; none twice. */
export function unknownTo(host: LesserHost, output: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(output);
  const found = text.match(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^[\]])|[\x00-\x1a\x7f-\x9f]/g) ?? [];
  return [...new Set(found)].filter((sequence) => !host.grammar.some((known) => known.test(sequence)));
}

/** Stands for any colour. */
export const chosen = '\ue000';

/** A cell in words (see picture.ts) as this host shows it, with `chosen` for a colour that had to be chosen from fewer. */
export function degraded(cell: string, host: LesserHost): string {
  const text = /^"(?:[^"\\]|\\.)*"(?: wide)?|^right half/.exec(cell)?.[0] ?? cell;
  let rest = cell.slice(text.length);
  rest = rest.replace(/ link \S+$/, (link) => (host.links ? link : ''));
  rest = rest.replace(/(?: (?:double|curly|dotted|dashed))? underline(?: in \S+)?/, ' underline');
  for (const [name, known] of Object.entries({
    italic: host.italic,
    dim: host.dim,
    strike: host.strike,
    overline: host.overline,
  }))
    if (!known) rest = rest.replace(` ${name}`, '');
  rest = rest.replace(/ ([fb]g) (\S+)/g, (_, which: string, colour: string) => {
    if (host.colours === 0) return '';
    const isKept = !colour.startsWith('#') && Number(colour) < host.colours;
    return ` ${which} ${isKept ? colour : chosen}`;
  });
  return text + rest;
}
