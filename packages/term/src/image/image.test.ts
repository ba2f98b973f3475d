/** Images by way of the emulator that they are of: every attribute and mode by name, cuts at any byte, damage. */
import { hostileStream, seededRandom } from '@ccmux/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import { copyRow } from '../screen/copy-row.js';
import { createXtermEmulator, restoreXtermEmulator } from '../xterm/emulator.js';
import { FloodBudget } from '../xterm/flood-budget.js';
import { decodeImage, encodeImage } from './image.js';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';

/** An emulator and all that it told. */
interface Subject {
  readonly emulator: Emulator;
  readonly told: string[];
}

const limits = { historyLimit: 500, liveRows: 12 };
const small = { cols: 20, rows: 5 };

function listener(told: string[]) {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  return {
    onReply: (bytes: Uint8Array) => told.push(`reply ${text(bytes)}`),
    onTitle: (title: string) => told.push(`title ${title}`),
    onBell: () => told.push('bell'),
    onWorkingDirectory: (path: string) => told.push(`path ${path}`),
    onClipboard: (data: Uint8Array) => told.push(`clipboard ${text(data)}`),
    onNotification: (notification: string) => told.push(`notification ${notification}`),
  };
}

function fresh(size = small, options: object = limits): Subject {
  const told: string[] = [];
  const emulator = createXtermEmulator({ size, ...limits, ...options, events: listener(told), now: () => 0 });
  return { emulator, told };
}

function restored(image: Uint8Array, options: object = limits): Subject {
  const told: string[] = [];
  const result = restoreXtermEmulator(image, { ...limits, ...options, events: listener(told), now: () => 0 });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { emulator: result.value, told };
}

function put({ emulator }: Subject, output: string | Uint8Array): void {
  const bytes = typeof output === 'string' ? new TextEncoder().encode(output) : output;
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
}

function picture({ emulator }: Subject) {
  const rows = [
    ...Array.from({ length: emulator.historySize }, (_, i) => copyRow(emulator.historyRow(i))),
    ...Array.from({ length: emulator.size.rows }, (_, y) => copyRow(emulator.row(y))),
    ...Array.from({ length: emulator.size.rows }, (_, y) => copyRow(emulator.coveredRow(y))),
  ];
  return {
    size: emulator.size,
    history: emulator.historySize,
    cursor: emulator.cursor,
    modes: emulator.modes,
    synchronizedOutput: emulator.synchronizedOutput,
    pending: [...emulator.pending],
    rows: rows.map(({ cells, ...row }) => ({ cells: cells.join(' '), ...row })),
  };
}

/** The same to the eye, and in all that an image holds. */
function expectEqual(a: Subject, b: Subject): void {
  const [one, other] = [picture(a), picture(b)];
  if (JSON.stringify(one.rows) !== JSON.stringify(other.rows)) expect(other.rows).toEqual(one.rows);
  expect({ ...other, rows: 0 }).toEqual({ ...one, rows: 0 });
  expect(other.rows.map((row) => [row.clusters, row.extended])).toEqual(one.rows.map((row) => [row.clusters, row.extended]));
  // And to somebody who knows nothing of images.
  expect(b.emulator.exportScreen()).toBe(a.emulator.exportScreen());
  expect(Buffer.from(b.emulator.save()).equals(Buffer.from(a.emulator.save()))).toBe(true);
}

const questions =
  '\x1b[6n\x1b[?6n\x1bP$qr\x1b\\\x1bP$qm\x1b\\\x1bP$q q\x1b\\\x1bP$q"q\x1b\\\x1b[?u\x1b[4$p\x1b[20$p' +
  [1, 6, 7, 12, 25, 45, 66, 1000, 1002, 1003, 1004, 1006, 1007, 1016, 1049, 2004, 2026].map((n) => `\x1b[?${n}$p`).join('');

