import { describe, expect, it } from 'vitest';
import { createInputDecoder } from './decoder.js';
import type { DecodedEvent } from './event.js';

/** An event in short form. */
function show(event: DecodedEvent): string {
  switch (event.kind) {
    case 'text':
      return `text ${Buffer.from(event.bytes).toString()}`;
    case 'key':
      return `${event.key}${['', '', ' repeated', ' released'][event.type]}`;
    case 'paste':
      return `paste ${event.start ? '[' : ''}${Buffer.from(event.bytes).toString('latin1')}${event.end ? ']' : ''}`;
    case 'mouse':
      return `mouse ${event.action} ${event.button} ${event.mods} ${event.x},${event.y}`;
    case 'focus':
      return `focus ${event.gained ? 'in' : 'out'}`;
    case 'raw':
      return `raw ${Array.from(event.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;
    case 'report':
      return `${event.name} ${event.text}`;
  }
}

/** What one push makes of `bytes` (latin-1), in short form. */
const decode = (bytes: string): string[] => createInputDecoder().push(Buffer.from(bytes, 'latin1')).map(show);
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

describe('text and control bytes', () => {
  it.each([
    ['hello world', ['text hello world']],
    [utf8('ä😀e\u0301'), [`text ä😀e\u0301`]],
    ['a\rb', ['text a', 'Enter', 'text b']],
    ['\x00\t\n\b\x7f\x1c\x1f', ['C-Space', 'Tab', 'C-j', 'C-h', 'BSpace', 'C-\\', 'C-_']],
    ['a\xff\xc0b', ['text a', 'raw ff c0', 'text b']],
    ['\xed\xa0\x80x', ['raw ed a0 80', 'text x']],
    ['\xc2\x9bA', ['raw c2 9b', 'text A']],
  ])('%j', (bytes, events) => expect(decode(bytes)).toEqual(events));
});

describe('keys', () => {
  it.each([
    ['\x1b[A', 'Up'],
    ['\x1bOA', 'Up'],
    ['\x1b[1;5A', 'C-Up'],
    ['\x1b[5A', 'C-Up'],
    ['\x1b[1;9A', 'M-Up'],
    ['\x1b[1;129A', 'Up'],
    ['\x1b\x1b[A', 'M-Up'],
    ['\x1b\x1bOA', 'M-Up'],
    ['\x1bO5A', 'C-Up'],
    ['\x1bOa', 'C-Up'],
    ['\x1b[a', 'S-Up'],
    ['\x1b[c', 'S-Right'],
    ['\x1b[H', 'Home'],
    ['\x1b[1~', 'Home'],
    ['\x1b[7~', 'Home'],
    ['\x1b[7$', 'S-Home'],
    ['\x1b[3^', 'C-DC'],
    ['\x1b[3@', 'C-S-DC'],
    ['\x1b[5;3~', 'M-PPage'],
    ['\x1bOP', 'F1'],
    ['\x1b[P', 'F1'],
    ['\x1b[11~', 'F1'],
    ['\x1b[[A', 'F1'],
    ['\x1b[[E', 'F5'],
    ['\x1b[1;2R', 'S-F3'],
    ['\x1b[13;2~', 'S-F3'],
    ['\x1b[34~', 'F20'],
    ['\x1b[Z', 'BTab'],
    ['\x1b[1;5Z', 'C-BTab'],
    ['\x1bOM', 'KPEnter'],
    ['\x1bOu', 'KP5'],
    ['\x1bx', 'M-x'],
    ['\x1bX', 'M-X'],
    ['\x1b ', 'M-Space'],
    ['\x1b\x18', 'C-M-x'],
    ['\x1b\r', 'M-Enter'],
    ['\x1b\x7f', 'M-BSpace'],
    [utf8('\x1bé'), 'M-é'],
    // modifyOtherKeys
    ['\x1b[27;2;13~', 'S-Enter'],
    ['\x1b[27;5;105~', 'C-i'],
    ['\x1b[27;6;65~', 'C-S-a'],
    ['\x1b[27;4;65~', 'M-A'],
    ['\x1b[27;6;33~', 'C-!'],
    // kitty
    ['\x1b[98;5u', 'C-b'],
    ['\x1b[27u', 'Escape'],
    ['\x1b[13;2u', 'S-Enter'],
    ['\x1b[9;2u', 'BTab'],
    ['\x1b[127;5u', 'C-BSpace'],
    ['\x1b[32;5u', 'C-Space'],
    ['\x1b[97;133u', 'C-a'],
    ['\x1b[97;69u', 'C-a'],
    ['\x1b[97;6u', 'C-S-a'],
    ['\x1b[97:65;4u', 'M-A'],
    ['\x1b[49:33;4u', 'M-!'],
    ['\x1b[45:95;6u', 'C-_'],
    ['\x1b[1089::99;5u', 'C-c'],
    ['\x1b[97;2u', 'A'],
    ['\x1b[97;;229u', 'å'],
    ['\x1b[49:33;2;33u', '!'],
    ['\x1b[57399u', 'KP0'],
    ['\x1b[57414;5u', 'C-KPEnter'],
    ['\x1b[57419u', 'Up'],
    ['\x1b[57376u', 'F13'],
    ['\x1b[1;5:1A', 'C-Up'],
    ['\x1b[1;5:3A', 'C-Up released'],
    ['\x1b[97;1:2u', 'a repeated'],
  ])('%j is %s', (bytes, key) => expect(decode(bytes)).toEqual([key]));

  it.each([
    // A person's Escape in front of something that cannot be Meta with a key.
    ['\x1b\x1b[<0;1;1M', ['Escape', 'mouse down 1 0 0,0']],
    ['\x1b\x1b[200~x\x1b[201~', ['Escape', 'paste [x]']],
    ['\x1b\x1b[1;3A', ['Escape', 'M-Up']],
    ['\x1b\x1b[97;5u', ['Escape', 'C-a']],
    ['\x1b\x1bx', ['M-Escape', 'text x']],
    ['\x1b\x1b\x1b[A', ['M-Escape', 'Up']],
    ['\x1b[\rx', ['M-[', 'Enter', 'text x']],
    ['\x1bO1', ['M-O', 'text 1']],
    ['\x1b]x\r', ['M-]', 'text x', 'Enter']],
    ['\x1b\xff', ['Escape', 'raw ff']],
  ])('%j', (bytes, events) => expect(decode(bytes)).toEqual(events));
});

describe('what is not a key', () => {
  it.each([
    ['\x1b[I\x1b[O', ['focus in', 'focus out']],
    ['\x1b[<0;10;20M\x1b[<0;10;20m', ['mouse down 1 0 9,19', 'mouse up 1 0 9,19']],
    ['\x1b[<32;1;1M\x1b[<35;1;1M', ['mouse drag 1 0 0,0', 'mouse move 0 0 0,0']],
    ['\x1b[<64;1;1M\x1b[<69;300;1M', ['mouse wheel 4 0 0,0', 'mouse wheel 5 1 299,0']],
    ['\x1b[<28;1;1M\x1b[<128;1;1M', ['mouse down 1 7 0,0', 'mouse down 8 0 0,0']],
    ['\x1b[M"!!\x1b[M#!!\x1b[M`\xff\xfe', ['mouse down 3 0 0,0', 'mouse up 3 0 0,0', 'mouse wheel 4 0 222,221']],
    ['\x1b[?62;22c', ['da1 62;22']],
    ['\x1b[>1;4000;20c', ['other [>1;4000;20c']],
    ['\x1b[?5u', ['kitty 5']],
    ['\x1bP>|kitty(0.36)\x1b\\', ['xtversion kitty(0.36)']],
    ['\x1b[?2026;2$y', ['other [?2026;2$y']],
    ['\x1b[1;1R\x1b[24;80R\x1b[1;17R', ['other [1;1R', 'other [24;80R', 'other [1;17R']],
    ['\x1b[?997;1n\x1b[0n\x1b[4;600;800t', ['other [?997;1n', 'other [0n', 'other [4;600;800t']],
    ['\x1b]11;rgb:0000/0000/0000\x1b\\a', ['other ]11;rgb:0000/0000/0000\x1b\\', 'text a']],
    ['\x1b]4;1;rgb:ff/00/00\x07', ['other ]4;1;rgb:ff/00/00\x07']],
    ['\x1bP1$r0m\x1b\\\x1b_Gi=1;OK\x1b\\', ['other P1$r0m\x1b\\', 'other _Gi=1;OK\x1b\\']],
    ['\x1b_anything\x1b\\', ['other _anything\x1b\\']],
    // Sequences that have no name here go to the pane as they are.
    ['\x1b[E', ['raw 1b 5b 45']],
    ['\x1b[97;9u', ['raw 1b 5b 39 37 3b 39 75']],
    ['\x1b[57441;2u', ['raw 1b 5b 35 37 34 34 31 3b 32 75']],
    ['\x1b[1;\x1b[A', ['raw 1b 5b 31 3b', 'Up']],
    ['\x1b[M\x1b[A', ['raw 1b 5b 4d', 'Up']],
    ['\x1b[99~', ['raw 1b 5b 39 39 7e']],
  ])('%j', (bytes, events) => expect(decode(bytes)).toEqual(events));

  it('a paste has anything in it', () => {
    expect(decode('\x1b[200~a\x1b[A\x1b[200~\r\xff\x1b[201~b')).toEqual(['paste [a\x1b[A\x1b[200~\r\xff]', 'text b']);
    expect(decode('\x1b[200~\x1b[201~')).toEqual(['paste []']);
  });
});

