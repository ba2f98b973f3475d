import { claudeRuleSet, stateText } from '@ccmux/claude';
import { describe, expect, it } from 'vitest';
import type { CastEvent } from './cast.js';
import { replay } from './replay.js';

const size = { cols: 40, rows: 10 };
const output = (at: number, text: string): CastEvent => ({ kind: 'output', at, text });
const line = '─'.repeat(40);
const box = `\x1b[5;1H${line}\r\n❯\u00a0\r\n${line}\r\n  ⏸ manual mode on`;

const told = (...events: CastEvent[]): string[] =>
  replay({ size, events }, claudeRuleSet).map(({ at, state }) => `${at} ${stateText(state)}`);

describe('a replay', () => {
  it('begins with a start, and tells every change with the time of the recording', () => {
    expect(
      told(
        output(0.1, '\x1b[?2004h\x1b[?1004h\x1b]0;✳ Claude Code\x07'),
        output(0.4, box),
        output(2, '\x1b]0;◐ Claude Code\x07'),
        output(3, '\x1b]0;✳ Claude Code\x07'),
        output(4, '\x1b[?2004l\x1b[?1004l\x1b]0;\x07'),
      ),
    ).toEqual(['0 starting', '160 idle', '2000 working', '3080 idle', '4000 exited']);
  });

  it('goes on past its last event as long as time alone changes something', () => {
    expect(told(output(0.1, `\x1b[?2004h${box}`), output(1, '\x1b[3;1H✻ Spinning…'))).toEqual([
      '0 starting',
      '200 idle',
      '1000 working',
      '4000 idle',
    ]);
  });

  it('follows sizes', () => {
    const wide = '─'.repeat(60);
    const events: CastEvent[] = [
      output(0.1, `\x1b[?2004h${box}`),
      { kind: 'resize', at: 1, size: { cols: 60, rows: 10 } },
      output(1.1, `\x1b[H\x1b[J● Hi\r\n${wide}\r\n❯\u00a0\r\n${wide}\r\n  ? for shortcuts`),
      output(2, '\x1b[5;1H  esc to interrupt'),
    ];
    expect(told(...events)).toEqual(['0 starting', '200 idle', '2000 working']);
  });

  it('says nothing of what it does not know', () => {
    expect(told(output(0.1, '$ make\r\ngcc'), output(20, '\r\n$ '))).toEqual(['0 starting', '15000 unknown']);
  });
});