/** [what is kept, output before, output after that shows it]. */
const cases: readonly (readonly [string, string, string?])[] = [
  ['text', 'hello\r\nworld'],
  ['16 colours', '\x1b[31;42ma\x1b[91;102mb'],
  ['256 colours', '\x1b[38;5;200;48;5;17mab'],
  ['RGB colours', '\x1b[38;2;1;2;3;48;2;4;5;6mab'],
  ['bold, dim, italic, blink, inverse, hidden, strike, overline', '\x1b[1;2;3;5;7;8;9;53mab\x1b[22mc', 'd'],
  ['underline styles', '\x1b[4ma\x1b[4:2mb\x1b[4:3mc\x1b[4:4md\x1b[4:5me', 'f'],
  ['underline colours', '\x1b[4;58:5:9ma\x1b[58:2::1:2:3mb', 'c\x1b[59md'],
  ['hyperlinks', '\x1b]8;;https://a/\x07link\x1b]8;;\x07.', '\x1b]8;;https://a/\x07more'],
  ['a hyperlink that is open', '\x1b]8;id=x;https://a/\x07link', 'more\x1b]8;;\x07.'],
  ['hyperlinks with an id', '\x1b]8;id=1;https://a/\x07one\x1b]8;;\x07 \x1b]8;id=1;https://a/\x07two'],
  ['blank coloured rows', '\x1b[44m\x1b[2J\x1b[H\x1b[41m\x1b[Ktext'],
  ['coloured cells after text', 'a\x1b[45m\x1b[K\x1b[3;3H\x1b[X'],
  ['wide characters', '漢字かな한글', 'x\x1b[1;2Hy'],
  ['emoji and joined clusters', '👨‍👩‍👧🇩🇪❤️👍🏽', '\x1b[b'],
  ['combining characters', 'e\u0301z\u0301\u0323', '\u0308'],
  ['a cluster that goes on', '👨‍', '👩‍👧'],
  ['half of a flag', '🇩', '🇪🇫'],
  ['protected cells (DECSCA)', 'ab\x1b[1"qcd\x1b[0"qef', '\x1b[?2J'],
  ['protection in force', '\x1b[1"qcd', 'ef\x1b[0"q\x1b[?1K'],
  ['wrapped lines', 'x'.repeat(50), 'y\x1b[3J'],
  ['pending wrap', 'x'.repeat(20), 'y'],
  ['a wide character that waits for a row', 'x'.repeat(19), '漢'],
  ['cursor position', 'abc\x1b[3;7H', 'x'],
  ['cursor shape', '\x1b[5 q'],
  ['cursor shape without blinking', '\x1b[4 q'],
  ['blinking (mode 12)', '\x1b[?12h'],
  ['hidden cursor', '\x1b[?25l'],
  ['saved cursor', '\x1b[1;31m\x1b[2;5H\x1b7\x1b[m\x1b[H', '\x1b8x'],
  ['saved cursor below lines that left', '\n\n\n\n\x1b7\n\n\n\x1b[H', '\x1b8x'],
  ['saved cursor with a charset', '\x1b(0\x1b7\x1b(B', 'q\x1b8q'],
  ['saved cursors of both screens', '\x1b[2;2H\x1b7\x1b[?1049h\x1b[3;3H\x1b7\x1b[H', '\x1b8a\x1b[?47l\x1b8b'],
  ['scroll region', '\x1b[2;4r\x1b[4;1Hend', '\n\n\nx'],
  ['tab stops', '\x1b[3g\x1b[4G\x1bH\x1b[9G\x1bH\r', '\ta\tb\tc'],
  ['charset G0', '\x1b(0lqk', 'xqx'],
  ['charset G1 and its shift', '\x1b)0\x0elqk', 'q\x0fq'],
  ['charsets G2 and G3', '\x1b*A\x1b+0\x1bn#', '#\x1boq'],
  ['origin mode', '\x1b[2;4r\x1b[?6h', '\x1b[1;1Hx'],
  ['no autowrap', `\x1b[?7l${'x'.repeat(19)}`, 'yz'],
  ['insert mode', 'abc\x1b[4h\x1b[H', 'xy'],
  ['newline mode', '\x1b[20habc', '\nx'],
  ['reverse wrap', `\x1b[?45h${'x'.repeat(21)}`, '\b\b\b\bz'],
  ['mouse tracking', '\x1b[?9h'],
  ['mouse tracking with releases', '\x1b[?1000h'],
  ['mouse tracking with drags and SGR', '\x1b[?1002h\x1b[?1006h'],
  ['mouse tracking with moves, in pixels', '\x1b[?1003h\x1b[?1016h', '\x1b[?1016l'],
  ['bracketed paste', '\x1b[?2004h'],
  ['focus reports', '\x1b[?1004h'],
  ['application cursor keys', '\x1b[?1h'],
  ['application keypad', '\x1b='],
  [
    'kitty flags of both screens',
    '\x1b[>1u\x1b[>5u\x1b[?1049h\x1b[>3u\x1b[>7u',
    '\x1b[<u\x1b[?u\x1b[?1049l\x1b[?u\x1b[<u\x1b[?u',
  ],
  ['modifyOtherKeys', '\x1b[>4;2m'],
  ['alternate scroll', '\x1b[?1007l'],
  ['synchronized output', '\x1b[?2026h'],
  ['attributes in force', '\x1b[1;4:3;38;5;9;58:2::1:2:3m', 'x'],
  ['a background in force', '\x1b[44m', '\x1b[2J'],
  ['alternate screen', 'main\r\nlines\x1b[?1049halt', 'x\x1b[?1049ly'],
  ['alternate screen over history', `${'line\r\n'.repeat(30)}\x1b[?1049halt`, '\x1b[?1049l'],
  ['history, packed and live', Array.from({ length: 60 }, (_, i) => `\x1b[${30 + (i % 8)}mline ${i}\r\n`).join(''), 'x'],
  ['history in colours', Array.from({ length: 40 }, (_, i) => `\x1b[4${i % 8}m\x1b[K\x1b]8;;http://${i}/\x07漢\r\n`).join('')],
  ['title', '\x1b]2;first\x07', '\x1b[22;2t\x1b]2;second\x07\x1b[23;2t'],
  ['title stack', '\x1b]2;a\x07\x1b[22;0t\x1b]2;b\x07\x1b[22;0t\x1b]2;c\x07', '\x1b[23;0t\x1b[23;0t'],
  ['icon name stack', '\x1b]1;a\x07\x1b[22;1t\x1b]1;b\x07', '\x1b[23;1t'],
  ['the character that REP repeats', 'ab漢', '\x1b[3b'],
  ['an unfinished CSI', 'a\x1b[1;3', '1mb'],
  ['an unfinished private CSI', 'a\x1b[?20', '04h'],
  ['ESC alone', 'a\x1b', '[31mb'],
  ['an unfinished charset', 'a\x1b(', '0q'],
  ['an unfinished title', '\x1b]2;ti', 'tle\x07x'],
  ['an unfinished number of a command', '\x1b]1', '1;?\x07x'],
  ['a malformed command', '\x1b]2x', ';y\x07x'],
  ['a command that nobody knows', '\x1b]99999999999999999999;a', 'b\x07x'],
  ['an unfinished link', '\x1b]8;;http://a', '/b\x07x'],
  ['an unfinished clipboard', '\x1b]52;c;aG', 'k=\x1b\\x'],
  ['a string before its terminator', '\x1b]2;title\x1b', '\\x'],
  ['an unfinished request', '\x1bP$q', 'm\x1b\\x'],
  ['an unfinished request with text', '\x1bP1$q "', 'q\x1b\\x'],
  ['a string that is swallowed', '\x1b_swallo', 'wed\x1b\\x'],
];

