/** How the variables of formats are written down: each with the line that the reference says about it. */
import type { Pane, Session, Window } from '@ccmux/core';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';

/** A place in the model with what is there. */
export interface At {
  readonly services: Services;
  readonly session: Session;
  /** Of the session. */
  readonly index: number;
  readonly window: Window;
  readonly pane: Pane;
  readonly runtime: PaneRuntime | undefined;
}

export type Variables<Of> = Readonly<Record<string, readonly [help: string, value: (of: Of) => string]>>;

export const flag = (on: boolean): string => (on ? '1' : '0');

/** Of milliseconds since the epoch. */
export const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** Milliseconds of the monotonic clock as seconds since the epoch. */
export const wallSeconds = ({ clock }: Pick<Services, 'clock'>, ms: number): string => seconds(clock.wallMs() - clock.now() + ms);
