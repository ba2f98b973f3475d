/** The hooks: commands that run when something has happened. Each is an array option of commands; one per command, and these. */
import { commandCatalogue } from '../command/catalogue.js';
import { array, command, type OptionEntry, type OptionScope } from './entry.js';

const sessionHooks = [
  'alert-activity',
  'alert-bell',
  'alert-silence',
  'client-active',
  'client-attached',
  'client-detached',
  'client-focus-in',
  'client-focus-out',
  'client-resized',
  'client-session-changed',
  'command-error',
  'session-closed',
  'session-created',
  'session-renamed',
  'session-window-changed',
  'window-linked',
  'window-unlinked',
] as const;

const paneHooks = [
  'claude-state-changed',
  'pane-died',
  'pane-exited',
  'pane-focus-in',
  'pane-focus-out',
  'pane-mode-changed',
  'pane-set-clipboard',
  'pane-title-changed',
] as const;

const windowHooks = ['window-layout-changed', 'window-pane-changed', 'window-renamed', 'window-resized'] as const;

/** A hook about an event; those behind commands are named after them. */
export type EventHookName = (typeof sessionHooks)[number] | (typeof paneHooks)[number] | (typeof windowHooks)[number];
export type HookName = EventHookName | `after-${string}`;

/** When the commands of a hook run. */
const when: Readonly<Record<EventHookName, string>> = {
  'alert-activity': 'A window that is watched has printed something (monitor-activity).',
  'alert-bell': 'A program has rung its bell (monitor-bell).',
  'alert-silence': 'A window that is watched has been silent for a while (monitor-silence).',
  'claude-state-changed': 'The Claude in a pane does something else, has begun or has ended.',
  'client-active': 'A client is the one used last.',
  'client-attached': 'A client has attached.',
  'client-detached': 'A client has left.',
  'client-focus-in': 'The terminal of a client has the focus.',
  'client-focus-out': 'The terminal of a client has lost the focus.',
  'client-resized': 'The terminal of a client has another size.',
  'client-session-changed': 'A client shows another session.',
  'command-error': 'A command has failed.',
  'pane-died': 'The program of a pane has ended, and the pane stays (remain-on-exit).',
  'pane-exited': 'The program of a pane has ended.',
  'pane-focus-in': 'A pane has the focus.',
  'pane-focus-out': 'A pane has lost the focus.',
  'pane-mode-changed': 'A pane has entered or left a mode.',
  'pane-set-clipboard': 'A program has set the clipboard.',
  'pane-title-changed': 'A pane has another title.',
  'session-closed': 'A session has ended.',
  'session-created': 'There is a new session.',
  'session-renamed': 'A session has another name.',
  'session-window-changed': 'A session has another current window.',
  'window-layout-changed': 'The panes of a window are arranged otherwise.',
  'window-linked': 'A window is in a session that it was not in.',
  'window-pane-changed': 'A window has another active pane.',
  'window-renamed': 'A window has another name.',
  'window-resized': 'A window has another size.',
  'window-unlinked': 'A window is no longer in a session.',
};

const hook =
  (scope: OptionScope) =>
  (name: HookName): OptionEntry => ({ name, scope, type: array(command, ''), initial: '', help: helpOf(name) });

const helpOf = (name: HookName): string => (isEvent(name) ? when[name] : `${name.slice('after-'.length)} has been run.`);
const isEvent = (name: HookName): name is EventHookName => Object.hasOwn(when, name);

const afterCommands: readonly HookName[] = commandCatalogue.map(({ name }) => `after-${name}` as const);

export const hookTable: readonly OptionEntry[] = [
  ...[...afterCommands, ...sessionHooks].sort().map(hook('session')),
  ...paneHooks.map(hook('pane')),
  ...windowHooks.map(hook('window')),
];

const names = new Set(hookTable.map((entry) => entry.name));

export const isHook = (entry: OptionEntry): boolean => names.has(entry.name);
