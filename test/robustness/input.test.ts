/** What a program in a pane gets of what a person does at the terminal. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type HostTerminal, seededRandom } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

interface Recorder {
  readonly terminal: HostTerminal;
  /** Waits until the program has got exactly this (and so nothing else before it). */
  gets(expected: string | Uint8Array): Promise<void>;
  /** Everything so far. */
  readonly bytes: () => Buffer;
}

/** A client that looks at a program which writes to a file what it reads, after asking its terminal for `modes`. */
async function recorder(w: World, modes = '', answers = false): Promise<Recorder> {
  const file = join(w.sandbox.home, 'typed');
  await w.session('s', `stty raw -echo; printf '${modes}ready'; exec cat > ${file}`);
  const terminal = await w.attach('s', { answers });
  await terminal.waitForText('ready');
  const bytes = (): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0));
  let seen = 0;
  const gets = async (expected: string | Uint8Array): Promise<void> => {
    const wanted = Buffer.from(expected);
    await eventually('the bytes', () => existsSync(file) && statSync(file).size >= seen + wanted.length).catch((e: unknown) => {
      throw new Error(`${String(e)}: got ${JSON.stringify(bytes().subarray(seen).toString('latin1').slice(0, 200))}`);
    });
    const got = bytes().subarray(seen);
    seen += got.length;
    if (got.equals(wanted)) return;
    expect(got.toString('latin1')).toBe(wanted.toString('latin1'));
  };
  return { terminal, gets, bytes };
}

describe('keys', () => {
  it('reach a program that asked for nothing as a plain terminal sends them', async () => {
    const { terminal, gets } = await recorder(world());
    for (const [typed, got] of [
      ['abc äöü 漢字 👍🏽', 'abc äöü 漢字 👍🏽'],
      ['\r\t\x7f', '\r\t\x7f'],
      ['\x00\x01\x03\x1a\x1c\x1f', '\x00\x01\x03\x1a\x1c\x1f'],
      ['\x1bx\x1b\r\x1b\x01', '\x1bx\x1b\r\x1b\x01'],
      ['\x1b[A\x1b[1;5D\x1b[3~\x1bOP\x1b[15~\x1b[Z', '\x1b[A\x1b[1;5D\x1b[3~\x1bOP\x1b[15~\x1b[Z'],
      // The host speaks the kitty protocol; the program does not.
      ['\x1b[13;2u', '\r'],
      ['\x1b[97;5u', '\x01'],
      ['\x1b[27u', '\x1b'],
      // Sequences that nobody knows are not ours to change.
      ['\x1b[99;1;2y', '\x1b[99;1;2y'],
      // The prefix twice is the prefix once.
      ['\x02\x02', '\x02'],
    ] as const) {
      terminal.type(typed);
      await gets(got);
    }
  });

  it.each([
    ['kitty flags 1', '\\033[>1u', '\x1b[13;2u'],
    ['modifyOtherKeys 2', '\\033[>4;2m', '\x1b[27;2;13~'],
    ['modifyOtherKeys 1', '\\033[>4;1m', '\x1b[27;2;13~'],
  ])('Shift+Enter reaches a program with %s, and Enter stays Enter', async (_, modes, expected) => {
    const { terminal, gets } = await recorder(world(), modes, true);
    terminal.type('\x1b[13;2u');
    await gets(expected);
    terminal.type('\x1b[27;2;13~');
    await gets(expected);
    terminal.type('\r');
    await gets('\r');
    terminal.type('plain text');
    await gets('plain text');
  });

  it('arrows follow application cursor keys, whatever the host sends', async () => {
    const w = world();
    const { terminal, gets } = await recorder(w, '\\033[?1h');
    terminal.type('\x1b[A\x1bOB\x1b[1;2C\x1b[H');
    await gets('\x1bOA\x1bOB\x1b[1;2C\x1bOH');
  });

  it('a lone Escape arrives at once, and is not taken for the start of what follows', async () => {
    const { terminal, gets, bytes } = await recorder(world());
    terminal.type('warm');
    await gets('warm');
    const start = performance.now();
    terminal.type('\x1b');
    await eventually('the byte', () => bytes().length === 5);
    // 10 ms to tell it from a sequence; the rest is the way there and looking for it.
    expect(performance.now() - start).toBeLessThan(150);
    await gets('\x1b');
    terminal.type('[A');
    await gets('[A');
  });

  it('bytes that are no UTF-8 arrive unchanged and in order', async () => {
    const { terminal, gets } = await recorder(world());
    const bytes = Buffer.from([
      0x61, 0xff, 0xfe, 0x62, 0xc3, 0x28, 0x80, 0xe2, 0x82, 0x63, 0xf0, 0x9f, 0x92, 0x64, 0xc0, 0x80, 0xed, 0xa0, 0x80,
    ]);
    terminal.type(bytes);
    await gets(bytes);
    // Half a character, and the other half in another write.
    terminal.type(Buffer.from([0xe6, 0xbc]));
    terminal.type(Buffer.from([0xa2]));
    await gets('漢');
  });

  it('are not answers: what the host says about itself stays with the client', async () => {
    const { terminal, gets } = await recorder(world(), '', true);
    terminal.type('x');
    await gets('x');
  });
});

