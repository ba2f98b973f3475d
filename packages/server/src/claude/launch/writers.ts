/**
 * Who has a conversation open: two writers would append to one file without knowing of each other. Asked are our own panes,
 * Claude's status files, and the words of every Claude that runs. Pure but for its ports.
 */
import { launchVariable } from '@ccmux/claude';
import type { ClaudeBinding, PaneId } from '@ccmux/core';
import type { LaunchPorts } from './ports.js';

export interface Writer {
  /** One of ours. */
  readonly pane: PaneId | undefined;
  readonly pid: number | undefined;
  readonly cwd: string;
}

export interface WriterQuestion {
  readonly session: string;
  readonly configDir: string;
  /** Marks starts of Claude that do not count: the one that is being replaced. */
  readonly except: string | undefined;
  /** Conversations of other panes whose program runs. */
  readonly others: ReadonlyMap<PaneId, ClaudeBinding>;
}

export function writerOf(ports: LaunchPorts, { session, configDir, except, others }: WriterQuestion): Writer | undefined {
  for (const [pane, binding] of others) {
    if (binding.session === session) return { pane, pid: undefined, cwd: binding.cwd };
  }
  const claudes = ports.claudes().filter(({ env }) => except === undefined || env.get(launchVariable) !== except);
  const files = ports.statusFiles(configDir).filter(({ pid, procStart }) => ports.isAlive(pid, procStart));
  const file = files.find((one) => one.sessionId === session && claudes.some(({ pid }) => pid === one.pid));
  if (file !== undefined) return { pane: undefined, pid: file.pid, cwd: file.cwd ?? '' };
  // Versions without status files, and those that have not written theirs yet.
  const named = claudes.find(
    ({ pid, argv }) => argv.some((word) => word.endsWith(session)) && !files.some((one) => one.pid === pid),
  );
  return named && { pane: undefined, pid: named.pid, cwd: named.cwd };
}

export function refusal(session: string, { pane, pid, cwd }: Writer): string {
  const who = pane === undefined ? `process ${pid} in ${cwd}` : `pane %${pane}`;
  const how = pane === undefined ? `; ccmux adopt ${session} --fork goes on with a copy, --takeover ends the other first` : '';
  return `conversation ${session} is open elsewhere: ${who}${how}`;
}
