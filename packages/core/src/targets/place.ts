/** What a target resolves to and what it is resolved against. Types only. */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { Model } from '../model/state.js';

/** A place in the model. All parts belong together. */
export interface Place {
  readonly session: SessionId;
  readonly window: WindowId;
  readonly pane: PaneId;
}

export type TargetKind = 'session' | 'window' | 'pane';

export interface TargetContext {
  readonly model: Model;
  /** Where the command was given: the client's place, or the pane it runs in. */
  readonly current: Place | undefined;
}