describe('focus', () => {
  it('is told to a program that asked for it, and to no other', async () => {
    const { terminal, gets } = await recorder(world(), '\\033[?1004h');
    terminal.type('\x1b[O');
    terminal.type('\x1b[I');
    terminal.type('.');
    await gets('\x1b[O\x1b[I.');
  });

  it('is not told to a program that did not ask', async () => {
    const { terminal, gets } = await recorder(world());
    terminal.type('\x1b[O\x1b[I.');
    await gets('.');
  });
});

describe('a paste', () => {
  const megabyte = (allowed: (byte: number) => boolean, seed: number): Buffer => {
    const random = seededRandom(seed);
    const bytes = Buffer.alloc(1024 * 1024);
    for (let i = 0; i < bytes.length; ) {
      const byte = Math.floor(random() * 256);
      if (allowed(byte)) bytes[i++] = byte;
    }
    return bytes;
  };
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('has markers for a program that asked for them, and no escape in it', async () => {
    const { terminal, gets } = await recorder(world(), '\\033[?2004h');
    expect(terminal.emulator.modes.bracketedPaste).toBe(true);
    terminal.type('\x1b[200~line one\rline \x1b[31mtwo\x1b[0m\t\x02d end\x1b[201~');
    await gets('\x1b[200~line one\rline [31mtwo[0m\t\x02d end\x1b[201~');
    // The end marker in it, cut in two, is not the end for the program.
    terminal.type('\x1b[200~a\x1b\x1b[201~b');
    await gets('\x1b[200~a\x1b[201~b');
  });

  it('has none for a program that did not ask', async () => {
    const { terminal, gets } = await recorder(world());
    terminal.type('\x1b[200~one\rtwo\x1b[201~.');
    await gets('one\rtwo.');
  });

  it('of 1 MB arrives byte for byte, in brackets', async () => {
    const { terminal, bytes } = await recorder(world(), '\\033[?2004h');
    // Without what acts as an escape: ESC, and C2 9B, which is CSI in UTF-8.
    const content = megabyte((byte) => byte !== 0x1b && byte !== 0x9b, 1);
    const expected = Buffer.concat([Buffer.from('\x1b[200~'), content, Buffer.from('\x1b[201~')]);
    terminal.type(expected);
    await eventually('all of it', () => bytes().length >= expected.length, 30_000);
    expect([bytes().length, hash(bytes())]).toEqual([expected.length, hash(expected)]);
  }, 60_000);

  it('of 1 MB without brackets, as an old terminal sends it, arrives byte for byte', async () => {
    const { terminal, bytes } = await recorder(world());
    // All but the prefix and the escape, which mean something.
    const content = megabyte((byte) => byte !== 0x1b && byte !== 0x02, 2);
    terminal.type(content);
    await eventually('all of it', () => bytes().length >= content.length, 30_000);
    expect([bytes().length, hash(bytes())]).toEqual([content.length, hash(content)]);
  }, 60_000);

  it('for a program that does not read it waits, and the rest goes on', async () => {
    const w = world();
    await w.session('s', 'stty raw -echo; printf ready; exec sleep 1000');
    const terminal = await w.attach('s');
    await terminal.waitForText('ready');
    terminal.type(Buffer.concat([Buffer.from('\x1b[200~'), Buffer.alloc(1024 * 1024, 'x'), Buffer.from('\x1b[201~')]));
    // The client, the server and other panes are not held up.
    terminal.press('C-b', 'c');
    await terminal.waitForText('1:');
    terminal.type('echo al$((1))ive\r');
    await terminal.waitForText('al1ive');
  });
});

