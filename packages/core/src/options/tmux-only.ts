/**
 * Options of tmux that configurations set and that have no meaning here, each with the reason. Setting one changes nothing
 * and is noted for the person to read; there is nothing to show of them.
 */

const ofTheTerminal = 'the client asks the terminal what it can do';
const ofTmuxAlone = 'nothing here works in the way that it configures';

const table: Readonly<Record<string, string>> = {
  'assume-paste-time': 'terminals mark what is pasted',
  backspace: 'programs get the key that was pressed',
  'default-size': 'new-session has -x and -y',
  editor: 'nothing here opens an editor',
  'fill-character': 'a window fills its terminal or is framed',
  'history-file': 'the history of the prompt is kept by itself',
  'lock-after-time': 'there is no lock; the desktop or a program locks',
  'lock-command': 'there is no lock; the desktop or a program locks',
  'pane-colours': ofTheTerminal,
  'prompt-cursor-colour': ofTheTerminal,
  'prompt-cursor-style': ofTheTerminal,
  'terminal-features': ofTheTerminal,
  'terminal-overrides': ofTheTerminal,
  utf8: 'everything is UTF-8',
  'status-utf8': 'everything is UTF-8',
  'mouse-utf8': 'everything is UTF-8',
  'variation-selector-always-wide': ofTheTerminal,
  'codepoint-widths': ofTmuxAlone,
  'xterm-keys': 'modified keys are always sent as xterm does',
};

export const tmuxOnlyOptions: ReadonlyMap<string, string> = new Map(Object.entries(table));
