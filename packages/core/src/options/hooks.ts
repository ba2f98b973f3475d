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

const hook =
  (scope: OptionScope) =>
  (name: HookName): OptionEntry => ({ name, scope, type: array(command, ''), initial: '', help: 'Commands of a hook.' });

const afterCommands: readonly HookName[] = commandCatalogue.map(({ name }) => `after-${name}` as const);

export const hookTable: readonly OptionEntry[] = [
  ...[...afterCommands, ...sessionHooks].sort().map(hook('session')),
  ...paneHooks.map(hook('pane')),
  ...windowHooks.map(hook('window')),
];

const names = new Set(hookTable.map((entry) => entry.name));

export const isHook = (entry: OptionEntry): boolean => names.has(entry.name);
