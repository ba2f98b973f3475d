/**
 * Panes whose program is gone without anybody having ended it: with the machine, or with what held it. They stay, show what
 * they had shown, and say how their program is run again; the key table `restored` has the keys for it.
 */
import { type Model, optionAt, type Pane, type PaneId, quoteWord, type Size } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import { wrapped } from '../panes/wrapped.js';

const lostKeyTable = 'restored';
/** Of a pane whose Claude has ended and that stays: fewer keys, because somebody may be typing when it happens. */
const endedKeyTable = 'ended';

/** What another key runs, and who wants shells by themselves. */
export const shellCommand = 'exec "$SHELL"';

/** The key table of a pane in which nothing runs; undefined: keys do what they always do. */
export function keyTableOf({ panes, claude }: Model, id: PaneId): string | undefined {
  const dead = panes.get(id)?.dead;
  if (dead?.isLost === true) return lostKeyTable;
  return dead !== undefined && claude.has(id) ? endedKeyTable : undefined;
}

interface Context {
  readonly clock: Clock;
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
}

/** Says so on the last lines of the pane, below what its program printed. */
export function showLostNotice({ store, panes }: Context, id: PaneId): void {
  const runtime = panes.get(id);
  const pane = store.model.panes.get(id);
  if (runtime === undefined || pane === undefined) return;
  const command = commandText(store, pane);
  const show = (): void => {
    // Whoever was quicker runs something there by now.
    if (store.model.panes.get(id)?.dead?.isLost === true) runtime.notice.show((size, used) => noticeText(command, size, used));
  };
  if (runtime.isCatchingUp) show();
  else runtime.whenParsed(show);
}

/** The sequences end whatever the program began, also its scroll region. */
function noticeText(command: string, { cols, rows }: Size, used: number): string {
  const said = [
    'process ended with the machine (x closes the pane, any other key opens a shell)',
    `Press ENTER to run: ${command}`,
  ];
  const lines = said.flatMap((text) => wrapped(text, cols)).slice(-rows);
  const missing = Math.max(0, used + lines.length - rows);
  const room = `\x1b[${rows};1H${'\n'.repeat(missing)}`;
  const text = lines.join('\x1b[m\r\n\x1b[7m');
  return `\x18\x1b[!p\x1b[?2026l\x1b[r${room}\x1b[${used - missing + 1};1H\x1b[7m${text}\x1b[m\x1b[?25l`;
}

const commandText = (store: ModelStore, { command, window, id }: Pane): string => {
  if (store.model.claude.get(id)?.session !== undefined) return `${wordsText(command)} (goes on with its conversation)`;
  if (command.length === 0) return optionAt(store.model, 'default-command', { window, pane: id }) || 'the shell';
  return command.length === 1 && command[0] === shellCommand ? 'the shell' : wordsText(command);
};

const wordsText = (command: readonly string[]): string => (command.length === 1 ? command[0]! : command.map(quoteWord).join(' '));

/** A pane of the model whose program is gone. */
export function losePane(context: Context, id: PaneId): void {
  const { store, clock } = context;
  const dead = store.model.panes.get(id)?.dead;
  // One that had ended before says how it did, as before.
  if (dead !== undefined && dead.isLost !== true) return;
  store.apply({ kind: 'pane-died', pane: id, death: { code: 0, signal: 0, atMs: clock.wallMs(), isLost: true } });
  showLostNotice(context, id);
}
