/** Programs that want to hurt the emulator: many sequences, cut anywhere, without end. Counts are printed. */
import { type Emulator, rowText } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { hostileStream } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';

const isLong = process.env['CCMUX_TEST_LONG'] === '1';
const sequences = isLong ? 10_000_000 : 100_000;
/** Longest that other panes may wait. */
const sliceLimitMs = 50;
/** Growth once the engine is warm: kept lines and one screen are all that may stay of what was printed. */
const growthLimitMb = 48;

function start(size = { cols: 120, rows: 40 }) {
  const replied = { bytes: 0 };
  const emulator = createXtermEmulator({
    size,
    historyLimit: 500,
    now: () => performance.now(),
    events: {
      onReply: (bytes) => {
        replied.bytes += bytes.length;
      },
      onTitle() {},
      onBell() {},
      onWorkingDirectory() {},
      onClipboard() {},
      onNotification() {},
    },
  });
  return { emulator, replied };
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Writes in slices as the server does; returns the longest slice in milliseconds. */
function write(emulator: Emulator, bytes: Uint8Array): number {
  let worst = 0;
  for (let at = 0; at < bytes.length; ) {
    const [wall, cpu] = [performance.now(), cpuMs()];
    at += emulator.write(at === 0 ? bytes : bytes.subarray(at), 1);
    // The smaller of the two: what the machine did besides, and what V8 did on other threads, are not ours.
    worst = Math.max(worst, Math.min(performance.now() - wall, cpuMs() - cpu));
  }
  return worst;
}

const screen = (emulator: Emulator): string =>
  Array.from({ length: emulator.size.rows }, (_, y) => `${rowText(emulator.row(y))}${String(emulator.row(y).cells)}`).join('\n');

function everyControlSequence(): string[] {
  const numbers = ['0', '2147483647', '4294967296', '2147483647;2147483647', '1;4294967296'];
  const heads = ['\x1b[', '\u009b'].flatMap((introducer) => ['', '?', '>', '<', '='].map((prefix) => introducer + prefix));
  const finals = Array.from({ length: 0x7f - 0x40 }, (_, i) => String.fromCharCode(0x40 + i));
  const tails = ['', ' ', '!', '"', '#', '$', "'", '*'].flatMap((middle) => finals.map((final) => middle + final));
  return heads.flatMap((head) => numbers.flatMap((n) => tails.map((tail) => head + n + tail)));
}

describe('hostile output', () => {
  it(`${sequences} sequences: no fault, no long slice, no growth`, { timeout: isLong ? 3_600_000 : 120_000 }, () => {
    const { emulator, replied } = start();
    let [worst, total, before] = [0, 0, 0];
    for (let seed = 0, n = 0; n < sequences; seed++) {
      const stream = hostileStream(seed);
      for (let i = 0; i < 1000 && n < sequences; i++, n++) {
        const bytes = stream.next();
        total += bytes.length;
        worst = Math.max(worst, write(emulator, bytes));
      }
      if (before === 0 && seed >= sequences / 5000) before = process.memoryUsage().rss;
      emulator.resize({ cols: 2 + ((seed * 37) % 150), rows: 1 + ((seed * 13) % 60) });
    }
    const grownMb = (process.memoryUsage().rss - before) / 1e6;
    process.stdout.write(
      `${sequences} hostile sequences (${(total / 1e6).toFixed(0)} MB): longest slice ${worst.toFixed(1)} ms, ` +
        `${grownMb.toFixed(0)} MB grown, ${replied.bytes} bytes of answers\n`,
    );
    expect(worst).toBeLessThan(sliceLimitMs);
    expect(grownMb).toBeLessThan(growthLimitMb);
  });

  it('every control sequence, with numbers that are too large, is over soon', () => {
    const { emulator } = start();
    const once = (sequence: string): number => write(emulator, Buffer.from(`x${sequence}y`));
    // A second look tells a slow sequence from a slow moment.
    const isSlow = (sequence: string): boolean => once(sequence) >= sliceLimitMs && once(sequence) >= sliceLimitMs;
    const slow = everyControlSequence().filter(isSlow);
    expect(slow).toEqual([]);
  });

  it('the same picture, however the bytes are cut', () => {
    for (let seed = 0; seed < (isLong ? 1000 : 60); seed++) {
      const stream = hostileStream(1000 + seed);
      const bytes = Buffer.concat(Array.from({ length: 20 }, () => stream.next()));
      const [whole, cut] = [start({ cols: 40, rows: 10 }), start({ cols: 40, rows: 10 })];
      write(whole.emulator, bytes);
      for (let at = 0; at < bytes.length; at++) write(cut.emulator, bytes.subarray(at, at + 1));
      expect({ seed, screen: screen(cut.emulator) }).toEqual({ seed, screen: screen(whole.emulator) });
      whole.emulator.dispose();
      cut.emulator.dispose();
    }
  });

  it.each([
    ['OSC', '\x1b]0;'],
    ['OSC 8', '\x1b]8;;'],
    ['DCS', '\x1bP+q'],
    ['APC', '\x1b_G'],
    ['PM', '\x1b^'],
    ['SOS', '\x1bX'],
    ['CSI', '\x1b['],
    ['8-bit CSI', '\u009b'],
    ['8-bit OSC', '\u009d2;'],
  ])('an %s that never ends keeps nothing, and the next text is shown', (_, opening) => {
    const { emulator } = start();
    const filler = Buffer.from('1;'.repeat(32 * 1024));
    const before = process.memoryUsage();
    write(emulator, Buffer.from(opening));
    for (let mb = 0; mb < 64; mb += 0.0625) write(emulator, filler);
    const after = process.memoryUsage();
    expect((after.rss - before.rss) / 1e6).toBeLessThan(growthLimitMb);
    write(emulator, Buffer.from('\x18\x1b[2J\x1b[Hhere'));
    expect(rowText(emulator.row(0), { trim: true })).toBe('here');
  });
});