describe('what an image keeps', () => {
  for (const [name, before, after = ''] of cases) {
    it(name, () => {
      const original = fresh();
      put(original, before);
      const copy = restored(original.emulator.save());
      expect(copy.told).toEqual([]);
      expectEqual(original, copy);
      original.told.length = 0;
      for (const output of [after, questions, '\r\nnext', '\x1b[3;3H漢\x1b[J']) {
        put(original, output);
        put(copy, output);
        expectEqual(original, copy);
      }
      expect(copy.told).toEqual(original.told);
    });
  }

  it('each of the cases in bytes of its own', () => {
    const images = cases.map(([, before]) => {
      const subject = fresh();
      put(subject, before);
      return Buffer.from(subject.emulator.save()).toString('latin1');
    });
    expect(new Set(images).size).toBe(cases.length);
    const nothing = Buffer.from(fresh().emulator.save()).toString('latin1');
    expect(images.includes(nothing)).toBe(false);
  });

  it('at every byte of UTF-8 and of sequences', { timeout: 60_000 }, () => {
    const bytes = new TextEncoder().encode(
      'a漢\x1b[1;4:3m👨‍👩‍👧\x1b]2;té\x1b\\\u009b31me\u0301\x1b]8;;http://x/\u009c\x1bP$qm\x1b\\x\x1b[3b',
    );
    const whole = fresh();
    put(whole, bytes);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const first = fresh();
      put(first, bytes.subarray(0, cut));
      const second = restored(first.emulator.save());
      put(second, bytes.subarray(cut));
      expectEqual(whole, second);
      expect([...first.told, ...second.told]).toEqual(whole.told);
    }
  });
});

