/** The Claudes of a server as a list, for people and programs. */
import { stateText } from '@ccmux/claude';
import { formatPaneId, type PaneId } from '@ccmux/core';
import { expandAt } from '../../formats/expand.js';
import { placeOfPane } from '../../formats/places.js';
import type { Services } from '../../services.js';
import type { ExternalClaude } from './externals.js';

/** Field names are those of `list --json`. */
export interface ClaudeEntry {
  readonly name: string | undefined;
  /** `%3`; undefined for one that is not in a pane of ours. */
  readonly pane: string | undefined;
  /** `session:window.pane` */
  readonly where: string | undefined;
  readonly conversation: string | undefined;
  readonly cwd: string;
  /** What it does, or `stopped`, `ended`, `restarting`. */
  readonly state: string;
  readonly desired: 'running' | 'stopped' | undefined;
  readonly pid: number | undefined;
  readonly transcript: string | undefined;
  readonly crashes: number;
  readonly skipsPermissions: boolean;
  /** Processes of its tools that outlived a crash. */
  readonly orphans: readonly { readonly pid: number; readonly command: string }[];
  readonly external: boolean;
}

export function claudeEntries(services: Services): ClaudeEntry[] {
  const { store, claudes, claudeStates } = services;
  if (claudes === undefined) return [];
  return [...store.model.claude].flatMap(([pane, binding]) => {
    if (!store.model.panes.has(pane)) return [];
    const { name, session, cwd, desired, transcript, crashes, skipsPermissions } = binding;
    const orphans = claudes.orphansOf(pane).map(({ pid, argv }) => ({ pid, command: argv.join(' ') }));
    return [
      {
        name,
        pane: formatPaneId(pane),
        where: whereOf(services, pane),
        conversation: session,
        cwd,
        state: stateOf(services, pane, desired),
        desired,
        pid: claudes.isRunning(pane) ? claudeStates.of(pane)?.pid : undefined,
        transcript,
        crashes,
        skipsPermissions,
        orphans,
        external: false,
      },
    ];
  });
}

const whereOf = (services: Services, pane: PaneId): string =>
  expandAt(services, placeOfPane(services.store.model, pane), '#{session_name}:#{window_index}.#{pane_index}');

function stateOf({ claudes, claudeStates }: Services, pane: PaneId, desired: 'running' | 'stopped'): string {
  const state = claudeStates.of(pane)?.state;
  if (claudes?.isRunning(pane) === true) return state === undefined ? 'starting' : stateText(state);
  if (desired === 'stopped') return 'stopped';
  return claudes?.isDue(pane) === true ? 'restarting' : 'ended';
}

/** One that was not started here; it may be in a pane all the same, typed into a shell. */
export function externalEntry(services: Services, { pid, cwd, session, name, status }: ExternalClaude): ClaudeEntry {
  const followed = services.claudeStates.all.find((one) => one.pid === pid);
  return {
    name,
    pane: followed && formatPaneId(followed.pane),
    where: followed && whereOf(services, followed.pane),
    conversation: session,
    cwd,
    state: followed === undefined ? (status ?? 'unknown') : stateText(followed.state),
    desired: undefined,
    pid,
    transcript: undefined,
    crashes: 0,
    skipsPermissions: false,
    orphans: [],
    external: true,
  };
}
