/** Facts that change the model, one member each. Past tense; already decided; applying one never fails. */
import type { SessionId, WindowId } from '../ids.js';
import type { OptionValue } from '../options/array.js';
import type { OptionPlace } from '../options/lookup.js';
import type { AgentEvent } from './agent-events.js';
import type { ClaudeEvent, PromptEvent } from './claude-events.js';
import type { ConfigurationEvent } from './configured-settings.js';
import type { Environment, EnvironmentVariable } from './environment.js';
import type { BindingEvent } from './key-bindings.js';
import type { NewWindow } from './new-window.js';
import type { PaneEvent } from './pane-events.js';
import type { BufferEvent } from './paste-buffers.js';
import type { Link, Mark } from './state.js';

export type ModelEvent =
  /** A session always has a window: the two come together. */
  | (SessionFacts & { readonly kind: 'session-created'; readonly window: NewWindow; readonly group?: string })
  /** A session that shares the windows of another one; the two are a group, of that name unless it had one. */
  | (SessionFacts & { readonly kind: 'session-grouped'; readonly with: SessionId; readonly group: string })
  | { readonly kind: 'session-renamed'; readonly session: SessionId; readonly name: string }
  /** New windows start in another folder. */
  | { readonly kind: 'session-cwd-changed'; readonly session: SessionId; readonly cwd: string }
  /** Windows that no other session has go with it. */
  | { readonly kind: 'session-closed'; readonly session: SessionId }
  /** At an index that is taken, the windows there move up, or with `replace` the one there goes. */
  | {
      readonly kind: 'window-created';
      readonly session: SessionId;
      readonly window: NewWindow;
      readonly select: boolean;
      readonly replace?: boolean;
    }
  /** One more place for a window; what is at the index does as with `window-created`. */
  | (Link & {
      readonly kind: 'window-linked';
      readonly window: WindowId;
      readonly select: boolean;
      readonly replace: boolean;
    })
  /** One of several windows of the session leaves the index, and is closed if it is nowhere else. */
  | (Link & { readonly kind: 'window-unlinked' })
  | { readonly kind: 'windows-swapped'; readonly a: Link; readonly b: Link }
  /** The session's windows, in the order they have, are numbered from `first` without gaps. */
  | { readonly kind: 'windows-renumbered'; readonly session: SessionId; readonly first: number }
  | (Link & { readonly kind: 'window-selected' })
  | { readonly kind: 'window-renamed'; readonly window: WindowId; readonly name: string; readonly automatic: boolean }
  /** The window goes from all its sessions; one that has no other is closed before, with `session-closed`. */
  | { readonly kind: 'window-closed'; readonly window: WindowId }
  | { readonly kind: 'pane-marked'; readonly mark: Mark | undefined }
  /** `value` undefined: the level inherits again. */
  | {
      readonly kind: 'option-changed';
      readonly place: OptionPlace;
      readonly name: string;
      readonly value: OptionValue | undefined;
    }
  /** `session` undefined: the global environment. `variable` undefined: it is forgotten. */
  | {
      readonly kind: 'environment-changed';
      readonly session: SessionId | undefined;
      readonly name: string;
      readonly variable: EnvironmentVariable | undefined;
    }
  | AgentEvent
  | BindingEvent
  | BufferEvent
  | ClaudeEvent
  | ConfigurationEvent
  | PromptEvent
  | PaneEvent;

export interface SessionFacts {
  readonly session: SessionId;
  readonly name: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly createdMs: number;
}