const text = fc.oneof(
  fc.constantFrom('a', 'hello ', ' ', 'the quick brown fox jumps over the lazy dog', 'x'.repeat(70)),
  fc.constantFrom('é', 'e\u0301', '漢', 'かな漢字', '👨‍👩‍👧', '🇩🇪', '❤️', '👍🏽', '한글', '─│┐', '漢'.repeat(30)),
  fc.constantFrom('\r\n', '\r\n', '\n', '\r\n\r\n', '\t', '\b'),
);
const someCase = fc.constantFrom(...cases.flatMap(([, before, after = '']) => [before, after]));
const hostile = fc.nat().map((seed) => {
  const stream = hostileStream(seed);
  return Buffer.concat(Array.from({ length: 6 }, () => stream.next()));
});
const piece = fc.oneof(
  { weight: 5, arbitrary: text.map((t) => Buffer.from(t)) },
  { weight: 3, arbitrary: someCase.map((t) => Buffer.from(t)) },
  { weight: 2, arbitrary: hostile },
);
const stream = fc.array(piece, { minLength: 1, maxLength: 60, size: 'max' }).map((pieces) => Buffer.concat(pieces));
const size = fc.constantFrom({ cols: 20, rows: 5 }, { cols: 80, rows: 24 }, { cols: 7, rows: 3 }, { cols: 132, rows: 10 });
const resizes = fc.array(size, { maxLength: 2 });

it('a cluster that was cut goes on with the looks of its beginning', () => {
  const bytes = Buffer.from('\x1b]8;;https://a/\x07mor\u{1f1e9}\u{1f1ea}1\ufe0f\u20e3');
  for (let cut = 0; cut < bytes.length; cut++) {
    const original = fresh({ cols: 20, rows: 5 });
    put(original, bytes.subarray(0, cut));
    const copy = restored(original.emulator.save());
    for (const subject of [original, copy]) put(subject, bytes.subarray(cut));
    expectEqual(original, copy);
  }
});

it('a DEL in a control string is part of it', () => {
  for (const begun of ['\x1b]52;c;aG\x7f', '\x1bP$q\x7f"']) {
    const original = fresh({ cols: 20, rows: 5 });
    put(original, Buffer.from(begun));
    const copy = restored(original.emulator.save());
    for (const subject of [original, copy]) put(subject, Buffer.from('=\x1b\\after'));
    expectEqual(original, copy);
  }
});

