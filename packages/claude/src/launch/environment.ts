/** The environment that Claude Code gets: as its pane's, without what would make it behave as if it were elsewhere. Pure. */

/**
 * Of a Claude that we were started from: with some of these it writes no conversation and no status file. Settings that
 * people make in the environment, CLAUDE_CONFIG_DIR above all, stay.
 */
const inherited =
  /^(CLAUDECODE|CLAUDE_PID|CLAUDE_PROJECT_DIR|CLAUDE_ENV_FILE|CLAUDE_EFFORT|CLAUDE_CODE_(CHILD_SESSION|ENTRYPOINT|SESSION_ID|SSE_PORT|EXECPATH))$/;

/** Of another multiplexer or terminal: with some of these the title stands still, or sequences are sent that nobody asked for. */
const foreign =
  /^(TMUX|TMUX_PANE|STY|VTE_VERSION|WT_SESSION|TERM_SESSION_ID)$|^(KITTY|ITERM|LC_TERMINAL|ConEmu|GHOSTTY|WEZTERM|VSCODE|ZELLIJ)/;

/** Marks all processes of one start of Claude. */
export const launchVariable = 'CCMUX_CLAUDE';

export function claudeEnvironment(env: Readonly<Record<string, string>>, launch: string): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !inherited.test(name) && !foreign.test(name));
  const term = /^(screen|tmux)/.test(env['TERM'] ?? '') ? { TERM: 'xterm-256color' } : {};
  return { ...Object.fromEntries(kept), ...term, [launchVariable]: launch };
}
