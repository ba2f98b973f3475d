/**
 * Options of tmux that configurations set and that have no meaning here, each with the reason. Setting one changes nothing
 * and is noted in the messages and the log for the person to read; there is nothing to show of them.
 */

const terminal = 'the client asks the terminal what it can do';
const paste = 'terminals mark what is pasted';
const keys = 'a program gets keys in the form that it asks for';
const cursor = 'the cursor has the colour that the terminal gives it';
const scrollbars = 'there are no scrollbars: copy mode shows what has left the screen';
const utf8 = 'everything is UTF-8';

const table: Readonly<Record<string, string>> = {
  'allow-passthrough': 'nothing that a program prints reaches the terminal uninterpreted',
  'allow-rename': 'programs set the title of their pane; windows are named after programs by automatic-rename',
  'assume-paste-time': paste,
  backspace: keys,
  'codepoint-widths': terminal,
  'cursor-colour': cursor,
  editor: 'nothing here opens an editor',
  'extended-keys': keys,
  'extended-keys-format': keys,
  'fill-character': 'what no pane covers is blank',
  'history-file': 'the history of prompts is kept by the server',
  'input-buffer-size': 'every sequence has a bound of its own',
  'mouse-utf8': utf8,
  'pane-colours': terminal,
  'pane-scrollbars': scrollbars,
  'pane-scrollbars-position': scrollbars,
  'pane-scrollbars-style': scrollbars,
  'prompt-cursor-colour': cursor,
  'prompt-cursor-style': 'the cursor of prompts is as the terminal has it',
  'status-utf8': utf8,
  'terminal-features': terminal,
  'terminal-overrides': terminal,
  utf8,
  'variation-selector-always-wide': terminal,
  'xterm-keys': keys,
};

export const tmuxOnlyOptions: ReadonlyMap<string, string> = new Map(Object.entries(table));
