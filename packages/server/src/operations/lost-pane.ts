/**
 * Panes whose program is gone without anybody having ended it: with the machine, or with what held it. They stay, show what
 * they had shown, and say how their program is run again; the key table `restored` has the keys for it.
 */
import { optionAt, type Pane, type PaneId, quoteWord } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';

export const lostKeyTable = 'restored';

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
  const { rows, cols } = runtime.size;
  const notice = [
    'process ended with the machine (x closes the pane, any other key opens a shell)',
    `Press ENTER to run: ${commandText(store, pane)}`,
  ];
  const lines = notice.map((text) => (text.length > cols ? `${text.slice(0, Math.max(0, cols - 1))}…` : text));
  const text = `\x18\x1b[!p\x1b[?2026l\x1b[r\x1b[${rows};1H\n\x1b[7m${lines.join('\x1b[m\r\n\x1b[7m')}\x1b[m\x1b[?25l`;
  if (runtime.isCatchingUp) runtime.show(text);
  else runtime.whenParsed(() => runtime.show(text));
}

const commandText = (store: ModelStore, { command, window, id }: Pane): string => {
  if (command.length === 0) return optionAt(store.model, 'default-command', { window, pane: id }) || 'the shell';
  return command.length === 1 ? command[0]! : command.map(quoteWord).join(' ');
};

/** What held the programs is gone, and they with it. */
export function loseAllPanes(context: Context): void {
  for (const id of context.panes.loseAll()) {
    if (context.store.model.panes.has(id)) losePane(context, id);
  }
}

/** A pane of the model whose program is gone. */
export function losePane(context: Context, id: PaneId): void {
  const { store, clock } = context;
  const dead = store.model.panes.get(id)?.dead;
  // One that had ended before says how it did, as before.
  if (dead !== undefined && dead.isLost !== true) return;
  store.apply({ kind: 'pane-died', pane: id, death: { code: 0, signal: 0, atMs: clock.wallMs(), isLost: true } });
  showLostNotice(context, id);
}
