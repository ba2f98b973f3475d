/**
 * The chrome of the whole screen in both programs with the same configuration: every cell of the status lines and of
 * the borders looks the same. Configurations are of the kinds that people have.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCell, type HostTerminal, requireProgram } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';

const world = useWorld();
const size = { cols: 90, rows: 20 };

/** What both programs are told besides; titles and names that would differ by themselves are set. */
const common = [
  'set -g default-command "sleep 1000"',
  'set -g automatic-rename off',
  'set -g set-titles off',
  // What the terminal can do, which tmux does not ask.
  'set -as terminal-features "xterm*:RGB:usstyle:overline:strikethrough"',
];

interface Theme {
  readonly lines: readonly string[];
  /** Rows that are compared. */
  readonly rows: readonly number[];
  /** Calls that set the scene, the same for both. */
  readonly calls: readonly (readonly string[])[];
}

const windows: Theme['calls'] = [
  ['rename-window', 'edit'],
  ['new-window', '-n', 'build'],
  ['new-window', '-n', 'logs'],
  ['select-window', '-t', ':1'],
  ['select-pane', '-T', 'a title that is too long for the line'],
];
const panes: Theme['calls'] = [
  ['split-window', '-h'],
  ['split-window', '-v'],
  ['select-pane', '-t', ':.0', '-T', 'left'],
  ['select-pane', '-t', ':.1', '-T', 'above'],
  ['select-pane', '-t', ':.2', '-T', 'below'],
  ['select-pane', '-t', ':.1'],
];
const allRows = Array.from({ length: size.rows }, (_, y) => y);

const themes: Readonly<Record<string, Theme>> = {
  'the default': { lines: ['set -g status-right "#{=21:pane_title}"'], rows: [19], calls: windows },
  powerline: {
    lines: [
      'set -g status-style "bg=#1c1c1c,fg=colour250"',
      'set -g status-left-length 40',
      'set -g status-left "#[fg=#1c1c1c,bg=#87afff,bold] #S #[fg=#87afff,bg=#1c1c1c,nobold]\ue0b0"',
      'set -g status-right "#[fg=colour240]\ue0b2#[fg=colour255,bg=colour240] #{?client_prefix,^B,--} #[fg=#87afff]\ue0b2#[fg=#1c1c1c,bg=#87afff,bold] #I:#P "',
      'set -g window-status-separator ""',
      'set -g window-status-format " #I #W#F "',
      'set -g window-status-current-format "#[fg=#1c1c1c,bg=#5f5fff]\ue0b0#[fg=white,bold,italics] #I #W #[fg=#5f5fff,bg=#1c1c1c,nobold]\ue0b0"',
      'set -g window-status-last-style "underscore"',
    ],
    rows: [19],
    calls: windows,
  },
  'in the centre of the top': {
    lines: [
      'set -g status-position top',
      'set -g status-justify centre',
      'set -g status-style "bg=colour24,fg=white"',
      'set -g status-left "#[fg=yellow,dim]left "',
      'set -g status-right "#[reverse]#{window_panes} right"',
      'set -g window-status-current-style "fg=black,bg=brightyellow,double-underscore"',
    ],
    rows: [0],
    calls: windows,
  },
  'absolute centre, and too long': {
    lines: [
      'set -g status-justify absolute-centre',
      'set -g status-left-length 30',
      'set -g status-left "a left side that is long "',
      'set -g window-status-format "#I:a-window-with-a-name"',
      'set -g status-right "right"',
    ],
    rows: [19],
    calls: windows,
  },
  'two lines of our own': {
    lines: [
      'set -g status 2',
      'set -g status-format[1] "#[align=left,fg=red]#{session_windows} windows#[align=right]#{P:#{?pane_active,#[bold],}#{pane_index} }"',
    ],
    rows: [18, 19],
    calls: [...windows, ...panes, ['set', '-g', 'status-right', '']],
  },
  'titles on borders': {
    lines: [
      'set -g status-right ""',
      'set -g pane-border-status top',
      'set -g pane-border-lines heavy',
      'set -g pane-border-style fg=colour240',
      'set -g pane-active-border-style fg=cyan,bold',
      'set -g pane-border-format "#{?pane_active,#[reverse],} #{pane_index} #{pane_title} #[default]"',
    ],
    rows: allRows,
    calls: panes,
  },
  'titles below, double lines': {
    lines: ['set -g status-right ""', 'set -g pane-border-status bottom', 'set -g pane-border-lines double'],
    rows: allRows,
    calls: panes,
  },
  'titles over two panes side by side': {
    lines: ['set -g status-right ""', 'set -g pane-border-status top'],
    rows: allRows,
    calls: [
      ['split-window', '-h'],
      ['select-pane', '-T', 'one'],
      ['select-pane', '-t', ':.0', '-T', 'two'],
    ],
  },
  'titles under two panes, one above the other': {
    lines: ['set -g status-right ""', 'set -g pane-border-status bottom', 'set -g pane-border-indicators off'],
    rows: allRows,
    calls: [
      ['split-window', '-v'],
      ['select-pane', '-T', 'one'],
      ['select-pane', '-t', ':.0', '-T', 'two'],
    ],
  },
  'two panes without colours of halves': {
    lines: ['set -g status-right ""', 'set -g pane-border-indicators arrows', 'set -g pane-border-style fg=blue'],
    rows: allRows,
    calls: [['split-window', '-h']],
  },
  'arrows and colours of panes': {
    lines: [
      'set -g status-right ""',
      'set -g pane-border-indicators both',
      'set -g pane-border-lines simple',
      'set -g window-style "bg=colour235"',
      'set -g window-active-style "bg=colour17,fg=white"',
    ],
    rows: allRows,
    calls: panes,
  },
};

