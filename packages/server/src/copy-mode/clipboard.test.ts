import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-x', '40', '-y', '5', 'cat');
  client = await h.attach({ cols: 40, rows: 6 }, 'attach', '-t', 'a');
  h.host.print(0, 'some words here');
  await h.pass(20);
});

/** What the client was told to put into its terminal's clipboard. */
const clips = (): string[] =>
  client
    .ofKind('hostWrite')
    .flatMap(({ body }) => (body.what === 'clipboard' ? [Buffer.from(body.text, 'base64').toString()] : []));
const buffers = async (): Promise<string[]> =>
  (await h.run('list-buffers', '-F', '#{buffer_name}=#{buffer_sample}')).out.split('\n').filter((line) => line !== '');
const copyLine = async (): Promise<void> => {
  await h.run('copy-mode');
  await h.run('send-keys', '-X', 'copy-line-and-cancel');
  await h.pass(20);
};
const osc52 = async (text: string): Promise<void> => {
  h.host.print(0, `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`);
  await h.pass(20);
};

describe('set-clipboard', () => {
  test('external: what is copied and what programs copy goes to the terminal; only the first is a buffer', async () => {
    await copyLine();
    await osc52('by a program');
    expect([clips(), await buffers()]).toEqual([['some words here', 'by a program'], ['buffer0=some words here']]);
  });

  test('on: both are buffers', async () => {
    await h.run('set-option', '-s', 'set-clipboard', 'on');
    await copyLine();
    await osc52('by a program');
    expect([clips(), await buffers()]).toEqual([
      ['some words here', 'by a program'],
      ['buffer1=by a program', 'buffer0=some words here'],
    ]);
  });

  test('off: the terminal hears of nothing', async () => {
    await h.run('set-option', '-s', 'set-clipboard', 'off');
    await copyLine();
    await osc52('by a program');
    await h.run('set-buffer', '-w', 'x');
    expect([clips(), await buffers()]).toEqual([[], ['buffer1=x', 'buffer0=some words here']]);
  });

  test('a client that looks at another window is left alone', async () => {
    await h.run('new-window', 'cat');
    await h.pass(20);
    await h.run('copy-mode', '-t', 'a:0');
    await h.run('send-keys', '-X', '-t', 'a:0', 'copy-line');
    await h.pass(20);
    expect(clips()).toEqual([]);
  });

  test('a command asks for it with -w', async () => {
    await h.run('set-buffer', '-w', 'text');
    await h.pass(20);
    expect(clips()).toEqual(['text']);
  });

  test('what no terminal takes stays in the buffer', async () => {
    await h.run('set-buffer', '-w', 'x'.repeat(1024 * 1024 + 1));
    await h.pass(20);
    expect([clips(), (await h.run('show-buffer')).out.length]).toEqual([[], 1024 * 1024 + 1]);
  });
});

describe('copy mode and the rest', () => {
  const at = async (): Promise<string> =>
    (await h.run('display-message', '-p', '#{pane_in_mode}#{pane_mode} #{copy_cursor_x},#{copy_cursor_y} #{selection_present}'))
      .out;

  test('stays in a pane whose size changes, at the same place in the text', async () => {
    await h.run('copy-mode');
    await h.run('send-keys', '-X', 'previous-word');
    expect(await at()).toBe('1copy-mode 11,0 0\n');
    await h.run('resize-window', '-x', '8', '-y', '5');
    expect(await at()).toBe('1copy-mode 3,0 0\n');
  });

  test('the words of a search are formats with -F; the last search is remembered', async () => {
    await h.run('copy-mode');
    await h.run('send-keys', '-X', 'history-top');
    await h.run('send-keys', '-X', 'start-of-line');
    await h.run('send-keys', '-FX', 'search-forward', '#{copy_cursor_word}');
    await h.run('send-keys', '-X', 'cancel');
    await h.run('copy-mode');
    await h.run('send-keys', '-X', 'search-again');
    expect((await h.run('display-message', '-p', '#{pane_search_string} #{search_match} #{search_count}')).out).toBe(
      'some some 1\n',
    );
  });

  test('looks at another pane with -s', async () => {
    await h.run('split-window', '-d', 'cat');
    await h.run('copy-mode', '-t', 'a:0.1', '-s', 'a:0.0');
    await h.run('send-keys', '-X', '-t', 'a:0.1', 'copy-line');
    expect(await buffers()).toEqual(['buffer0=some words here']);
  });

  test('an unknown command and words too many are told', async () => {
    await h.run('copy-mode');
    expect((await h.run('send-keys', '-X', 'nosuch')).error).toBe('unknown copy mode command: nosuch\n');
    expect((await h.run('send-keys', '-X', 'cursor-up', 'x')).error).toBe(
      'copy mode command cursor-up: too many arguments (need at most 0)\n',
    );
  });
});
