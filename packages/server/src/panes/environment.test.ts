import { environmentOf, paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { clientEnvironment, globalEnvironment, paneEnvironment } from './environment.js';
import { nameOf, programOf } from './program.js';

const build = (
  base: Readonly<Record<string, string>>,
  session: Readonly<Record<string, string>> = {},
  extra: Readonly<Record<string, string>> = {},
  tmux = false,
): Record<string, string> => {
  const layers = { global: globalEnvironment(base), session: environmentOf(session), extra };
  const ours = {
    pane: paneId(3),
    ccmux: '/s,1,0',
    tmux,
    shell: '/bin/zsh',
    term: 'xterm-256color',
    cwd: '/work dir',
    version: '9',
  };
  return Object.fromEntries(
    paneEnvironment({ ...layers, ...ours }).map((word) => {
      const at = word.indexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
};

const ours = {
  SHELL: '/bin/zsh',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  TERM_PROGRAM: 'ccmux',
  TERM_PROGRAM_VERSION: '9',
  CCMUX: '/s,1,0',
  CCMUX_PANE: '%3',
  PWD: '/work dir',
};

describe('the environment of a pane', () => {
  test('is the server’s own and what we say of ourselves', () => {
    expect(build({ HOME: '/h', LANG: 'C', EMPTY: '', EQUALS: 'a=b' })).toEqual({
      HOME: '/h',
      LANG: 'C',
      EMPTY: '',
      EQUALS: 'a=b',
      ...ours,
    });
  });

  test.each([
    'TMUX',
    'TMUX_PANE',
    'STY',
    'WINDOW',
    'WINDOWID',
    'TERMCAP',
    'COLUMNS',
    'LINES',
    'TERM_PROGRAM_VERSION',
    'TERM_SESSION_ID',
    'LC_TERMINAL',
    'VTE_VERSION',
    'WT_SESSION',
    'KITTY_WINDOW_ID',
    'KITTY_PID',
    'ITERM_SESSION_ID',
    'ALACRITTY_SOCKET',
    'GHOSTTY_RESOURCES_DIR',
    'WEZTERM_PANE',
    'KONSOLE_VERSION',
    'ZELLIJ',
    'ZELLIJ_SESSION_NAME',
    'VSCODE_PID',
    'CCMUX_TMPDIR',
    'CLAUDECODE',
    'CLAUDE_CODE_ENTRYPOINT',
  ])('%s tells of another terminal and stays outside', (name) => {
    expect(build({ [name]: 'outer' })).toEqual(ours);
  });

  test.each(['LC_ALL', 'WINDOWS', 'LINESX', 'EDITOR', 'KITTYCAT', 'MYTMUX', 'NO_COLOR'])('%s stays', (name) => {
    expect(build({ [name]: 'x' })[name]).toBe('x');
  });

  test('what the session says goes over the server’s, -e over both, and ours over all', () => {
    const env = build(
      { A: 'base', B: 'base', C: 'base', TERM: 'base' },
      { B: 'session', C: 'session' },
      { C: 'extra', TERM: 'extra' },
    );
    expect(env).toMatchObject({ A: 'base', B: 'session', C: 'extra', TERM: 'xterm-256color' });
  });

  test('for programs that look for tmux, it says where it is as tmux does', () => {
    expect(build({}, {}, {}, true)).toMatchObject({ TMUX: '/s,1,0', TMUX_PANE: '%3' });
  });

  test('a session takes from its client what patterns match, and keeps the rest of them from programs', () => {
    const client = { DISPLAY: ':0', SSH_AUTH_SOCK: '/s', SSH_AGENT_PID: '9', PATH: '/evil' };
    expect(clientEnvironment(client, ['DISPLAY', 'SSH_A*', 'XAUTHORITY'])).toEqual({
      DISPLAY: { value: ':0', hidden: false },
      SSH_AUTH_SOCK: { value: '/s', hidden: false },
      SSH_AGENT_PID: { value: '9', hidden: false },
      XAUTHORITY: { value: undefined, hidden: false },
    });
  });
});

test.each([
  [[], '/bin/bash', { file: '/bin/bash', args: ['-l'] }],
  [[], '/opt/strange', { file: '/opt/strange', args: [] }],
  [['ls | less'], '/bin/bash', { file: '/bin/bash', args: ['-c', 'ls | less'] }],
  [['vim', 'a b'], '/bin/bash', { file: 'vim', args: ['a b'] }],
  [[''], '/bin/sh', { file: '/bin/sh', args: ['-c', ''] }],
])('%j with %s runs %j', (command, shell, program) => {
  expect(programOf(command, shell)).toEqual(program);
});

test.each([
  [[], 'bash'],
  [['vim a b'], 'vim'],
  [['  /usr/bin/top -d 1'], 'top'],
  [['/usr/bin/less', 'a file'], 'less'],
  [[''], 'bash'],
  [['/'], 'bash'],
])('a window with %j is called %s', (command, name) => {
  expect(nameOf(command, '/bin/bash')).toBe(name);
});

test('the folder of the shim comes first in PATH, once, and only for who has TMUX', () => {
  const words = (tmux: boolean, path: string) =>
    paneEnvironment({
      global: globalEnvironment({ PATH: path }),
      session: environmentOf({}),
      extra: {},
      pane: paneId(3),
      ccmux: '/s,1,0',
      tmux,
      shim: '/opt/ccmux/bin',
      shell: '/bin/sh',
      term: 'x',
      cwd: '/',
      version: '9',
    }).find((word) => word.startsWith('PATH='));
  expect(words(true, '/usr/bin:/bin')).toBe('PATH=/opt/ccmux/bin:/usr/bin:/bin');
  expect(words(true, '/a:/opt/ccmux/bin')).toBe('PATH=/opt/ccmux/bin:/a');
  expect(words(true, '')).toBe('PATH=/opt/ccmux/bin');
  expect(words(false, '/usr/bin')).toBe('PATH=/usr/bin');
});