describe('the mouse', () => {
  it('a click moves the keyboard to a pane, the wheel scrolls a shell back', async () => {
    const w = world();
    await w.session('s');
    await w.ok('split-window', '-h', '-t', 's:', 'sh');
    const terminal = await w.attach('s');
    const active = (): Promise<string> => w.get('#{pane_index}', 's:');
    expect(await active()).toBe('1');
    terminal.click(5, 5);
    await eventually('the left pane', async () => (await active()) === '0');
    terminal.click(60, 5);
    await eventually('the right pane', async () => (await active()) === '1');
    terminal.type('seq 200; echo e$((1))nd\r');
    await terminal.waitForText('e1nd');
    const lines = await w.get('#{history_size}', 's:');
    const [up, down] = [64, 65];
    for (const [button, position] of [
      [up, 0],
      [up, 5],
      [up, 10],
      [down, 5],
    ] as const) {
      terminal.click(60, 5, button);
      await terminal.waitForText(`[${position}/${lines}]`);
    }
    terminal.click(60, 5, down);
    await terminal.waitFor((t) => !/\[\d+\/\d+\]/.test(t.screenText()), 'the end of copy mode');
    // The wheel over a pane scrolls that pane, and does not move the keyboard.
    expect(await active()).toBe('1');
  });

  it('a program that asked for it gets it, in cells of its own pane', async () => {
    const w = world();
    const file = join(w.sandbox.home, 'mouse');
    await w.session('s', 'sh');
    await w.ok('split-window', '-h', '-t', 's:', `stty raw -echo; printf '\\033[?1002h\\033[?1006hready'; exec cat > ${file}`);
    const terminal = await w.attach('s');
    await terminal.waitForText('ready');
    const left = Number(await w.get('#{pane_left}', 's:0.1'));
    terminal.click(left + 4, 2);
    terminal.click(left, 0, 64);
    terminal.type(`\x1b[<0;${left + 1};1M\x1b[<32;${left + 3};4M\x1b[<32;1;4M\x1b[<0;1;4m`);
    const expected = '\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<64;1;1M\x1b[<0;1;1M\x1b[<32;3;4M\x1b[<32;1;4M\x1b[<0;1;4m';
    await eventually('the reports', () => existsSync(file) && statSync(file).size >= expected.length);
    expect(readFileSync(file, 'latin1')).toBe(expected);
  });

  it('drags a border', async () => {
    const w = world();
    await w.session('s', 'sh');
    await w.ok('split-window', '-h', '-t', 's:', 'sh');
    await w.ok('split-window', '-v', '-t', 's:0.1', 'sh');
    const terminal = await w.attach('s');
    const sizes = (): Promise<string> => w.ok('list-panes', '-t', 's:', '-F', '#{pane_width}x#{pane_height}');
    const before = (await sizes()).split('\n');
    const border = Number(await w.get('#{pane_width}', 's:0.0'));
    terminal.type(`\x1b[<0;${border + 1};3M\x1b[<32;${border - 4};3M\x1b[<32;${border - 9};3M\x1b[<0;${border - 9};3m`);
    await eventually('the new width', async () => (await w.get('#{pane_width}', 's:0.0')) === String(border - 10));
    const top = Number(await w.get('#{pane_height}', 's:0.1'));
    terminal.type(`\x1b[<0;70;${top + 1}M\x1b[<32;70;${top + 4}M\x1b[<0;70;${top + 4}m`);
    await eventually('the new height', async () => (await w.get('#{pane_height}', 's:0.1')) === String(top + 3));
    expect((await sizes()).split('\n')).not.toEqual(before);
    // Behind the drag the mouse is free again.
    terminal.click(2, 2);
    await eventually('the left pane', async () => (await w.get('#{pane_index}', 's:')) === '0');
  });

  it('selects a window on the status line', async () => {
    const w = world();
    await w.session('s');
    await w.ok('new-window', '-t', 's:', '-n', 'second', 'sh');
    const terminal = await w.attach('s');
    await terminal.waitForText('1:second*');
    terminal.click(terminal.rowText(23).indexOf('0:win') + 1, 23);
    await terminal.waitForText('0:win*');
  });
});
