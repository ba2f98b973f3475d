/**
 * Output of a program that wants to hurt its terminal: seeded, endless, without I/O. Half of it is well-formed, because
 * garbage alone only exercises the error paths.
 */

/** mulberry32: 32 bits of state, good enough to reach every branch, the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export interface HostileStream {
  /** The next sequence, or piece of one: up to a few hundred bytes, now and then some thousand. */
  next(): Uint8Array;
}

const finals = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~';
const numbers = [
  '',
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '20',
  '24',
  '38',
  '48',
  '58',
  '47',
  '79',
  '80',
  '255',
  '999',
  '1007',
];
const modes = [
  '1',
  '3',
  '5',
  '6',
  '7',
  '9',
  '12',
  '25',
  '45',
  '47',
  '66',
  '1000',
  '1002',
  '1003',
  '1004',
  '1005',
  '1006',
  '1015',
];
const moreModes = ['1016', '1047', '1048', '1049', '2004', '2026', '2027', '9001'];
const huge = ['9999', '65535', '2147483647', '2147483648', '4294967295', '4294967296', '99999999999999999999'];
const texts = [
  'plain text',
  'e\u0301',
  '日本語',
  '👨‍👩‍👧‍👦',
  '🇩🇪🇫',
  '👍🏽',
  '❤️',
  '1️⃣',
  '각',
  'กำ',
  'क्षि',
  '\u200b\u200d\ufe0f',
  'ａｂ',
  '\u00ad',
  '\ufeff',
];
const oscs = [
  '0;title',
  '2;',
  '4;1;?',
  '4;300;?;1;rgb:1/2/3',
  '7;file://h/%2e',
  '8;;http://x/',
  '8;id=1;file:///',
  '8;;',
  '9;hi',
  '10;?',
];
const moreOscs = ['11;?;?;?', '52;c;?', '52;c;aGk=', '99;;hi', '104', '110', '777;notify;a;b', '1337;x', 'x', ';;;', '133;A', ''];

export function hostileStream(seed: number): HostileStream {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const allModes = [...modes, ...moreModes];
  const allOscs = [...oscs, ...moreOscs];
  const csi = (): string => pick(['\x1b[', '\x1b[', '\x1b[', '\u009b']);
  const number = (): string => (below(4) === 0 ? pick(huge) : pick(numbers));
  const many = (make: () => string, count: number, separator = ';'): string =>
    Array.from({ length: count }, make).join(separator);
  const bytes = (count: number): string => many(() => String.fromCharCode(below(256)), count, '');
  const makers: readonly (() => string)[] = [
    () => pick(texts),
    () => pick(['\r\n', '\n', '\r', '\b', '\t', '\x0e', '\x0f', '\x07', '\v', '\0', '\x7f', '\x18', '\x1a']),
    () => csi() + many(number, below(4)) + finals[below(finals.length)]!,
    () => csi() + number() + pick([...'ILMSTZb@PX']),
    () => csi() + number() + pick([' @', ' A', "'}", "'~", ' q', '!p', '$p', '"q', '$x']),
    () => `${csi()}?${many(() => pick(allModes), 1 + below(3))}${pick(['h', 'l', '$p', 's', 'r'])}`,
    () => `${csi() + many(number, below(8), pick([';', ':']))}m`,
    () => `${csi()}${number()};${number()}${pick(['H', 'r', 'f', 't'])}`,
    () => `${csi()}${pick(['>', '<', '=', '?'])}${many(number, below(3))}${pick([...'ucmnqp'])}`,
    () => csi() + bytes(below(6)) + finals[below(finals.length)]!,
    () => `\x1b${pick([...'78DEHMNOVWXZc=>\\^_', '(0', '(B', ')0', '#8', '%G', ' F', '*A'])}`,
    () => `${pick(['\x1b]', '\u009d'])}${pick(allOscs)}${pick(['\x07', '\x1b\\', '\u009c', '\x18', '', '\x1b[m'])}`,
    () =>
      `\x1bP${pick(['$q', '+q', '1;2$q', '>|', 'tmux;', '0;1q', ''])}${pick(['m', 'r', ' q', '544e', bytes(4)])}${pick(['\x1b\\', '\x18', ''])}`,
    () => `\x1b${pick(['_', '^', 'X'])}G${bytes(below(20))}${pick(['\x1b\\', '\u009c', ''])}`,
    () => bytes(below(12)),
    () => `a${'\u0301'.repeat(below(200))}`,
    () => `${csi() + many(number, below(120))}m`,
    () =>
      `\x1b]${pick(['2;', '52;c;', '8;;http://'])}${'A'.repeat(below(100) === 0 ? 200_000 : below(400))}${pick(['\x07', ''])}`,
  ];
  return {
    next: () => {
      const text = pick(makers)();
      // A quarter as raw bytes: 8-bit controls that are not UTF-8.
      return below(4) === 0 ? latin1(text) : utf8(text);
    },
  };
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const c = character.codePointAt(0)!;
    if (c < 0x80) bytes.push(c);
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(bytes);
}
