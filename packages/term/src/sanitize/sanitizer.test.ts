import { hostileStream, seededRandom } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { Sanitizer } from './sanitizer.js';

const size = { cols: 80, rows: 24 };
const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

function run(sanitizer: Sanitizer, chunk: Uint8Array, out: number[], limit = 1000): void {
  for (let at = 0; at < chunk.length; ) {
    const next = sanitizer.next(chunk, at, limit, true);
    expect(next > at || sanitizer.outEnd > sanitizer.outStart).toBe(true);
    for (let i = sanitizer.outStart; i < sanitizer.outEnd; i++) out.push(sanitizer.out[i]!);
    at = next;
  }
}

function sanitized(...chunks: Uint8Array[]): string {
  const sanitizer = new Sanitizer(size);
  const out: number[] = [];
  for (const chunk of chunks) run(sanitizer, chunk, out);
  return out.map((byte) => String.fromCharCode(byte)).join('');
}

const clean = (text: string): string => {
  const latin1 = sanitized(bytesOf(text));
  return new TextDecoder().decode(Uint8Array.from(latin1, (c) => c.charCodeAt(0)));
};

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

describe('what passes unchanged', () => {
  it.each([
    'plain text, ünïcödé, 日本語 and 👨‍👩‍👧\r\n',
    '\x1b[1;38;2;300;20;30m\x1b[4:3m\x1b[58:2::1:2:3m\x1b[?2004h\x1b[?737769h\x1b[999;999H\x1b[24S\x1b[80@',
    '\x1b]0;title\x07\x1b]8;id=1;http://x/\x1b\\link\x1b]8;;\x1b\\\x1b]2;ü\x1b\\',
    '\x1bP$qm\x1b\\\x1bP1+q544e\x1b\\',
    '\x1b(0\x1b7\x1b8\x1bM\x1b#8\x1bc\x1b[!p\x1b[2 q\x1b[?25$p',
    '\x1b]0;abandoned\x18text',
  ])('%j', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('is not copied', () => {
    const sanitizer = new Sanitizer(size);
    const chunk = bytesOf('a\x1b[31mb\r\n\x1b[Hü');
    expect(sanitizer.next(chunk, 0, 1000)).toBe(chunk.length);
    expect(sanitizer.out).toBe(chunk);
    expect([sanitizer.outStart, sanitizer.outEnd]).toEqual([0, chunk.length]);
  });
});

describe('what is rewritten', () => {
  it.each([
    ['\x1b[2147483647I', '\x1b[80I'],
    ['\x1b[2147483647Z', '\x1b[80Z'],
    ['\x1b[2147483647L', '\x1b[24L'],
    ['\x1b[99999999999999999999M', '\x1b[24M'],
    ['\x1b[25S', '\x1b[24S'],
    ['\x1b[000099T', '\x1b[24T'],
    ['\x1b[99:1;5S', '\x1b[24:1;5S'],
    ['\x1b[81@', '\x1b[80@'],
    ['\x1b[81P', '\x1b[80P'],
    ['\x1b[81X', '\x1b[80X'],
    ['\x1b[81 @', '\x1b[80 @'],
    ['\x1b[81 A', '\x1b[80 A'],
    ["\x1b[81'}", "\x1b[80'}"],
    ["\x1b[81'~", "\x1b[80'~"],
    ['\x1b[1920b', '\x1b[1920b'],
    ['\x1b[1\n2\x7f;3H', '\n\x1b[12;3H'],
    ['\u009b31m', '\x1b[31m'],
    ['\u009d0;t\u009c', '\x1b]0;t\x1b\\'],
    ['\u0085\u0084\u0088', '\x1bE\x1bD\x1bH'],
    ['\x1b]0;t\x1b[31m', '\x1b]0;t\x1b\\\x1b[31m'],
    ['\x1b]0;t\u009b31m', '\x1b]0;t\x18\x1b[31m'],
    ['\x1b]0;t\x1b_x\x1b\\', '\x1b]0;t\x1b\\\x1b\\'],
    ['\x1b[12\x1b[31m', '\x1b[31m'],
    ['\x1b[12\x18m', '\x18m'],
  ])('%j to %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('a repeat by whole rows of narrow and wide cells', () => {
    const asked = 2147483647;
    const given = Number(/\[(\d+)b/.exec(clean(`\x1b[${asked}b`))?.[1]);
    expect(given).toBeLessThan(80 * 24 + 80 * 40);
    expect((asked - given) % 80).toBe(0);
    expect((asked - given) % 40).toBe(0);
  });
});

describe('what is dropped', () => {
  it.each([
    ['APC', 'a\x1b_Gi=1;ü\x07\x1b\\b', 'a\x1b\\b'],
    ['PM and SOS', '\x1b^x\u009cy\x1bXz\x18w', '\x1b\\y\x18w'],
    ['device control strings that are no questions', '\x1bPtmux;x\x1b\\\x1bP0;1q"1;1\x1b\\', '\x1b\\\x1b\\'],
    ['malformed sequences', '\x1b[1?2m\x1b[ 1m.', '.'],
    ['over-long sequences', `\x1b[${'0;'.repeat(128)}m.\x1b${'('.repeat(300)}B.`, '..'],
  ])('%s', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('the rest of an endless string, up to its terminator', () => {
    const out = clean(`\x1b]2;${'x'.repeat(1_000_000)}\x07after`);
    expect(out.length).toBeLessThan(140_020);
    expect(out.endsWith('x\x18after')).toBe(true);
    expect(clean(`\x1b]2;${'x'.repeat(1_000_000)}\x1b[31mafter`)).toMatch(/x\x18\x1b\[31mafter$/);
  });
});

describe('however the input is cut', () => {
  it('the output is the same at every cut of short streams', () => {
    for (let seed = 0; seed < 300; seed++) {
      const stream = hostileStream(seed);
      const parts = Array.from({ length: 4 }, () => stream.next());
      const all = concat(parts).subarray(0, 300);
      const whole = sanitized(all);
      for (let cut = 1; cut < all.length; cut++) {
        const pieces = sanitized(all.subarray(0, cut), all.subarray(cut));
        if (pieces !== whole) expect({ seed, cut, pieces }).toEqual({ seed, cut, pieces: whole });
      }
      expect(sanitized(...Array.from(all, (byte) => Uint8Array.of(byte)))).toBe(whole);
    }
  });

  it('the output is the same for long streams in random pieces, at any limit', () => {
    for (let seed = 1000; seed < 1010; seed++) {
      const stream = hostileStream(seed);
      const random = seededRandom(seed);
      const all = concat(Array.from({ length: 1000 }, () => stream.next()));
      const whole: number[] = [];
      run(new Sanitizer(size), all, whole, 1e9);
      const pieces: number[] = [];
      const sanitizer = new Sanitizer(size);
      for (let at = 0; at < all.length; ) {
        const end = at + 1 + Math.floor(random() ** 3 * 3000);
        run(sanitizer, all.subarray(at, end), pieces, 2 + Math.floor(random() * 500));
        at = end;
      }
      expect(Buffer.compare(Buffer.from(pieces), Buffer.from(whole))).toBe(0);
    }
  });

  it('nothing but one sequence is held', () => {
    const sanitizer = new Sanitizer(size);
    const out: number[] = [];
    run(sanitizer, bytesOf('\x1b_'), out);
    for (let i = 0; i < 1000; i++) run(sanitizer, bytesOf('endless'.repeat(100)), out);
    expect(out).toEqual([]);
    expect(sanitizer.idle).toBe(false);
    run(sanitizer, bytesOf('\x1b\\.'), out);
    expect(sanitizer.idle).toBe(true);
    expect(String.fromCharCode(...out)).toBe('\x1b\\.');
  });
});

describe('cost', () => {
  it('makes every expensive sequence a step of its own', () => {
    const sanitizer = new Sanitizer({ cols: 200, rows: 50 });
    const chunk = bytesOf('\x1b[50S'.repeat(1000));
    let steps = 0;
    for (let at = 0; at < chunk.length; steps++) at = sanitizer.next(chunk, at, 50_000);
    expect(steps).toBeGreaterThan(200);
  });

  it('ends a piece where insert mode may begin', () => {
    const sanitizer = new Sanitizer(size);
    const chunk = bytesOf('\x1b[4hlong text');
    expect(sanitizer.next(chunk, 0, 50_000)).toBe(4);
  });
});
