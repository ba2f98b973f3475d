/**
 * Environments of panes: what the global one starts from, what a session takes from the client that makes or attaches it,
 * and what a program gets. Pure.
 */
import { type Environment, environmentOf, formatPaneId, matchesGlob, type PaneId, visibleVariables } from '@ccmux/core';

type Env = Readonly<Record<string, string>>;

/** Variables of the terminal or multiplexer that the server was started from; they would mislead programs here. */
const foreign = [
  /^(TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|COLUMNS|LINES|NO_COLOR_FORCED)$/,
  /^(TERM_PROGRAM|TERM_PROGRAM_VERSION|TERM_SESSION_ID|LC_TERMINAL|LC_TERMINAL_VERSION|VTE_VERSION|WT_SESSION|WT_PROFILE_ID)$/,
  /^(KITTY|ITERM|ALACRITTY|GHOSTTY|WEZTERM|KONSOLE|ZELLIJ|VSCODE|CCMUX)(_|$)/,
  /^(CLAUDECODE|CLAUDE_PID|CLAUDE_PROJECT_DIR|CLAUDE_ENV_FILE)$/,
  /^CLAUDE_CODE_(CHILD_SESSION|ENTRYPOINT|SESSION_ID|SSE_PORT)$/,
];

/** The global environment of a server that was started with `env`. */
export const globalEnvironment = (env: Env): Environment =>
  environmentOf(Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.some((f) => f.test(name)))));

/**
 * What the option `update-environment` takes from a client: the variables that a pattern matches; the name of a pattern
 * that matches none is kept from programs.
 */
export function clientEnvironment(client: Env, patterns: readonly string[]): Environment {
  const taken: Record<string, Environment[string]> = {};
  for (const pattern of patterns) {
    const names = Object.keys(client).filter((name) => matchesGlob(pattern, name));
    for (const name of names) taken[name] = { value: client[name], hidden: false };
    if (names.length === 0) taken[pattern] = { value: undefined, hidden: false };
  }
  return taken;
}

export interface PaneEnvironment {
  readonly global: Environment;
  readonly session: Environment;
  /** Variables of this pane alone. */
  readonly extra: Env;
  /** Undefined for a program that is in no pane: a popup's. */
  readonly pane: PaneId | undefined;
  /** Value of `CCMUX_TOKEN`: by it the server knows which pane a program is in. */
  readonly token?: string | undefined;
  /** Value of `CCMUX`: socket, server pid, session number. */
  readonly ccmux: string;
  /** Whether `TMUX` and `TMUX_PANE` are set, too. */
  readonly tmux: boolean;
  /** The folder whose `tmux` comes before any other; undefined: nothing is put in front of `PATH`. */
  readonly shim?: string | undefined;
  /** The shell of panes, for programs that start one. */
  readonly shell: string;
  /** Value of `TERM`. */
  readonly term: string;
  readonly cwd: string;
  readonly version: string;
}

/** `KEY=value` words for the program. */
export function paneEnvironment(e: PaneEnvironment): string[] {
  const pane = e.pane === undefined ? undefined : formatPaneId(e.pane);
  const env: Record<string, string> = {
    ...visibleVariables(e.global, e.session),
    SHELL: e.shell,
    ...e.extra,
    TERM: e.term,
    COLORTERM: 'truecolor',
    TERM_PROGRAM: 'ccmux',
    TERM_PROGRAM_VERSION: e.version,
    CCMUX: e.ccmux,
    ...(pane === undefined ? {} : { CCMUX_PANE: pane }),
    ...(e.token === undefined ? {} : { CCMUX_TOKEN: e.token }),
    ...(e.tmux ? { TMUX: e.ccmux } : {}),
    ...(e.tmux && pane !== undefined ? { TMUX_PANE: pane } : {}),
    PWD: e.cwd,
  };
  return Object.entries(withShim(env, e.tmux ? e.shim : undefined)).map(([name, value]) => `${name}=${value}`);
}

/** `env` with the folder in front of its `PATH`, and nowhere else in it. */
export function withShim(env: Env, folder: string | undefined): Env {
  const path = env['PATH'];
  if (folder === undefined || path === undefined) return env;
  const others = path.split(':').filter((other) => other !== folder && path !== '');
  return { ...env, PATH: [folder, ...others].join(':') };
}
