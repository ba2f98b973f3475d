/**
 * The truth over a recording, as segments: from Claude's own status file where it writes one, otherwise from what the API was
 * asked and what the driver did. Pure.
 */
import type { ApiEvent } from '@ccmux/testkit';

/** `at` in milliseconds since the epoch. `sent`: a prompt was sent; it counts when the API is asked. */
export interface Told {
  readonly at: number;
  readonly source: 'statusfile' | 'driver' | 'mock';
  readonly state: string;
  readonly detail: string;
}

export interface Segment {
  readonly t0: number;
  t1: number | null;
  readonly state: string;
  readonly detail: string;
  readonly source: Told['source'];
}

/** `startedMs`: of the recording. */
export function segmentsOf(told: readonly Told[], events: readonly ApiEvent[], startedMs: number): Segment[] {
  const hasStatus = told.some(({ source }) => source === 'statusfile');
  const answers = events.filter((event) => epochOf(event) >= startedMs);
  const steps = hasStatus
    ? told.flatMap((one) => ofStatus(one, useless(told, one.at)))
    : [...told.flatMap((one) => ofDriver(one, told, answers)), ...answers.flatMap(ofApi)];
  const segments: Segment[] = [{ t0: 0, t1: null, state: 'starting', detail: '', source: 'driver' }];
  for (const { at, source, state, detail } of steps.toSorted((a, b) => a.at - b.at)) {
    const t0 = Math.max(0, Math.round(at - startedMs) / 1000);
    const last = segments.at(-1);
    if (last === undefined || last.state === state) continue;
    last.t1 = t0;
    segments.push({ t0, t1: null, state, detail, source });
  }
  return segments;
}

/** Whoever drives looks at the screen when it is drawn. */
const seenLateMs = 1500;

/** Why a prompt is of no use, as whoever drives has seen, or is about to; Claude's own file calls it idle. */
function useless(told: readonly Told[], at: number): string | undefined {
  const last = told.findLast((one) => one.source === 'driver' && one.state !== 'sent' && one.at <= at + seenLateMs)?.state;
  return last === 'limit' || last === 'login' ? last : undefined;
}

function ofStatus(told: Told, why: string | undefined): Told[] {
  if (told.source !== 'statusfile') return /^(?:exited|limit|login)$/.test(told.state) ? [told] : [];
  const { state, detail } = told;
  if (state === 'idle' && why !== undefined) return [{ ...told, state: why }];
  if (state === 'busy') return [{ ...told, state: 'busy' }];
  if (state === 'idle' || state === 'shell')
    return [{ ...told, state: 'prompt', detail: state === 'shell' ? 'a shell runs' : '' }];
  if (state !== 'waiting') return [];
  // 2.1.120 says `approve Bash` for `permission prompt`.
  if (/input|AskUser/.test(detail)) return [{ ...told, state: 'choice' }];
  return [{ ...told, state: /permission|approve/.test(detail) ? 'permission' : 'dialog' }];
}

/** A prompt that was sent is work, if it arrived: of one that was sent again, the last time counts. */
function ofDriver(one: Told, told: readonly Told[], events: readonly ApiEvent[]): Told[] {
  if (one.state !== 'sent') return [one];
  const next = told.find(({ state, at }) => state === 'sent' && at > one.at)?.at ?? Number.POSITIVE_INFINITY;
  const until = Math.min(one.at + 3000, next);
  const arrives = events.some((event) => event.kind === 'request' && epochOf(event) >= one.at && epochOf(event) < until);
  return arrives ? [{ ...one, state: 'busy' }] : [];
}

const epochOf = ({ at }: ApiEvent): number => performance.timeOrigin + at;
const asks = /^(?:bash|bashlong|bg|write|edit|multi|parallel|mcp|forgefile)$/;

/** No request is tried again that was wrong, from nobody, or beyond what is paid for. */
const isFinal = (status: number, tag: string | undefined): boolean => status === 400 || status === 401 || tag === 'limit';

function ofApi(event: ApiEvent): Told[] {
  const { isMain, tag, step } = event;
  if (!isMain || tag?.name === 'subagent') return [];
  const say = (state: string): Told[] => [{ at: epochOf(event), source: 'mock', state, detail: tag?.name ?? '' }];
  if (event.kind === 'request') return say('busy');
  if (event.kind === 'failed') return say(isFinal(event.status, tag?.name) ? 'prompt' : 'busy');
  if (event.kind !== 'answered') return [];
  if (event.stopReason !== 'tool_use') return say('prompt');
  if (tag?.name === 'ask') return say('choice');
  if (tag?.name === 'plan') return say('permission');
  // The first step of these reads or prints, which needs no leave.
  const isFree = (tag?.name === 'edit' || tag?.name === 'multi') && step === 0;
  return say(tag !== undefined && asks.test(tag.name) && !isFree ? 'permission' : 'busy');
}

/** When the program turned its focus events off for the last time, in seconds: it leaves. Undefined: it was killed. */
export function leftAt(cast: string): number | undefined {
  const last = cast.split('\n').findLast((line) => line.includes('[?1004l'));
  return last === undefined ? undefined : Number(JSON.parse(last)[0]);
}

/** Whoever drives finds out late that the program has ended. */
export function endedAt(segments: readonly Segment[], seconds: number | undefined): Segment[] {
  const end = segments.at(-1);
  if (end?.state !== 'exited' || seconds === undefined || seconds > end.t0) return [...segments];
  const before = segments.slice(0, -1).filter(({ t0 }) => t0 < seconds);
  return [...before.slice(0, -1), ...before.slice(-1).map((one) => ({ ...one, t1: seconds })), { ...end, t0: seconds }];
}
