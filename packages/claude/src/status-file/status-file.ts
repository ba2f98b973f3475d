/**
 * Claude Code's own word on what it is doing: `$CLAUDE_CONFIG_DIR/sessions/<pid>.json`, which versions since about 2.1.100
 * rewrite at every change. Owns what its fields mean. Refuses to know whether the process still lives: a file stays behind
 * after SIGKILL (see `isOf`).
 */
import { asNumber, asText, parseObject } from '../json.js';
import type { ClaudeState, WaitingFor } from '../state/state.js';

export interface StatusFile {
  readonly pid: number;
  readonly sessionId: string | undefined;
  readonly cwd: string | undefined;
  /** When the process began, in clock ticks after the machine did, as in /proc; undefined when the file does not say. */
  readonly procStart: string | undefined;
  readonly version: string | undefined;
  /** What the session is called. */
  readonly name: string | undefined;
  /** Claude made it of the folder's. */
  readonly isNameDerived: boolean;
  /** `interactive` for one that a person sees. */
  readonly kind: string | undefined;
  /** Undefined while Claude starts. */
  readonly status: string | undefined;
  readonly waitingFor: string | undefined;
  /** When the status changed, in milliseconds since the epoch; undefined when the file does not say. */
  readonly changedMs: number | undefined;
}

/** Undefined for what is not such a file, or only half of one. */
export function parseStatusFile(text: string): StatusFile | undefined {
  const fields = parseObject(text);
  const pid = asNumber(fields?.['pid']);
  if (fields === undefined || pid === undefined) return undefined;
  const start = fields['procStart'];
  return {
    pid,
    sessionId: asText(fields['sessionId']),
    cwd: asText(fields['cwd']),
    procStart: asText(start) ?? asNumber(start)?.toString(),
    version: asText(fields['version']),
    name: asText(fields['name']),
    isNameDerived: fields['nameSource'] === 'derived',
    kind: asText(fields['kind']),
    status: asText(fields['status']),
    waitingFor: asText(fields['waitingFor']),
    changedMs: asNumber(fields['statusUpdatedAt']) ?? asNumber(fields['updatedAt']),
  };
}

/** Whether the file is about the process that has this number now, and not about one that had it before. */
export const isOf = (file: StatusFile, pid: number, procStart: string): boolean =>
  file.pid === pid && (file.procStart === undefined || file.procStart === procStart);

export interface StatusOpinion {
  readonly state: ClaudeState;
  readonly reason: string;
  /** Programs that go on in the background while the prompt is free. */
  readonly background: number;
}

const waits: Readonly<Record<string, WaitingFor>> = {
  'permission prompt': 'permission',
  'input needed': 'question',
  'dialog open': 'dialog',
};

/** What the file says; undefined for a word that is not known. */
export function opinionOf({ status, waitingFor }: StatusFile): StatusOpinion | undefined {
  const told = (state: ClaudeState, background = 0): StatusOpinion => {
    const why = waitingFor === undefined ? '' : `, ${waitingFor}`;
    return {
      state,
      reason: status === undefined ? 'its status file has no status yet' : `its status file says ${status}${why}`,
      background,
    };
  };
  switch (status) {
    case undefined:
      return told({ kind: 'starting' });
    case 'idle':
      return told({ kind: 'idle' });
    case 'busy':
      return told({ kind: 'working' });
    case 'shell':
      return told({ kind: 'idle' }, 1);
    case 'waiting':
      return told({ kind: 'waiting', for: waitingFor === undefined ? 'dialog' : (waits[waitingFor] ?? ofTool(waitingFor)) });
    default:
      // 2.1.120 names the tool in the status.
      return status.startsWith('approve ') ? told({ kind: 'waiting', for: ofTool(status) }) : undefined;
  }
}

function ofTool(words: string): WaitingFor {
  if (words.includes('AskUserQuestion')) return 'question';
  if (words.includes('ExitPlanMode')) return 'plan';
  return words.startsWith('approve ') ? 'permission' : 'dialog';
}
