/** The environment of a pane's program: the server's own, without what tells of another terminal, plus ours. Pure. */
import { formatPaneId, type PaneId } from '@ccmux/core';

type Env = Readonly<Record<string, string>>;

/** Variables of the terminal or multiplexer that the server was started from; they would mislead programs here. */
const foreign = [
  /^(TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|COLUMNS|LINES|NO_COLOR_FORCED)$/,
  /^(TERM_PROGRAM|TERM_PROGRAM_VERSION|TERM_SESSION_ID|LC_TERMINAL|LC_TERMINAL_VERSION|VTE_VERSION|WT_SESSION|WT_PROFILE_ID)$/,
  /^(KITTY|ITERM|ALACRITTY|GHOSTTY|WEZTERM|KONSOLE|ZELLIJ|VSCODE|CCMUX)(_|$)/,
  /^(CLAUDECODE|CLAUDE_CODE_ENTRYPOINT|CLAUDE_CODE_SSE_PORT|CLAUDE_CODE_SESSION_ID)$/,
];

/** What new sessions take from the client that makes them, as tmux's `update-environment`. */
const fromClient = [
  'DISPLAY',
  'KRB5CCNAME',
  'MSYSTEM',
  'SSH_ASKPASS',
  'SSH_AUTH_SOCK',
  'SSH_AGENT_PID',
  'SSH_CONNECTION',
  'WAYLAND_DISPLAY',
  'WINDOWID',
  'XAUTHORITY',
  'XDG_SESSION_ID',
];

export const sessionEnvironment = (client: Env): Record<string, string> =>
  Object.fromEntries(fromClient.flatMap((name) => (client[name] === undefined ? [] : [[name, client[name]]])));

export interface PaneEnvironment {
  readonly base: Env;
  readonly session: Env;
  readonly extra: Env;
  readonly pane: PaneId;
  /** Value of `CCMUX`: socket, server pid, session number. */
  readonly ccmux: string;
  readonly cwd: string;
  readonly version: string;
}

/** `KEY=value` words for the program. */
export function paneEnvironment(e: PaneEnvironment): string[] {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(e.base)) if (!foreign.some((f) => f.test(name))) env[name] = value;
  Object.assign(env, e.session, e.extra, {
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    TERM_PROGRAM: 'ccmux',
    TERM_PROGRAM_VERSION: e.version,
    CCMUX: e.ccmux,
    CCMUX_PANE: formatPaneId(e.pane),
    PWD: e.cwd,
  });
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}