/** Nobody sees the text colour of a blank. */
const cellsOf = (terminal: HostTerminal, y: number): string[] =>
  Array.from({ length: size.cols }, (_, x) => describeCell(terminal.row(y), x).replace(/^" " fg \S+(?=$| bg \S+$)/, '" "'));

const tmuxSocket = (w: World): string => join(w.sandbox.home, 'tmux.sock');

interface Terminals {
  readonly tmux: HostTerminal;
  readonly ccmux: HostTerminal;
}

async function open(w: World, tmux: string, theme: Theme): Promise<Terminals> {
  const config = join(w.sandbox.home, 'theme.conf');
  writeFileSync(config, `${[...common, ...theme.lines].join('\n')}\n`);
  const argv = {
    tmux: [tmux, '-u', '-S', tmuxSocket(w), '-f', config],
    ccmux: w.ccmux.argv().map((word) => (word === '/dev/null' ? config : word)),
  };
  const start = ['new-session', '-s', 'work'];
  const terminals = {
    tmux: w.sandbox.terminal({ argv: [...argv.tmux, ...start], size }),
    ccmux: w.sandbox.terminal({ argv: [...argv.ccmux, ...start], size }),
  };
  const isThere = (t: HostTerminal): boolean => t.screenText().trim() !== '';
  await Promise.all([terminals.tmux.waitFor(isThere, 'tmux'), terminals.ccmux.waitFor(isThere, 'ccmux')]);
  for (const call of theme.calls) {
    expect([call, (await w.sandbox.run([...argv.tmux, ...call])).status]).toEqual([call, 0]);
    expect([call, (await w.sandbox.run([...argv.ccmux, ...call])).status]).toEqual([call, 0]);
  }
  return terminals;
}

async function compare(terminals: Terminals, { rows }: Theme): Promise<void> {
  const wrong = (): string[] =>
    rows.flatMap((y) => {
      const [expected, got] = [cellsOf(terminals.tmux, y), cellsOf(terminals.ccmux, y)];
      return expected.flatMap((cell, x) => (cell === got[x] ? [] : [`${x},${y}: ${cell} in tmux, here ${got[x]}`]));
    });
  await terminals.ccmux.waitFor(() => wrong().length === 0, 'the same picture', 3000).catch(() => {});
  const pictures = rows.map((y) => `\n${terminals.tmux.rowText(y)}\n${terminals.ccmux.rowText(y)}`).join('');
  expect([wrong().slice(0, 10), wrong().length === 0 ? '' : pictures]).toEqual([[], '']);
}

describe('looks as in tmux', () => {
  it.for(Object.keys(themes))('%s', async (name, context) => {
    const theme = themes[name]!;
    const w = world();
    const tmux = requireProgram(context, 'tmux');
    try {
      await compare(await open(w, tmux, theme), theme);
    } finally {
      await w.sandbox.run([tmux, '-S', tmuxSocket(w), 'kill-server']);
    }
  });
});