describe('an image at any byte of anything', () => {
  it('goes on as the original does', { timeout: isLong ? 3_600_000 : 60_000 }, () => {
    const plan = fc.record({ size, before: resizes, between: resizes, after: resizes, cut: fc.nat(), middle: fc.nat() });
    fc.assert(
      fc.property(stream, plan, (bytes, { size: start, before, between, after, cut, middle }) => {
        const original = fresh(start);
        const at = cut % (bytes.length + 1);
        put(original, bytes.subarray(0, middle % (at + 1)));
        for (const next of before) original.emulator.resize(next);
        put(original, bytes.subarray(middle % (at + 1), at));
        const copy = restored(original.emulator.save());
        expect(copy.told).toEqual([]);
        expectEqual(original, copy);
        original.told.length = 0;
        for (const next of between) for (const { emulator } of [original, copy]) emulator.resize(next);
        for (const subject of [original, copy]) put(subject, bytes.subarray(at));
        expectEqual(original, copy);
        for (const next of after) for (const { emulator } of [original, copy]) emulator.resize(next);
        for (const subject of [original, copy]) put(subject, bytes);
        expectEqual(original, copy);
        expect(copy.told).toEqual(original.told);
      }),
      { numRuns: isLong ? 20_000 : 300 },
    );
  });
});

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i} ${'x'.repeat(i % 30)}`).join('\r\n');

describe('the export of a screen', () => {
  it('draws it again in another terminal, as far as text can', () => {
    const original = fresh();
    put(original, `${lines(20)}\r\n\x1b[31;1mred\x1b[m 漢👨‍👩‍👧 e\u0301\x1b[?1049h\x1b[44malt\x1b[m\x1b[?2004h`);
    const other = fresh();
    put(other, original.emulator.exportScreen());
    const [one, two] = [picture(original), picture(other)];
    expect(two.rows.slice(-10).map(({ cells }) => cells)).toEqual(one.rows.slice(-10).map(({ cells }) => cells));
    expect([two.cursor, two.modes]).toEqual([one.cursor, one.modes]);
  });
});

describe('limits', () => {
  it('are those of now, whatever they were', { timeout: 60_000 }, () => {
    const all = [
      { historyLimit: 0, liveRows: 12 },
      { historyLimit: 10, liveRows: 12 },
      { historyLimit: 100, liveRows: 12 },
      { historyLimit: 1000, liveRows: 12 },
      { historyLimit: 1000, liveRows: 40 },
      { historyLimit: 1000, liveRows: 1000 },
    ];
    for (const before of all) {
      for (const after of all) {
        const original = fresh(small, before);
        put(original, lines(400));
        const { emulator } = restored(original.emulator.save(), after);
        const kept = Math.min(original.emulator.historySize, after.historyLimit);
        expect(emulator.historySize).toBe(kept);
        const skipped = original.emulator.historySize - kept;
        for (let i = 0; i < kept; i++) expect(emulator.historyRow(i)).toEqual(original.emulator.historyRow(skipped + i));
        put({ emulator, told: [] }, `\r\n${lines(1500)}`);
        expect(emulator.historySize).toBe(after.historyLimit);
        emulator.resize({ cols: 9, rows: 7 });
      }
    }
  });

  it('a flood is packed for its image, and goes on', () => {
    const flood = new FloodBudget({ bytes: 1 << 24, afterRows: 50, withinMs: 1000 });
    const original = fresh(small, { flood });
    put(original, lines(300));
    expect(original.emulator.isUnsettled).toBe(true);
    const copy = restored(original.emulator.save());
    for (const subject of [original, copy]) put(subject, lines(300));
    expectEqual(original, copy);
  });
});

const rich = (): Uint8Array => {
  const subject = fresh();
  put(
    subject,
    cases
      .map(([, before]) => before)
      .filter((before) => !before.endsWith('\x1b'))
      .join('\x18\x1b[m'),
  );
  put(subject, '\x1b[!p\x1b[?1049hthe alternate screen\x1b]2;an unfinished tit');
  return subject.emulator.save();
};

/** Does what a server does with an emulator. */
function use(subject: Subject): void {
  picture(subject);
  put(subject, `le\x07${questions}\x1b8\x1b[3b👩‍👧\x1b[?1049l\x1b8\x1b[b\r\n${lines(30)}`);
  subject.emulator.resize({ cols: 11, rows: 6 });
  subject.emulator.resize({ cols: 33, rows: 3 });
  put(subject, lines(30));
  picture(subject);
  const view = subject.emulator.snapshot();
  for (let i = 0; i < view.rows; i++) view.text(i);
  subject.emulator.save();
}

describe('damage', () => {
  it('decodes to what was encoded', () => {
    const image = rich();
    const state = decodeImage(image);
    expect(state.ok && Buffer.from(encodeImage(state.value)).equals(Buffer.from(image))).toBe(true);
  });

  it('of every length is an error', () => {
    const image = rich();
    for (let length = 0; length < image.length; length++) {
      expect(decodeImage(image.subarray(0, length))).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    }
    expect(decodeImage(Buffer.concat([image, Buffer.of(0)]))).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('a later version is refused as that', () => {
    const image = rich();
    image[4] = 2;
    expect(decodeImage(image)).toEqual({ ok: false, error: { kind: 'newer', version: 2 } });
  });

  it('of any bit is an error or an emulator that works', { timeout: isLong ? 3_600_000 : 60_000 }, () => {
    const image = rich();
    const step = isLong ? 1 : 7;
    let usable = 0;
    for (let bit = 0; bit < image.length * 8; bit += step) {
      const damaged = image.slice();
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const result = restoreXtermEmulator(damaged, { ...limits, events: listener([]), now: () => 0 });
      if (!result.ok) continue;
      usable++;
      use({ emulator: result.value, told: [] });
    }
    expect(usable).toBeGreaterThan(0);
  });

  it('of several bytes, too', { timeout: isLong ? 3_600_000 : 60_000 }, () => {
    const image = rich();
    const random = seededRandom(5);
    for (let run = 0; run < (isLong ? 100_000 : 2000); run++) {
      const damaged = image.slice();
      for (let i = 0; i < 1 + (run % 4); i++)
        damaged[16 + Math.floor(random() * (image.length - 16))] = Math.floor(random() * 256);
      const result = restoreXtermEmulator(damaged, { ...limits, events: listener([]), now: () => 0 });
      if (result.ok) use({ emulator: result.value, told: [] });
    }
  });
});