describe('what is held', () => {
  it('a lone ESC waits for the flush', () => {
    const decoder = createInputDecoder();
    expect([decoder.push(Buffer.from('a\x1b')).map(show), decoder.pending]).toEqual([['text a'], true]);
    expect([decoder.flush().map(show), decoder.pending, decoder.holding]).toEqual([['Escape'], false, false]);
  });

  it.each([
    ['\x1b\x1b', ['M-Escape']],
    ['\x1b[', ['M-[']],
    ['\x1bO', ['M-O']],
    ['\x1bP', ['M-P']],
    ['\x1b]1', ['M-]', 'text 1']],
    ['\x1b_foo', ['M-_', 'text foo']],
    ['\x1b\x1b[', ['Escape', 'M-[']],
    ['\xc3', ['raw c3']],
    ['\x1b\xc3', ['Escape', 'raw c3']],
  ])('%j typed by a person', (bytes, events) => {
    const decoder = createInputDecoder();
    expect([decoder.push(Buffer.from(bytes, 'latin1')), decoder.pending]).toEqual([[], true]);
    expect([decoder.flush().map(show), decoder.holding]).toEqual([events, false]);
  });

  it.each([
    ['\x1b[<0;1', ';1M', ['mouse down 1 0 0,0'], ['raw 1b 5b 3c 30 3b 31']],
    ['\x1b[?6', '2c', ['da1 62'], ['raw 1b 5b 3f 36']],
    ['\x1b]11;rgb', ':0/0/0\x07', ['other ]11;rgb:0/0/0\x07'], ['other ]11;rgb']],
  ])('the first half of a sequence outlives a flush: %j', (first, second, whole, given) => {
    const decoder = createInputDecoder();
    decoder.push(Buffer.from(first));
    expect([decoder.pending, decoder.holding, decoder.flush()]).toEqual([false, true, []]);
    expect(decoder.push(Buffer.from(second)).map(show)).toEqual(whole);
    decoder.push(Buffer.from(first));
    expect([decoder.abandon().map(show), decoder.holding]).toEqual([given, false]);
  });

  it('a paste never waits for its end', () => {
    const decoder = createInputDecoder();
    const events = ['\x1b[200~', 'abc\x1b[20', 'x', 'y\x1b[201', '~z'].map((part) => [
      ...decoder.push(Buffer.from(part)).map(show),
      decoder.pending,
    ]);
    expect(events).toEqual([
      ['paste [', false],
      ['paste abc', false],
      ['paste \x1b[20x', false],
      ['paste y', false],
      ['paste ]', 'text z', false],
    ]);
  });

  it('an endless string or number is not waited for', () => {
    const decoder = createInputDecoder();
    const decoded = [
      ...decoder.push(Buffer.from(`\x1b]0;${'x'.repeat(5000)}`)),
      ...decoder.push(Buffer.from(`\x1b[${'1'.repeat(300)}`)),
    ];
    expect(decoded.map((event) => show(event).slice(0, 8))).toEqual(['M-]', 'text 0;x', 'raw 1b 5', 'text 111']);
    expect(decoder.holding).toBe(false);
  });
});
