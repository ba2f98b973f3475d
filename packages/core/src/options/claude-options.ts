/** The options of Claude Code in panes: how its state is shown, and who is told when it waits. By name. */
import { flag, number, type OptionEntry, string, style } from './entry.js';

export const claudeOptions = [
  {
    name: 'claude-bell',
    scope: 'session',
    type: flag,
    initial: 'on',
    help: 'Whether a Claude that begins to wait for somebody rings the bell, as far as bell-action lets it, and marks its window.',
  },
  {
    name: 'claude-border-status',
    scope: 'window',
    type: flag,
    initial: 'on',
    help: 'Whether the borders of a pane say what the Claude in it waits for, or that it is done.',
  },
  {
    name: 'claude-done-style',
    scope: 'window',
    type: style,
    initial: 'fg=white,bg=blue',
    help: 'Style in the status line and on borders of a Claude that is done, unseen; default changes nothing.',
  },
  {
    name: 'claude-notify',
    scope: 'session',
    type: flag,
    initial: 'on',
    help: 'Whether terminals that can show notifications (OSC 9, 777 or 99) show one when a Claude begins to wait and nobody looks at it.',
  },
  {
    name: 'claude-notify-command',
    scope: 'session',
    type: string,
    initial: '',
    help: 'Shell command that runs when a Claude begins to wait and nobody looks at it; CCMUX_PANE, CCMUX_WINDOW, CCMUX_CLAUDE_WAITING and CCMUX_CLAUDE_ASKS say which and for what.',
  },
  {
    name: 'claude-send-pause',
    scope: 'pane',
    type: number(0, 86_400),
    initial: '30',
    help: 'Seconds for which nobody may have typed in a pane before a prompt is typed there.',
  },
  {
    name: 'claude-screen-rules',
    scope: 'server',
    type: string,
    initial: '',
    help: 'File with rules of your own for the screens of Claude, in front of those that come with the program.',
  },
  {
    name: 'claude-waiting-style',
    scope: 'window',
    type: style,
    initial: 'fg=black,bg=yellow,bold',
    help: 'Style in the status line and on borders of a Claude that waits for somebody; default changes nothing.',
  },
  {
    name: 'claude-working-style',
    scope: 'window',
    type: style,
    initial: 'default',
    help: 'Style in the status line of a window in which a Claude works; default changes nothing.',
  },
] as const satisfies readonly OptionEntry[];
