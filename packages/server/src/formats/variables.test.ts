import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

/*
 * What tmux 3.3a prints for: a 100×30 session `a`, window 0 `one` split right, the left half split again with 5 rows;
 * window 1 `two`, not visited. Pane 1 of window 0 has the keyboard and is zoomed where the test says so.
 */
let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-n', 'one', '-x', '100', '-y', '30', 'cat');
  await h.run('split-window', '-h', '-t', 'a', 'cat');
  await h.run('split-window', '-d', '-l', '5', '-t', 'a:0.0', 'cat');
  await h.run('new-window', '-d', '-n', 'two', 'cat');
});

const show = async (format: string): Promise<string> =>
  (await h.run('display-message', '-p', '-t', 'a:0.1', format)).out.trimEnd();

describe('formats', () => {
  test.each([
    ['#S:#I.#P #W #D', 'a:0.1 one %2'],
    ['#{session_id} #{window_id} #{pane_id}', '$0 @0 %2'],
    ['#{session_windows} #{window_panes} #{session_attached}', '2 3 0'],
    ['#{window_width}x#{window_height} #{pane_width}x#{pane_height}', '100x30 50x5'],
    ['#{pane_left},#{pane_top},#{pane_right},#{pane_bottom}', '0,25,49,29'],
    ['#{pane_at_left}#{pane_at_right}#{pane_at_top}#{pane_at_bottom}', '1001'],
    ['#{window_layout}', '1160,100x30,0,0{50x30,0,0[50x24,0,0,0,50x5,0,25,2],49x30,51,0,1}'],
    ['#{window_active}#{pane_active}#{window_zoomed_flag}', '100'],
    ['#{pane_in_mode}#{pane_dead}#{alternate_on}#{cursor_x}', '0000'],
    ['#{no_such_thing}|#{?pane_active,yes,no}', '|no'],
    ['#{history_size}/#{history_limit}', '0/10000'],
    ['#{W:#{window_index}#{?window_active,*,} }', '0* 1 '.trimEnd()],
    ['#{P:#{pane_id} }', '%0 %2 %1'],
  ])('%s: %s', async (format, expected) => {
    expect(await show(format)).toBe(expected);
  });

  test('display-message -v prints how a format is read, and not without end', async () => {
    const steps = async (format: string): Promise<readonly string[]> =>
      (await h.run('display-message', '-vp', '-t', 'a:0.1', format)).out.trimEnd().split('\n');
    expect(await steps('#W')).toEqual([
      '# expanding format: #W',
      '# found #W: window_name',
      "# format 'window_name' found: one",
      "# replaced 'window_name' with 'one'",
      '# result is: one',
      'one',
    ]);
    await h.run('set-option', '-g', '@d', '#{E:@c}#{E:@c}');
    await h.run('set-option', '-g', '@c', '#{P:#{P:#{P:#{P:#{P:#{P:#{pane_id}}}}}}}');
    const many = await steps('#{E:@d}#{E:@d}#{E:@d}#{E:@d}');
    expect(many).toHaveLength(10_001);
    expect(many.at(-2)).toBe('# and so on');
  });

  test('zoomed, a window shows one pane and keeps its layout', async () => {
    await h.run('resize-pane', '-Z', '-t', 'a:0.1');
    expect(await show('#{window_zoomed_flag} #{window_flags} #{pane_width}x#{pane_height} #{window_visible_layout}')).toBe(
      '1 *Z 100x30 a87f,100x30,0,0,2',
    );
    expect(await show('#{window_layout}')).toContain('{50x30,0,0[');
  });

  test('what belongs to a pane follows what its program does', async () => {
    h.host.print(2, '\x1b]2;a title\x07\x1b[?1049h\x1b[3;4H\x1b[?25l\x1b[?1h\x1b[?2004h\x1b[?1000h\x1b[?1006h');
    await h.quiet();
    expect(await show('#{alternate_saved_x},#{alternate_saved_y} #{insert_flag}#{origin_flag}#{wrap_flag} #{pane_tabs}')).toBe(
      '0,0 001 8,16,24,32,40,48',
    );
    h.host.print(2, '\x1b[4h\x1b[2;4r\x1b[?6h\x1b[?7l\x1b[3g');
    await h.quiet();
    expect(
      await show('#{insert_flag}#{origin_flag}#{wrap_flag} #{scroll_region_upper},#{scroll_region_lower} #{pane_tabs}|'),
    ).toBe('110 1,3 |');
    h.host.print(2, '\x1b[?6l\x1b[3;4H');
    await h.quiet();
    expect(await show('#{pane_title}|#{alternate_on}|#{cursor_x},#{cursor_y},#{cursor_flag}')).toBe('a title|1|3,2,0');
    expect(await show('#{keypad_cursor_flag}#{bracket_paste_flag}#{mouse_any_flag}#{mouse_sgr_flag}')).toBe('1111');
  });
});
