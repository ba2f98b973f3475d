/** Copy mode: the same commands on the same screen with the keys of emacs and of vi, and what is copied. */
import type { Conversation } from './lines.js';

const where =
  '#{copy_cursor_x},#{copy_cursor_y} #{scroll_position} #{selection_present}#{selection_active} #{selection_start_x},#{selection_start_y}-#{selection_end_x},#{selection_end_y} #{rectangle_toggle}#{search_present} #{search_match} #{pane_in_mode}';

const screen = [
  'first line of all',
  'alpha beta  gamma-delta (one [two] {three}) end',
  '',
  '    indented: foo.bar/baz = "qux"; // done',
  'foo foo foo   ',
  'a line that is longer than the pane is wide, with (brackets [over] the) edge of it and 漢字 too',
  '',
  '',
  'second paragraph',
  'with three lines',
  'and a foo at its end foo',
  '',
  'naïve café 漢字 mixed ａｂｃ wide',
  'x',
  ...Array.from({ length: 30 }, (_, i) => `row ${i} with words and-separators_${i % 3}`),
  'last(foo)',
];

/** Answers a query once all before it is on the screen; then the file is there that `ready` waits for. */
const program = `stty raw -echo; printf '%s\\r\\n' ${screen.map((line) => `'${line}'`).join(' ')}; printf 'end of it\\033[5n'; head -c 4 >/dev/null; touch "$HOME/\${CCMUX:+cc}$1"; exec cat`;
const window = (name: string): string[] => ['new-window', '-n', name, 'sh', '-c', program, 'sh', name];
const ready = (name: string): string[] => ['run-shell', `until [ -e "$HOME/\${CCMUX:+cc}${name}" ]; do sleep 0.01; done`];

/** A command of the mode in each line, and where the cursor and the selection are after it. */
const steps = (script: string): Conversation =>
  script
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line) => ['send-keys', '-X', ...words(line), ';', 'display-message', '-p', where]);

const words = (line: string): string[] => [...line.matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '');

const start = (name: string, keys: 'emacs' | 'vi'): Conversation => [
  window(name),
  ready(name),
  ['set-option', '-w', 'mode-keys', keys],
  ['copy-mode'],
  ['display-message', '-p', where],
];

const moves = steps(`
  cursor-up
  cursor-left
  -N 3 cursor-up
  cursor-right
  end-of-line
  cursor-right
  cursor-left
  start-of-line
  history-top
  cursor-up
  cursor-down
  next-word
  next-word
  -N 3 next-word
  next-word-end
  next-word-end
  -N 2 next-space
  next-space-end
  previous-word
  -N 2 previous-word
  previous-space
  end-of-line
  next-word
  back-to-indentation
  next-word-end
  next-word-end
  next-paragraph
  next-paragraph
  previous-paragraph
  previous-paragraph
  top-line
  middle-line
  bottom-line
  page-down
  halfpage-down
  page-up
  halfpage-up
  -N 2 scroll-up
  -N 2 scroll-down
  history-bottom
  page-up
  end-of-line
  cursor-down
  cursor-up
  goto-line 5
  goto-line 0
  goto-line 9999
  goto-line x
  history-top
`);

const jumps = steps(`
  history-top
  cursor-down
  jump-forward e
  jump-again
  jump-reverse
  jump-to-forward g
  jump-again
  jump-backward a
  jump-to-backward l
  jump-again
  -N 2 jump-forward e
  jump-forward Q
  start-of-line
  jump-forward (
  next-matching-bracket
  previous-matching-bracket
  jump-forward [
  next-matching-bracket
  next-matching-bracket
  set-mark
  history-bottom
  jump-to-mark
  jump-to-mark
`);

const selections = steps(`
  history-top
  cursor-down
  begin-selection
  next-word
  next-word-end
  other-end
  cursor-left
  other-end
  copy-selection-no-clear
  copy-selection
  select-word
  copy-selection
  -N 2 next-word
  select-word
  next-word
  copy-selection
  select-line
  cursor-down
  other-end
  copy-selection
  -N 2 select-line
  copy-selection
  start-of-line
  rectangle-on
  begin-selection
  -N 2 cursor-down
  -N 6 cursor-right
  copy-selection
  rectangle-toggle
  rectangle-off
  begin-selection
  stop-selection
  cursor-down
  clear-selection
  history-top
  copy-line
  -N 2 copy-line
  next-word
  copy-end-of-line
  -N 2 copy-end-of-line
  -N 5 cursor-down
  start-of-line
  copy-line
  begin-selection
  end-of-line
  append-selection
  next-word
  select-line
  copy-selection mine
  copy-pipe 'cat >/dev/null'
`);

const searches = steps(`
  history-bottom
  search-backward foo
  search-again
  search-again
  search-reverse
  cursor-left
  search-forward foo
  search-again
  search-reverse
  search-backward-text .bar
  search-forward-text 'foo.bar'
  search-backward 'r[a-z]w 1'
  search-again
  search-forward 漢字
  search-backward NOSUCH
  search-backward Alpha
  search-backward ALPHA
  search-forward wide
  search-backward-incremental =foo
  search-backward-incremental =foo.
  search-backward-incremental -foo.
  search-forward-incremental =row
  search-forward-incremental +row
  clear-selection
  search-forward-incremental =x
  cancel
`);

const buffers: Conversation = [
  ['list-buffers', '-F', '#{buffer_name} #{buffer_size} #{buffer_sample}'],
  ['show-buffer', '-b', 'buffer0'],
];

const after: Conversation = [
  ['send-keys', '-X', 'cursor-up'],
  ['display-message', '-p', '#{pane_in_mode}[#{pane_mode}][#{scroll_position}][#{copy_cursor_x}][#{search_present}]'],
  ['copy-mode', '-u'],
  ['display-message', '-p', where],
  ['copy-mode', '-q'],
  ['copy-mode', '-eH'],
  ['display-message', '-p', where],
  ['send-keys', '-X', '-N', '3', 'scroll-up', ';', 'display-message', '-p', where],
  ['send-keys', '-X', '-N', '3', 'scroll-down', ';', 'display-message', '-p', where],
  ['send-keys', '-X', 'cancel'],
  ['copy-mode', '-z'],
  ['copy-mode', '-t', 'nosuch'],
  ['copy-mode', '-s', 'nosuch'],
  ['copy-mode', 'extra'],
  ['copy-mode'],
  ['send-keys', '-X', '-N', '0', 'cursor-up'],
  ['send-keys', '-X', '-N', 'x', 'cursor-up'],
  ['send-keys', '-N', '4', ';', 'send-keys', '-X', 'cursor-up', ';', 'display-message', '-p', where],
  ['send-keys', '-X', 'cursor-down-and-cancel', ';', 'display-message', '-p', where],
  ['send-keys', '-X', 'history-bottom'],
  ['send-keys', '-X', 'cursor-down-and-cancel'],
  ['display-message', '-p', where],
  ['copy-mode', '-u'],
  ['send-keys', '-X', 'page-down-and-cancel'],
  ['display-message', '-p', where],
  ['copy-mode', '-s', 'main:0.0'],
  ['display-message', '-p', '#{pane_in_mode}'],
];

const conversation = (name: string, keys: 'emacs' | 'vi'): Conversation => [
  ...start(name, keys),
  ...moves,
  ...jumps,
  ...selections,
  ...searches,
  ...buffers,
  ...after,
];

export const copyModes: Readonly<Record<string, Conversation>> = {
  'copy mode with the keys of emacs': conversation('emacs', 'emacs'),
  'copy mode with the keys of vi': conversation('vi', 'vi'),
};
