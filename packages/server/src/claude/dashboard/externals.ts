/** Claudes that run outside of this server's panes, from their status files: live processes only. Reads when asked. */
import { isOf, opinionOf } from '@ccmux/claude';
import { listStatusFiles } from '@ccmux/claude/files';
import { isAlive, statOf } from '../../process/processes.js';
import type { DashboardRow } from './row.js';

/** `known`: processes in panes. */
export function externalRows(configDirs: Iterable<string>, known: ReadonlySet<number>, nowMs: number): DashboardRow[] {
  return [...new Set(configDirs)].flatMap((configDir) =>
    listStatusFiles(configDir).flatMap((file): DashboardRow[] => {
      const { pid, name, sessionId, cwd, kind } = file;
      const start = known.has(pid) || (kind !== undefined && kind !== 'interactive') ? undefined : statOf(pid)?.start;
      if (start === undefined || !isOf(file, pid, start) || !isAlive(pid, start)) return [];
      const opinion = opinionOf(file);
      return [
        {
          id: `process ${pid}`,
          pane: undefined,
          name: name ?? String(pid),
          state: opinion?.state ?? { kind: 'unknown' },
          sinceMs: file.changedMs ?? nowMs,
          details: undefined,
          pid,
          sessionId,
          cwd,
          asks: undefined,
          lastText: undefined,
          tokens: undefined,
        },
      ];
    }),
  );
}
