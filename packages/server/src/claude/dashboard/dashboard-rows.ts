/** All Claudes that the dashboard shows: those in panes, and those that run elsewhere. Reads when asked. */
import { configDirOf } from '@ccmux/claude';
import { expandAt } from '../../formats/expand.js';
import { placeOfPane } from '../../formats/places.js';
import type { Services } from '../../services.js';
import type { ClaudeStatus } from '../state/claude-status.js';
import { byNeed } from '../state/needs.js';
import { externalRows } from './externals.js';
import type { LastWordsReader } from './last-words.js';
import type { DashboardRow } from './row.js';

export const sorts = ['need', 'age', 'name', 'directory'] as const;

export function dashboardRows(services: Services, words: LastWordsReader): DashboardRow[] {
  const { claudeStates, clock, env } = services;
  const statuses = claudeStates.all;
  const own = configDirOf({ get: (name) => env[name] });
  const configDirs = [own, ...statuses.map(({ configDir }) => configDir)].filter((folder) => folder !== undefined);
  const known = new Set(statuses.flatMap(({ pid }) => pid ?? []));
  const externals = externalRows(configDirs, known, clock.wallMs());
  return [...statuses.map((status) => rowOf(services, status, words)), ...externals];
}

function rowOf(services: Services, status: ClaudeStatus, words: LastWordsReader): DashboardRow {
  const { store } = services;
  const { pane, state, sinceMs, details, pid, sessionId, cwd } = status;
  const { text, tool, tokens } = words.of(status);
  const asks = state.kind === 'waiting' ? (status.asks ?? (state.for === 'dialog' ? undefined : tool)) : undefined;
  const name =
    store.model.claude.get(pane)?.name ?? status.name ?? expandAt(services, placeOfPane(store.model, pane), shortTarget);
  return {
    id: `pane ${pane}`,
    pane,
    name,
    state,
    sinceMs,
    details,
    pid,
    sessionId,
    cwd,
    asks,
    lastText: text ?? status.lastText,
    tokens,
  };
}

/** The shortest target that means a pane, for whoever has named nothing but sessions. */
const shortTarget =
  '#{session_name}#{?#{==:#{session_windows}/#{window_panes},1/1},,:#{window_index}}#{?#{==:#{window_panes},1},,.#{pane_index}}';

export function sorted(
  rows: readonly DashboardRow[],
  { field, reversed }: { readonly field: string; readonly reversed: boolean },
): DashboardRow[] {
  const by = (of: (row: DashboardRow) => string) => (a: DashboardRow, b: DashboardRow) =>
    of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0;
  const orders: Readonly<Record<string, (a: DashboardRow, b: DashboardRow) => number>> = {
    age: (a, b) => a.sinceMs - b.sinceMs,
    name: by(({ name }) => name),
    directory: by(({ cwd }) => cwd ?? ''),
  };
  // Those elsewhere need somebody, too, but not from here.
  const need = (a: DashboardRow, b: DashboardRow): number =>
    Number(a.pane === undefined) - Number(b.pane === undefined) || byNeed(a, b);
  const list = rows.toSorted(orders[field] ?? need);
  return reversed ? list.reverse() : list;
}
