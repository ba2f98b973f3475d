/**
 * The names of all commands: what the CLI, the prompt, key bindings and configuration accept. What a command does
 * is in the server, one file each; the compiler holds the two together.
 */

interface Entry {
  readonly name: string;
  readonly alias?: string;
  /** Started from a shell with no server running, it starts one. */
  readonly startsServer?: true;
  /** A word of ccmux that tmux does not have: the program under tmux's name does not know it. */
  readonly own?: true;
}

/** Under which name the program was called: as itself, or as tmux, which has only tmux's words. */
export type ProgramName = 'ccmux' | 'tmux';

export const commandCatalogue = [
  { name: 'adopt', own: true },
  { name: 'answer', own: true },
  { name: 'approve', own: true },
  { name: 'attach-session', alias: 'attach', startsServer: true },
  { name: 'bind-key', alias: 'bind' },
  { name: 'break-pane', alias: 'breakp' },
  { name: 'capture-pane', alias: 'capturep' },
  { name: 'children', own: true },
  { name: 'choose-buffer' },
  { name: 'choose-client' },
  { name: 'choose-tree' },
  { name: 'clear-history', alias: 'clearhist' },
  { name: 'clear-prompt-history', alias: 'clearphist' },
  { name: 'clock-mode' },
  { name: 'command-prompt' },
  { name: 'confirm-before', alias: 'confirm' },
  { name: 'control-child', own: true },
  { name: 'copy-mode' },
  { name: 'dashboard', own: true },
  { name: 'delete-buffer', alias: 'deleteb' },
  { name: 'deny', own: true },
  { name: 'detach-client', alias: 'detach' },
  { name: 'display-menu', alias: 'menu' },
  { name: 'display-message', alias: 'display' },
  { name: 'display-panes', alias: 'displayp' },
  { name: 'display-popup', alias: 'popup' },
  { name: 'explain', own: true },
  { name: 'find-window', alias: 'findw' },
  { name: 'forget-session', own: true },
  { name: 'has-session', alias: 'has' },
  { name: 'if-shell', alias: 'if' },
  { name: 'input-child', own: true },
  { name: 'interrupt', own: true },
  { name: 'join-pane', alias: 'joinp' },
  { name: 'kill-pane', alias: 'killp' },
  { name: 'kill-server' },
  { name: 'kill-session' },
  { name: 'kill-window', alias: 'killw' },
  { name: 'last-pane', alias: 'lastp' },
  { name: 'last-window', alias: 'last' },
  { name: 'link-window', alias: 'linkw' },
  { name: 'list', own: true },
  { name: 'list-buffers', alias: 'lsb' },
  { name: 'list-clients', alias: 'lsc' },
  { name: 'list-commands', alias: 'lscm' },
  { name: 'list-keys', alias: 'lsk' },
  { name: 'list-panes', alias: 'lsp' },
  { name: 'list-sessions', alias: 'ls' },
  { name: 'list-windows', alias: 'lsw' },
  { name: 'lock-client', alias: 'lockc' },
  { name: 'lock-server', alias: 'lock' },
  { name: 'lock-session', alias: 'locks' },
  { name: 'move-pane', alias: 'movep' },
  { name: 'move-window', alias: 'movew' },
  { name: 'load-buffer', alias: 'loadb' },
  { name: 'new-claude', startsServer: true, own: true },
  { name: 'new-session', alias: 'new', startsServer: true },
  { name: 'new-window', alias: 'neww' },
  { name: 'next-layout', alias: 'nextl' },
  { name: 'next-waiting', own: true },
  { name: 'next-window', alias: 'next' },
  { name: 'paste-buffer', alias: 'pasteb' },
  { name: 'pipe-pane', alias: 'pipep' },
  { name: 'previous-layout', alias: 'prevl' },
  { name: 'previous-window', alias: 'prev' },
  { name: 'receipts', own: true },
  { name: 'record', own: true },
  { name: 'refresh-client', alias: 'refresh' },
  { name: 'reload-config', own: true },
  { name: 'rename-session', alias: 'rename' },
  { name: 'rename-window', alias: 'renamew' },
  { name: 'resize-pane', alias: 'resizep' },
  { name: 'resize-window', alias: 'resizew' },
  { name: 'respawn-pane', alias: 'respawnp' },
  { name: 'respawn-window', alias: 'respawnw' },
  { name: 'restart', own: true },
  { name: 'result', own: true },
  { name: 'rm', own: true },
  { name: 'rotate-window', alias: 'rotatew' },
  { name: 'run-shell', alias: 'run' },
  { name: 'select-layout', alias: 'selectl' },
  { name: 'save-buffer', alias: 'saveb' },
  { name: 'select-pane', alias: 'selectp' },
  { name: 'select-window', alias: 'selectw' },
  { name: 'send-keys', alias: 'send' },
  { name: 'send-prefix' },
  { name: 'send-prompt', own: true },
  { name: 'server-access' },
  { name: 'set-buffer', alias: 'setb' },
  { name: 'set-environment', alias: 'setenv' },
  { name: 'set-hook' },
  { name: 'set-option', alias: 'set' },
  { name: 'set-window-option', alias: 'setw' },
  { name: 'show-buffer', alias: 'showb' },
  { name: 'show-config', own: true },
  { name: 'show-environment', alias: 'showenv' },
  { name: 'show-hooks' },
  { name: 'show-messages', alias: 'showmsgs' },
  { name: 'show-options', alias: 'show' },
  { name: 'show-prompt-history', alias: 'showphist' },
  { name: 'show-window-options', alias: 'showw' },
  { name: 'source-file', alias: 'source' },
  { name: 'spawn', own: true },
  { name: 'split-window', alias: 'splitw' },
  { name: 'start-claude', startsServer: true, own: true },
  { name: 'start-server', alias: 'start', startsServer: true },
  { name: 'stop', own: true },
  { name: 'suspend-client', alias: 'suspendc' },
  { name: 'swap-pane', alias: 'swapp' },
  { name: 'swap-window', alias: 'swapw' },
  { name: 'switch-client', alias: 'switchc' },
  { name: 'tell-person', own: true },
  { name: 'tree', own: true },
  { name: 'unbind-key', alias: 'unbind' },
  { name: 'unlink-window', alias: 'unlinkw' },
  { name: 'upgrade-ptyhost', own: true },
  { name: 'upgrade-server', own: true },
  { name: 'wait-child', own: true },
  { name: 'wait-claude', own: true },
  { name: 'wait-for', alias: 'wait' },
] as const satisfies readonly Entry[];

