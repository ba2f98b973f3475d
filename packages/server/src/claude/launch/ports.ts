/** What starting Claude needs of the world. Types only. */
import type { JsonObject, StatusFile, Version } from '@ccmux/claude';

export interface ClaudeProcessEntry {
  readonly pid: number;
  /** See `ProcessStat`. */
  readonly start: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: ReadonlyMap<string, string>;
}

export interface LaunchPorts {
  newId(): string;
  wallMs(): number;
  /** The version of a program as a pane with this environment would find it; undefined when it does not say. */
  version(program: string, env: Readonly<Record<string, string>>, cwd: string): Promise<Version | undefined>;
  /** An object from a JSON file; undefined for anything else. */
  readJson(path: string): JsonObject | undefined;
  /** Writes a file of mode 0600, all of it or nothing; the error is for a person. */
  write(path: string, text: string): string | undefined;
  /** Makes a folder of mode 0700 if it is not there. */
  makeFolder(path: string): void;
  remove(path: string): void;
  /** Names in a folder, those that were changed last first; none when there is no folder. */
  names(folder: string): readonly string[];
  /** Path of the conversation's file; undefined while nothing was said. */
  transcript(configDir: string, session: string, cwd: string): Promise<string | undefined>;
  /** A conversation's file in which nothing was said; Claude does not go on with it, nor begin anew while it is there. */
  isBare(transcript: string): Promise<boolean>;
  /** Puts a conversation's file out of Claude's sight. */
  setAside(transcript: string): Promise<void>;
  statusFiles(configDir: string): readonly StatusFile[];
  /** All processes that look like a conversation with Claude. */
  claudes(): readonly ClaudeProcessEntry[];
  /** Processes that a start of Claude, marked so, has left or has. */
  marked(launch: string): readonly ClaudeProcessEntry[];
  isAlive(pid: number, start: string | undefined): boolean;
  /** To the process, or to its group that it leads. False: it is gone. */
  signal(pid: number, signal: 'SIGTERM' | 'SIGKILL', to: 'process' | 'group'): boolean;
}
