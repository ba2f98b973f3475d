/** Streams made by chance (fast-check): everything a program may say to a terminal, in any order. Each ends outside of sequences. */
import type { Size } from '@ccmux/core';
import fc, { type Arbitrary } from 'fast-check';

const esc = '\x1b';
const csi = (body: string): string => `${esc}[${body}`;

const words = ['a', 'word', 'two words', ' ', '   ', 'x'.repeat(30), '│', '─'.repeat(12), '▀▄', 'naïve', '“q”', '\u00a0'];
const wide = ['漢', '日本語', 'ＡＢ', '한글', '👍', '✅', '🚀🚀', '漢'.repeat(9)];
const clusters = [
  'e\u0301',
  '👨‍👩‍👧‍👦',
  '👩🏽‍💻',
  '🇩🇪',
  '🇩🇪🇫',
  '❤️',
  '❤',
  '☎︎',
  '1️⃣',
  '🏳️‍🌈',
  'क्षि',
  'กำ',
  'z\u0301\u0323\u0308',
  '\u1112\u1161\u11ab',
  '각',
];
const alone = ['\u0301', '\ufe0f', '\u200d', '\u200b', '\u20e3', '🏽'];

const colour = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map((n) => `5;${n}`),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((c) => `2;${c.join(';')}`),
);
const sgrPart: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '7',
    '8',
    '9',
    '21',
    '22',
    '23',
    '24',
    '25',
    '27',
    '28',
    '29',
    '53',
    '55',
    '59',
  ),
  fc.constantFrom(30, 40, 90, 100).chain((base) => fc.nat(7).map((n) => String(base + n))),
  fc.constantFrom('39', '49', '4:0', '4:1', '4:2', '4:3', '4:4', '4:5', '58:2::1:200:3', '58:5:99', '38:5:20', '48:2::9:8:7'),
  fc.tuple(fc.constantFrom('38', '48', '58'), colour).map((p) => p.join(';')),
);
const sgr = fc.array(sgrPart, { minLength: 1, maxLength: 5 }).map((parts) => csi(`${parts.join(';')}m`));

const link = fc.oneof(
  fc
    .constantFrom('https://example.org/a', 'http://example.org/?q=1;2', 'file:///tmp/x', 'mailto:a@example.org')
    .map((u) => `${esc}]8;;${u}${esc}\\`),
  fc.constantFrom('1', 'two').map((id) => `${esc}]8;id=${id};https://example.org/${id}\x07`),
  fc.constant(`${esc}]8;;${esc}\\`),
);

const control = fc.constantFrom('\r\n', '\n', '\r', '\b', '\t', '\v', '\f', '\x0e', '\x0f', '\x07', '\0', '\x7f');

/** Numbers around the edges of the screen and beyond. */
const number = (limit: number): Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 0, max: limit + 1 }), fc.constantFrom(0, 1, 2, limit - 1, limit, limit + 1, 9999));

const place = ({ cols, rows }: Size): Arbitrary<string> =>
  fc.oneof(
    fc.tuple(number(rows), number(cols)).map(([row, column]) => csi(`${row};${column}H`)),
    fc.tuple(number(rows), fc.constantFrom(...'ABEFde')).map(([n, final]) => csi(`${n}${final}`)),
    fc.tuple(number(cols), fc.constantFrom(...'CDG`a')).map(([n, final]) => csi(`${n}${final}`)),
    fc.constantFrom(
      `${esc}M`,
      `${esc}D`,
      `${esc}E`,
      `${esc}7`,
      `${esc}8`,
      csi('s'),
      csi('u'),
      csi('I'),
      csi('Z'),
      `${esc}H`,
      csi('g'),
      csi('3g'),
    ),
  );

/** ED 1 only away from the last cell, where xterm.js throws. */
const edit = ({ cols, rows }: Size): Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('J', '0J', '2J', '3J', '2;2H\x1b[1J', '?J', 'K', '1K', '2K', '?K', '?1K').map(csi),
    fc.tuple(number(cols), fc.constantFrom(...'@PX')).map(([n, final]) => csi(`${n}${final}`)),
    fc.tuple(number(rows), fc.constantFrom(...'LMST')).map(([n, final]) => csi(`${n}${final}`)),
    fc.tuple(number(5), fc.constantFrom("'}", "'~", ' @', ' A')).map(([n, final]) => csi(`${n}${final}`)),
    // Clusters and insert mode are repeated at most once around the row.
    fc.nat(cols).map((n) => csi(`${n}b`)),
    fc.constantFrom('1"q', '0"q').map(csi),
    fc.constant(`${esc}#8`),
  );

const region = ({ rows }: Size): Arbitrary<string> =>
  fc.oneof(
    fc.tuple(number(rows), number(rows)).map(([top, bottom]) => csi(`${top};${bottom}r`)),
    fc.constant(csi('r')),
  );

const mode = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('?7', '?6', '4', '20', '?25', '?2026', '?1049', '?1047', '?47', '?1048', '?45', '?2004', '?1', '?12'),
      fc.constantFrom('h', 'l'),
    )
    .map((m) => csi(m.join(''))),
  fc.constantFrom(`${esc}(0`, `${esc}(B`, `${esc})0`, `${esc}=`, `${esc}>`, csi('!p'), `${esc}c`),
  fc.nat(6).map((n) => csi(`${n} q`)),
);

/** What changes nothing that is to be seen. */
const noise = fc.constantFrom(
  `${esc}]0;title\x07`,
  `${esc}]7;file://h/tmp${esc}\\`,
  `${esc}P$qm${esc}\\`,
  `${esc}_x${esc}\\`,
  csi('?9999h'),
  csi('c'),
  csi('6n'),
  `${esc}]133;A\x07`,
);

const joining = new Set([...clusters, ...alone]);

/**
 * Without autowrap xterm.js drops a wide character at the end of a row, but hangs what would have joined it on the
 * character before: a cell that no terminal can show.
 */
const showable = (parts: string[]): string[] => (parts.includes(csi('?7l')) ? parts.filter((p) => !joining.has(p)) : parts);

/** A stream for a screen of this size, as its parts. */
export function randomStream(size: Size): Arbitrary<string[]> {
  const part = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: fc.constantFrom(...wide) },
    { weight: 3, arbitrary: fc.constantFrom(...clusters) },
    { weight: 1, arbitrary: fc.constantFrom(...alone) },
    { weight: 5, arbitrary: sgr },
    { weight: 1, arbitrary: link },
    { weight: 4, arbitrary: control },
    { weight: 5, arbitrary: place(size) },
    { weight: 4, arbitrary: edit(size) },
    { weight: 1, arbitrary: region(size) },
    { weight: 2, arbitrary: mode },
    { weight: 1, arbitrary: noise },
  );
  return fc.array(part, { minLength: 1, maxLength: 120, size: 'max' }).map(showable);
}
