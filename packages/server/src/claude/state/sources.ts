/**
 * What is known of one Claude from each source. Owns the latest word of every source, and what of its details is believed.
 * Reads nothing by itself; who is believed of the state is the ladder's affair.
 */
import {
  type Appearance,
  type ClaudeDetails,
  type ClaudeState,
  type Evidence,
  type HookState,
  noHooks,
  opinionOf,
  type StatusFile,
} from '@ccmux/claude';

/** Times in milliseconds since the epoch. */
export interface Sources {
  /** How the process ended; undefined while it lives, or was never there. */
  readonly ended: { readonly reason: string; readonly at: number } | undefined;
  /** Its process is known, and lives. */
  readonly lives: boolean;
  readonly file: { readonly content: StatusFile; readonly at: number } | undefined;
  readonly hooks: HookState;
  /** Since when the sign in its title moves; undefined while it does not. Known at once, before the screen is read. */
  readonly titleMovesSince: number | undefined;
  /** What title and screen say together; undefined before they were looked at. */
  readonly appearance: Appearance | undefined;
  /** When the program was started, as far as it is known. */
  readonly begunAt: number;
}

export const nothingSaid = (begunAt: number): Sources => ({
  ended: undefined,
  lives: false,
  file: undefined,
  hooks: noHooks,
  titleMovesSince: undefined,
  appearance: undefined,
  begunAt,
});

/** Every source that has an opinion, strongest first. */
export function evidenceOf({ ended, file, hooks, appearance, begunAt }: Sources): Evidence[] {
  const all: Evidence[] = [];
  if (ended !== undefined) all.push({ source: 'process', state: { kind: 'exited' }, ...ended });
  const said = file === undefined ? undefined : opinionOf(file.content);
  if (file !== undefined && said !== undefined) {
    all.push({ source: 'status-file', state: said.state, reason: said.reason, at: file.at });
  }
  if (hooks.state !== undefined) all.push({ source: 'hooks', state: hooks.state, reason: hooks.reason, at: hooks.at });
  if (appearance !== undefined) {
    const { verdict, title, screen } = appearance;
    for (const own of [title, screen]) if (own !== undefined) all.push(own);
    // What both come to may be neither's own word: it lasts a while longer than what it is made of.
    if (!all.some(({ source }) => source === verdict.source)) all.push(verdict);
  }
  if (all.length === 0) {
    all.push({ source: 'activity', state: { kind: 'starting' }, reason: 'it has said nothing yet', at: begunAt });
  }
  return all;
}

export function detailsOf({ file, hooks, appearance }: Sources, state: ClaudeState): ClaudeDetails {
  const seen = appearance?.details;
  const told = file === undefined ? 0 : (opinionOf(file.content)?.background ?? 0);
  const failed = hooks.error === undefined ? undefined : ({ kind: 'api-error', text: hooks.error } as const);
  return {
    // A person changes it with a key, of which no hook tells.
    mode: seen?.mode ?? hooks.mode,
    draft: seen?.draft ?? false,
    shells: Math.max(seen?.shells ?? 0, told),
    agents: Math.max(seen?.agents ?? 0, hooks.agents),
    trouble: seen?.trouble ?? (state.kind === 'working' ? undefined : failed),
  };
}
