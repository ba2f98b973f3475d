/** The signs behind a window's name. Pure. */
import type { ClaudeState } from '@ccmux/claude';
import type { Model, Session } from '@ccmux/core';

/** What has happened in a window since somebody looked at it. */
export interface AlertFlags {
  readonly activity: boolean;
  readonly bell: boolean;
  readonly silence: boolean;
}

/** As they follow a window's index or name. */
export const alertSigns = ({ activity, bell, silence }: AlertFlags): string =>
  (activity ? '#' : '') + (bell ? '!' : '') + (silence ? '~' : '');

/** In tmux's order: activity, bell, silence, current, last, marked, zoomed. */
export function windowFlags(model: Model, session: Session, index: number, alerts: AlertFlags): string {
  const current = session.current === index ? '*' : session.visited.at(-1) === index ? '-' : '';
  const marked = model.marked?.session === session.id && model.marked.index === index ? 'M' : '';
  const id = session.windows.get(index);
  return alertSigns(alerts) + current + marked + (id === undefined || model.windows.get(id)?.zoomed === undefined ? '' : 'Z');
}

/** Behind the others, of the Claude that needs somebody most: it waits for somebody, or is done and nobody has seen it. */
export const claudeSign = (state: ClaudeState | undefined): string =>
  state?.kind === 'waiting' ? '?' : state?.kind === 'done' ? '+' : '';
