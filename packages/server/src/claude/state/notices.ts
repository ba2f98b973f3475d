/**
 * Telling people that a Claude waits for them: a bell, a mark on its window, a notification on their desktop, a command of
 * theirs. Once for each time that it begins to wait; who has the pane in front of them is not told on the desktop.
 */
import { activePane, flagOption, formatPaneId, type OptionAt, optionAt, type Place } from '@ccmux/core';
import type { AttachedClient } from '../../clients/attached-client.js';
import { placeOfPane } from '../../formats/places.js';
import { jobAt } from '../../jobs/request.js';
import type { Services } from '../../services.js';
import type { ClaudeStatus } from './claude-status.js';

/** Longest text of a notification. */
const maxText = 200;

export function tellPeople(services: Services): void {
  const { claudeStates, clients, store } = services;
  const unfocused = new WeakSet<AttachedClient>();
  clients.listen((change, client) => {
    if (change === 'client-focus-in') unfocused.delete(client);
    if (change === 'client-focus-out') unfocused.add(client);
  });
  claudeStates.subscribe(({ pane, before, after }) => {
    // One that waits already when it is found may have waited for hours; it shows, and is not news.
    if (after?.state.kind !== 'waiting' || before === undefined || before.state.kind === 'waiting') return;
    if (after.sinceMs < before.sinceMs) return;
    const place = placeOfPane(store.model, pane);
    if (place === undefined) return;
    const at: OptionAt = { session: place.session, window: place.window, pane };
    if (flagOption(store.model, 'claude-bell', at)) services.alerts.bell(pane);
    const looks = (client: AttachedClient): boolean =>
      !unfocused.has(client) && activePane(store.model, client.session)?.id === pane;
    if (clients.all.some(looks)) return;
    if (flagOption(store.model, 'claude-notify', at)) notify(services, place, after);
    runCommand(services, place, optionAt(store.model, 'claude-notify-command', at), after);
  });
}

function notify({ clients, store }: Services, place: Place, status: ClaudeStatus): void {
  const { state, asks } = status;
  const name = store.model.windows.get(place.window)?.name ?? '';
  const what = state.kind === 'waiting' ? whatItWants[state.for] : '';
  const text = `${name}: ${what}${asks === undefined ? '' : ` (${asks})`}`;
  for (const client of clients.all) client.notify('Claude Code', text.slice(0, maxText));
}

/** What Claude asks for is told in variables: it is no part of the command line, whatever it says. */
function runCommand(services: Services, place: Place, command: string, { state, asks }: ClaudeStatus): void {
  if (command === '') return;
  const request = jobAt(services, place, command);
  const env = {
    ...request.env,
    CCMUX_PANE: formatPaneId(place.pane),
    CCMUX_WINDOW: services.store.model.windows.get(place.window)?.name ?? '',
    CCMUX_CLAUDE_WAITING: state.kind === 'waiting' ? state.for : '',
    CCMUX_CLAUDE_ASKS: asks ?? '',
  };
  const job = services.jobs.start({ ...request, env });
  if (!job.ok) services.log.warn({ ev: 'claude.notice', error: job.error });
}

const whatItWants = {
  permission: 'needs your permission',
  question: 'asks you a question',
  plan: 'has a plan for you to approve',
  trust: 'asks whether you trust the folder',
  dialog: 'shows a dialog',
  login: 'needs you to log in',
  limit: 'has reached a limit',
} as const;