export type CommandName = (typeof commandCatalogue)[number]['name'];

const ofTmux = commandCatalogue.filter((entry) => !('own' in entry));

/** Of names that a text may be the beginning of, those that tmux has: `a` is attach-session, as it always was. */
export function preferred<E extends { readonly own?: true }>(candidates: readonly E[]): readonly E[] {
  const theirs = candidates.filter((e) => e.own !== true);
  return theirs.length > 0 ? theirs : candidates;
}

/** The commands that a caller of the program by this name has. */
export const commandsOf = (program: ProgramName): readonly (typeof commandCatalogue)[number][] =>
  program === 'tmux' ? ofTmux : commandCatalogue;

/**
 * True when an invocation with these words starts the server if none is running: no words at all (attach or make a
 * session), or a first command that is marked so. Prefixes count as they do for commands.
 */
export function startsServer(argv: readonly string[], program: ProgramName = 'ccmux'): boolean {
  const first = argv[0];
  if (first === undefined) return true;
  const known: readonly Entry[] = commandsOf(program);
  const exact = known.find((e) => e.name === first || e.alias === first);
  if (exact !== undefined) return exact.startsServer === true;
  const candidates = preferred(known.filter((e) => e.name.startsWith(first)));
  return candidates.length === 1 && candidates[0]?.startsServer === true;
}
