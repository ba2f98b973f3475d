/** What a target resolves to and what it is resolved against. Types only. */
import type { SessionId } from '../ids.js';
import type { Place } from '../model/place.js';
import type { Model } from '../model/state.js';

export type TargetKind = 'session' | 'window' | 'pane';

export interface TargetContext {
  readonly model: Model;
  /** Where the command was given: the client's place, or the pane it runs in. */
  readonly current: Place | undefined;
  /** Where the mouse was for the key that runs the command: `{mouse}`. */
  readonly mouse?: Place | undefined;
  /** When a session was last used; larger is later. Without it the session made last counts as the latest. */
  readonly usedAt?: (session: SessionId) => number;
}
