/**
 * Options of tmux that configurations set and that have no meaning here, each with the reason. Setting one changes nothing
 * and is noted in the messages and the log for the person to read; there is nothing to show of them.
 */

const terminal = 'the client asks the terminal what it can do';
const paste = 'terminals mark what is pasted';
const keys = 'a program gets keys in the form that it asks for';
const utf8 = 'everything is UTF-8';

const table: Readonly<Record<string, string>> = {
  'allow-passthrough': 'nothing that a program prints reaches the terminal uninterpreted',
  'allow-rename': 'programs set the title of their pane; windows are named after programs by automatic-rename',
  'assume-paste-time': paste,
  backspace: keys,
  'codepoint-widths': terminal,
  'extended-keys': keys,
  'extended-keys-format': keys,
  'fill-character': 'what no pane covers is blank',
  'history-file': 'the history of prompts is kept by the server',
  'mouse-utf8': utf8,
  'pane-colours': terminal,
  'status-utf8': utf8,
  'terminal-features': terminal,
  'terminal-overrides': terminal,
  utf8,
  'variation-selector-always-wide': terminal,
  'xterm-keys': keys,
};

export const tmuxOnlyOptions: ReadonlyMap<string, string> = new Map(Object.entries(table));
