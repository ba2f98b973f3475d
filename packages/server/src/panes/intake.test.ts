import { describe, expect, test } from 'vitest';
import { Intake } from './intake.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function intake() {
  const acks: number[] = [];
  const it = new Intake((offset) => acks.push(offset));
  /** All that waits, parsed; text of ours in brackets. */
  const parsed = (): string => {
    let text = '';
    for (let piece = it.next; piece !== undefined; piece = it.next) {
      const said = Buffer.from(piece.data).toString();
      text += piece.isNote ? `[${/\d+ bytes|no more/.exec(said)?.[0] ?? ''}]` : said;
      it.advance(piece.data.length);
    }
    return text;
  };
  return { it, acks, parsed };
}

describe('Intake', () => {
  test('takes nothing twice, and nothing but what was asked for again', () => {
    const { it, parsed } = intake();
    expect([it.take(0, bytes('abc')), it.take(0, bytes('abc')), it.take(1, bytes('bcd'))]).toEqual([true, false, true]);
    expect(parsed()).toBe('abcd');
    expect(it.again(1, 4)).toBe(4);
    expect([it.take(4, bytes('e')), it.take(1, bytes('bcde'))]).toEqual([false, true]);
    expect([it.isReplay, it.isCaughtUp, parsed(), it.isReplay, it.isCaughtUp]).toEqual([true, false, 'bcde', false, true]);
  });

  test('goes on behind what an emulator failed on', () => {
    const { it, parsed } = intake();
    it.take(0, bytes('one\ntwo\nthree\n'));
    it.advance(2);
    const { from, bytes: bad } = it.failedOn({ from: 2, to: 3, error: undefined });
    expect([from, Buffer.from(bad).toString()]).toEqual([4, 'two\n']);
    it.skip({ from, to: from + bad.length });
    expect(parsed()).toBe('[4 bytes]three\n');
    expect(it.progress).toEqual({ parsed: 14, waiting: [] });
  });

  test('says what is gone of that which was asked for again', () => {
    const { it, parsed } = intake();
    it.take(0, bytes('abcdef'));
    expect(it.gap(3)).toBeUndefined();
    it.again(0, 0);
    expect(it.gap(4)).toBe(4);
    it.take(4, bytes('ef'));
    expect(parsed()).toBe('[4 bytes]ef');
  });

  test('says once that it gives up, and gives credit for what it drops', () => {
    const { it, acks, parsed } = intake();
    for (let i = 0; i < 9; i++) it.bad.count();
    it.take(0, bytes('abc'));
    it.giveUp();
    expect(parsed()).toBe('[no more]');
    it.take(3, new Uint8Array(200_000));
    expect([it.length, it.isCaughtUp, it.isReplay, acks]).toEqual([0, true, true, [200_003]]);
    it.giveUp();
    expect(parsed()).toBe('');
  });
});
