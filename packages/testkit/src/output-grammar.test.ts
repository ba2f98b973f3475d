import { describe, expect, it } from 'vitest';
import { checkOutput } from './output-grammar.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('checkOutput', () => {
  it.each([
    '\x1b[?2026h\x1b[12;80H\x1b[1;4:3;58:2::1:2:3;38;2;255;0;10;48;5;200mhé漢👩‍👧\x1b[0m\x1b[K\x1b[12X\x1b[5C\x1b[4G\x1b[2 q\x1b[?25h\x1b[?2026l',
    '\x1b]8;id=a;https://example.org/x\x1b\\link\x1b]8;;\x1b\\',
  ])('lets pictures through: %j', (text) => expect(checkOutput(bytes(text), 'paint')).toBeUndefined());

  it.each([
    '\n',
    '\x07',
    '\x7f',
    '\u009b5n',
    '\u202e',
    '\x1b',
    '\x1b[',
    '\x1b[6n',
    '\x1b[c',
    '\x1b[2J',
    '\x1b[100000;1H',
    '\x1b[?1049h',
    '\x1b[38m',
    '\x1b[38;2;1;2m',
    '\x1b[38;5;256m',
    '\x1b[4:6m',
    '\x1b[1;m',
    '\x1b]0;title\x1b\\',
    '\x1b]8;;javascript:x\x1b\\',
    '\x1b]8;;http://a\x07',
    '\x1b]52;c;?\x1b\\',
    '\x1bP$qm\x1b\\',
    '\x1b7',
  ])('finds %j', (text) => expect(checkOutput(bytes(`ok${text}`), 'paint')).toMatchObject({ offset: 2 }));

  it('lets the client say more than a picture, but not everything', () => {
    const said =
      '\x1b[?1049h\x1b[22;0t\x1b[>4;2m\x1b[>1u\x1b[?7l\x1b[H\x1b[2J\x1b[?u\x1b[>q\x1b[16t\x1b[c\x1b]2;title\x1b\\\x07\x1b]52;c;aGk=\x1b\\';
    expect(checkOutput(bytes(said), 'client')).toBeUndefined();
    expect(checkOutput(bytes('\x1b]52;c;?\x1b\\'), 'client')).toBeDefined();
    expect(checkOutput(bytes('\x1b[21t'), 'client')).toBeDefined();
  });

  it('refuses what is not UTF-8', () =>
    expect(checkOutput(Uint8Array.of(0x9b), 'client')).toMatchObject({ reason: 'not UTF-8' }));
});
