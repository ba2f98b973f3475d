import { describe, expect, test } from 'vitest';
import { parseTmuxOptions, type TmuxOptions, tmuxUsage } from './tmux-options.js';

const none: TmuxOptions = {
  name: undefined,
  path: undefined,
  files: [],
  control: 0,
  shellCommand: undefined,
  login: false,
  noStart: false,
  features: [],
  version: false,
  help: false,
  argv: [],
};

describe("tmux's options in front of a command", () => {
  test.each<[string[], Partial<TmuxOptions>]>([
    [[], {}],
    [['-u', '-C', 'attach-session', '-t', 'x'], { control: 1, argv: ['attach-session', '-t', 'x'] }],
    [['-CC', 'new'], { control: 2, argv: ['new'] }],
    [['-C', '-C'], { control: 2 }],
    [['-S/tmp/x', 'ls'], { path: '/tmp/x', argv: ['ls'] }],
    [['-Lwork', '-f', '/dev/null', 'ls'], { name: 'work', files: ['/dev/null'], argv: ['ls'] }],
    [['-2', 'ls'], { features: ['256'], argv: ['ls'] }],
    [['-T', 'RGB,clipboard:sync', 'attach'], { features: ['RGB', 'sync'], argv: ['attach'] }],
    [['-N', 'new', '-d'], { noStart: true, argv: ['new', '-d'] }],
    [['-lc', 'echo'], { login: true, shellCommand: 'echo' }],
    [['-vV', 'ls'], { version: true, argv: ['ls'] }],
    [['-h'], { help: true }],
    [['--', '-x'], { argv: ['-x'] }],
    [['ls', '-L', 'x'], { argv: ['ls', '-L', 'x'] }],
  ])('%j', (args, expected) => {
    expect(parseTmuxOptions(args)).toEqual({ ok: true, value: { ...none, ...expected } });
  });

  test.each([
    [['-x'], `tmux: unknown option -- x\n${tmuxUsage}`],
    [['-8'], `tmux: unknown option -- 8\n${tmuxUsage}`],
    [['-S'], `tmux: option requires an argument -- S\n${tmuxUsage}`],
    [['--version'], tmuxUsage],
    [['-c', 'x', 'ls'], tmuxUsage],
    [['-D'], 'tmux: -D is not supported by ccmux: its server is always a process of its own'],
    [['-v', 'ls'], "tmux: -v is not supported by ccmux: its server's log is server.log in its state folder"],
    [['-T', 'sixel'], 'tmux: terminal feature not supported by ccmux: sixel'],
    [['-L', '../x'], 'not a socket name: ../x'],
  ])('%j is refused', (args, error) => {
    expect(parseTmuxOptions(args)).toEqual({ ok: false, error });
  });
});
