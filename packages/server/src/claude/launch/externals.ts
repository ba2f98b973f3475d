/** Conversations with Claude that no pane of ours was started with: in other terminals, or by hand in a shell of ours. */
import { configDirOf, isOf, launchVariable, type StatusFile } from '@ccmux/claude';
import type { ClaudeProcessEntry, LaunchPorts } from './ports.js';

export interface ExternalClaude {
  readonly pid: number;
  readonly start: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly configDir: string;
  /** Set in its own environment; undefined: the folder is the usual one. */
  readonly ownConfigDir: string | undefined;
  /** Undefined: it does not say. */
  readonly session: string | undefined;
  readonly name: string | undefined;
  readonly status: string | undefined;
}

export interface ExternalQuestion {
  /** Marks of the starts of our own. */
  readonly ours: ReadonlySet<string>;
  /** Where the person's Claudes keep their settings. */
  readonly configDirs: ReadonlySet<string>;
}

/** Children of a Claude, which are its own affair, are not among them. */
export function externalClaudes(ports: LaunchPorts, { ours, configDirs }: ExternalQuestion): ExternalClaude[] {
  const folders = new Map<string, readonly StatusFile[]>();
  const filesOf = (configDir: string): readonly StatusFile[] => {
    const known = folders.get(configDir) ?? ports.statusFiles(configDir);
    folders.set(configDir, known);
    return known;
  };
  return ports
    .claudes()
    .filter(({ env }) => !ours.has(env.get(launchVariable) ?? '') && !env.has('CLAUDE_CODE_CHILD_SESSION'))
    .filter(({ env }) => configDirs.has(configDirOf(env) ?? ''))
    .map((process) => externalOf(process, filesOf(configDirOf(process.env) ?? '')));
}

function externalOf({ pid, start, argv, cwd, env }: ClaudeProcessEntry, files: readonly StatusFile[]): ExternalClaude {
  const file = files.find((one) => isOf(one, pid, start));
  return {
    pid,
    start,
    argv,
    cwd: file?.cwd ?? cwd,
    configDir: configDirOf(env) ?? '',
    ownConfigDir: env.get('CLAUDE_CONFIG_DIR'),
    session: file?.sessionId,
    name: file?.name,
    status: file?.status,
  };
}

/** The one that a person means: by its process, its conversation or the beginning of that. */
export const externalNamed = (all: readonly ExternalClaude[], word: string): ExternalClaude | undefined =>
  all.find(({ pid }) => String(pid) === word) ??
  all.find(({ session, name }) => session === word || name === word) ??
  (word.length >= 4 ? all.find(({ session }) => session?.startsWith(word)) : undefined);
