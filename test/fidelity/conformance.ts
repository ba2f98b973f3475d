/** Hand-written streams, one subject each. */
const esc = '\x1b';
const csi = `${esc}[`;
const osc = `${esc}]`;
const st = `${esc}\\`;
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\r\n');
const at = (row: number, column: number): string => `${csi}${row};${column}H`;

const attributes = [1, 2, 3, 4, 5, 7, 8, 9, 53];
const rgb = (i: number): string => `${(i * 7) % 256};${(i * 13) % 256};${(i * 29) % 256}`;

export const conformance: Readonly<Record<string, string>> = {
  'each attribute, on and off': lines(9, (i) => {
    const on = attributes[i]!;
    const off = [22, 22, 23, 24, 25, 27, 28, 29, 55][i]!;
    return `${csi}${on}mattribute ${on}${csi}${off}m off ${csi}${on};31;44mcoloured${csi}m end`;
  }),
  'all attributes at once, taken away one by one': `${csi}1;2;3;4;5;7;8;9;53;35;46mall${[22, 23, 24, 25, 27, 28, 29, 55, 39, 49]
    .map((n) => `${csi}${n}m ${n}`)
    .join('')}`,
  'bold and dim share their end': `${csi}1mbold${csi}2mboth${csi}22mnone${csi}2mdim${csi}1mboth${csi}mnone`,
  '16 colours': lines(4, (i) => Array.from({ length: 8 }, (_, c) => `${csi}${[30, 40, 90, 100][i]! + c}m ${c} ${csi}m`).join('')),
  '256 colours': lines(16, (i) =>
    Array.from({ length: 16 }, (_, c) => `${csi}38;5;${i * 16 + c};48;5;${255 - i * 16 - c}mX`).join(''),
  ),
  'colours with colons': `${csi}38:5:196mA${csi}48:2::1:2:3mB${csi}38:2:10:20:30mC${csi}58:5:33;4mD${csi}m`,
  'true colour gradient': lines(6, (i) =>
    Array.from({ length: 70 }, (_, c) => `${csi}48;2;${rgb(i * 70 + c)};38;2;${rgb(c)}m▀`).join(''),
  ),
  'underline styles and colours': lines(
    6,
    (i) =>
      `${csi}4:${i}mstyle ${i} ${csi}58;2;${rgb(i + 3)}mrgb ${csi}58;5;${i * 40}mpalette ${csi}59mdefault${csi}21m double${csi}m`,
  ),
  links: `${osc}8;;https://example.org/a${st}one${osc}8;;${st} ${osc}8;id=x;https://example.org/b${st}${csi}4;34mtwo${csi}m${osc}8;id=x;https://example.org/b${st}\r\nthree${osc}8;;${st}${osc}8;;file:///tmp/x\x07four${osc}8;;\x07`,
  'a link over a wrap': `${at(1, 70)}${osc}8;;http://example.org/${st}${'link'.repeat(10)}${osc}8;;${st}.`,
  'links of other schemes': `${osc}8;;mailto:a@example.org${st}mail${osc}8;;${st} ${osc}8;;ssh://h${st}ssh${osc}8;;${st}`,
  'wide characters': lines(5, (i) => `${'x'.repeat(i)}漢字かな交じり文한국어${csi}3${i + 1}m全角ＡＢＣ${csi}m`),
  'wide at the last column': lines(4, (i) => `${csi}${78 + i}G漢字|`),
  'wide at the last column without wrap': `${csi}?7l${lines(4, (i) => `${csi}${78 + i}G漢字|`)}${csi}?7h`,
  'halves of wide characters overwritten': `漢字漢字漢字${at(1, 2)}x${at(1, 5)}y${at(1, 9)}${csi}K\r\n漢字漢字${at(2, 4)}${csi}X${at(2, 1)}${csi}P`,
  'cells moved under wide characters': `漢字漢字${at(1, 2)}${csi}@${at(2, 1)}漢字漢字${at(2, 4)}${csi}2P${at(3, 1)}a漢字${csi}4h${at(3, 1)}xy${csi}4l`,
  'combining marks': 'e\u0301 a\u0308\u0304 o\u0302\u0323 n\u0303 \u0301alone क्षि กำ ตั้ง ⌘\u20e3',
  'a stack of marks': `z${'\u0301\u0323'.repeat(8)}a`,
  'emoji: zwj, skin, flags, keycaps': '👨‍👩‍👧‍👦|👩🏽‍💻|🏳️‍🌈|🏴‍☠️|👍🏽|🇩🇪🇫🇷|🇯|1️⃣|#️⃣|❤️|❤|☎️|☎︎|🧑‍🤝‍🧑|🏴󠁧󠁢󠁳󠁣󠁴󠁿|',
  'emoji in columns': lines(5, (i) => `${'👨‍👩‍👧'.repeat(i)}${csi}20G| ${csi}3${i}m❤️${csi}30G|${csi}m👍🏿${csi}40G|`),
  'emoji at the last column': lines(4, (i) => `${csi}${77 + i}G👩🏽‍💻é|`),
  'a cluster over several chunks of colour': `👨${csi}31m\u200d${csi}m👩 e${csi}32m\u0301 🇩${csi}1m🇪`,
  'ambiguous and box drawing': '┌─┬─┐│ │ │├─┼─┤░▒▓█▀▄ ±×÷ ①②③ ←↑→↓ “”‘’ … – — • ℃ Ω α я',
  'other scripts': 'Ελληνικά русский עברית العربية हिन्दी ไทย 日本語 한글 ཀྵ မြန်',
  'DEC line drawing': `${esc}(0lqqqwqqqk\r\nx   x   x\r\nmqqqvqqqj ~opqrs{|}${esc}(B ascii\x0e\x0f${esc})0\x0elqk\x0f lqk`,
  wraparound: `${'0123456789'.repeat(9)}\r\n${csi}?7l${'abcdefghij'.repeat(9)}${csi}?7h`,
  'pending wrap': `${csi}80Gx${csi}31my\r\n${csi}80Gx${csi}Ky\r\n${csi}80Gx\b${csi}1my\r\n${csi}80Gx\r\ny${csi}80Gz`,
  tabs: `a\tb\tc\r\n${csi}3g${csi}5G${esc}H${csi}12G${esc}H\rx\ty\tz\tend\r\n${csi}2Ii${csi}Zj`,
  'cursor motion': `${at(10, 40)}*${csi}3Aup${csi}2Bdown${csi}5Cright${csi}9Dleft${csi}4Enext${csi}2Fprev${csi}7dline${csi}12Gcol${csi}2a+${csi}2e+`,
  'motion past the edges': `${at(999, 999)}a${csi}999Ab${csi}999Dc${csi}999Bd${csi}0;0He`,
  erase: `${lines(20, (i) => `line ${i} ${'#'.repeat(60)}`)}${at(3, 10)}${csi}K${at(5, 10)}${csi}1K${at(7, 10)}${csi}2K${at(9, 10)}${csi}12X${at(18, 5)}${csi}J${at(2, 5)}${csi}1J`,
  'erase with a background': `${lines(20, () => '#'.repeat(80))}${csi}44m${at(3, 10)}${csi}K${csi}48;2;90;20;20m${at(5, 10)}${csi}20X${csi}48;5;99m${at(18, 1)}${csi}J${csi}m${at(3, 30)}x`,
  'erase in every style of pen': `${csi}1;4;7;9;41mX${csi}K\r\n${csi}7m${csi}K\r\n${csi}4:3;58;5;9;42my${csi}3X\r\n${osc}8;;http://a/${st}z${csi}K${osc}8;;${st}${csi}m`,
  'insert and delete': `${lines(12, (i) => `${i}: ${'abcdefghij'.repeat(5)}`)}${at(2, 5)}${csi}3@${at(3, 5)}${csi}3P${at(5, 1)}${csi}2L${at(9, 4)}${csi}M${at(11, 3)}${csi}4hINS${csi}4l`,
  'insert and delete with a background': `${lines(8, (i) => `${i}: ${'abc'.repeat(20)}`)}${csi}45m${at(2, 5)}${csi}3@${at(3, 5)}${csi}3P${at(5, 1)}${csi}2L${at(7, 4)}${csi}M${csi}m`,
  'scroll region': `${lines(20, (i) => `row ${i}`)}${csi}5;10r${at(10, 1)}${lines(5, (i) => `scrolled ${i}`)}${at(5, 1)}${esc}M${esc}Mreverse${csi}2S${csi}T${csi}r${at(20, 1)}after`,
  'scroll region with a background': `${lines(20, (i) => `row ${i}`)}${csi}5;10r${csi}43m${at(10, 1)}\n\n${csi}2T${csi}m${csi}r`,
  'origin mode': `${csi}5;10r${csi}?6h${at(1, 1)}top${at(99, 1)}bottom${csi}?6l${at(1, 1)}home${csi}r`,
  'index and next line': `${at(23, 10)}a${esc}Db${esc}Ec${esc}Dd${at(1, 10)}${esc}Me${esc}Mf`,
  'save and restore': `${csi}31m${at(3, 3)}${esc}7${csi}m${at(9, 9)}x${esc}8y${csi}s${at(5, 5)}z${csi}uw`,
  'alternate screen': `normal ${csi}32mtext${csi}?1049h${csi}2J${at(5, 5)}alternate${csi}?1049l back`,
  'left on the alternate screen': `normal${csi}?1049h${at(5, 5)}${csi}44malternate`,
  'alternate screen of 1047 and 47': `one${csi}?1047htwo${csi}?1047l${csi}?47hthree${csi}?47lfour${csi}?1048h${at(9, 9)}${csi}?1048lfive`,
  repeat: `ab${csi}5b漢${csi}3b${csi}41m ${csi}10b${csi}m👍🏽${csi}2be\u0301${csi}3b`,
  'repeat past the screen': `x${csi}9999b${csi}31my`,
  'columns moved': `${lines(5, () => '0123456789')}${at(2, 3)}${csi}2'}${csi}3 @${csi}2 A${csi}'~`,
  alignment: `${esc}#8${at(3, 3)}x`,
  'protected cells': `a${csi}1"qb${csi}0"qc${at(1, 1)}${csi}?K${csi}2;1Hd${csi}?2J`,
  'soft reset': `${csi}1;31;4m${csi}5;8r${csi}?6h${csi}4h${csi}?25l${csi}!pplain`,
  'full reset': `${csi}1;31mred${csi}5;8r${csi}?7l${csi}?25l${esc}cnew`,
  'cursor hidden': `here${csi}?25l`,
  'cursor hidden and shown': `${csi}?25l${at(7, 7)}${csi}?25h`,
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((n) => [`cursor shape ${n}`, `${csi}${n} q${at(4, n + 1)}`])),
  'cursor behind the last column': `${csi}80Gx`,
  'cursor on a wide character': `漢字${csi}1G`,
  'cursor in the corner': `${at(999, 999)}`,
  'long output': lines(300, (i) => `${csi}3${i % 8}mline ${i}${csi}m ${'.'.repeat(i % 70)}`),
  'synchronized update': `${csi}?2026hone\r\n${csi}?2026l${csi}?2026htwo${csi}?2026l`,
  'other modes': `${csi}?2004h${csi}?1h${esc}=${csi}?1000;1006h${csi}?1004h${csi}>1u${csi}>4;2m${csi}?12h${csi}?5htext`,
  'title, folder, colours, progress': `${osc}0;title\x07${osc}2;two${st}${osc}7;file://h/tmp\x07${osc}4;1;#ff0000\x07${osc}11;#000080\x07${osc}9;4;1;50\x07${osc}133;A${st}prompt`,
  'unknown sequences': `${csi}?9999h${csi}5;5|${esc}P1$tx${st}${esc}_apc${st}${esc}^pm${st}${esc}Xsos${st}${osc}1337;File=x:AAAA\x07${csi}>0q${csi}=5u${csi}1;2;3tok`,
  'controls in sequences': `${csi}3\r1mred${csi}3\n2mgreen${csi}4\x181mcancelled${esc}${csi}34mblue${csi}3\x1a5m`,
  'malformed UTF-8': 'a\u0080b',
  'newline mode': `${csi}20ha\nb\nc${csi}20ld\ne`,
  'backspace at the edge': `\b\b${at(3, 80)}xy\b\b\bz`,
  'REP of a box, as progress bars do': `${csi}38;2;80;200;120m█${csi}30b${csi}38;2;60;60;60m░${csi}10b${csi}m 75%`,
  'powerline and private use': `${csi}44m  ${csi}34;42m${csi}30m main ${csi}32;49m${csi}m \u{f0001}`,
  'no-break and other spaces': 'a\u00a0b\u2003c\u3000d\u00ade',
  'joiners and marks without a base': '\u200d\u200bx\u200c\u2060\ufeffy\u202ez\u202c',
};
