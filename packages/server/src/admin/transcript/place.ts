/** Whose transcript is meant: a file, a session id of Claude's, or a pane of the server that knows which session is in it. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isSessionId } from '@ccmux/claude';
import { findTranscript } from '@ccmux/claude/files';
import { err, ok, type Result } from '@ccmux/core';
import { askServer } from '../ask-server.js';

export interface TranscriptPlace {
  readonly path: string;
  /** Undefined for a file that was named. */
  readonly session: string | undefined;
}

export const configDirHere = (): string => process.env['CLAUDE_CONFIG_DIR'] || join(homedir(), '.claude');

/** The error is for a person. */
export async function placeOf(name: string, socket: string): Promise<Result<TranscriptPlace, string>> {
  if (name.includes('/') || name.endsWith('.jsonl')) {
    const path = resolve(name);
    return existsSync(path) ? ok({ path, session: undefined }) : err(`there is no file ${path}`);
  }
  if (isSessionId(name)) return bySession(name, configDirHere());
  const asked = await askServer(socket, ['display-message', '-p', '-t', name, paneFormat]);
  if (asked.kind === 'absent') return err(`no server runs: a session id or a file can be read without one, ${name} is neither`);
  if (asked.kind === 'silent') return err(`the server does not answer: ${asked.why}`);
  if (asked.status !== 0) return err(asked.error || `can't find ${name}`);
  return byPane(name, asked.out);
}

/** What a server says of a pane with Claude in it, each on a line of its own. */
export const paneFormat = ['#{claude_session}', '#{claude_transcript}', '#{claude_config_dir}', '#{pane_current_path}'].join(
  '\n',
);

export async function byPane(name: string, said: string): Promise<Result<TranscriptPlace, string>> {
  const [session = '', path = '', configDir = '', cwd = ''] = said.split('\n');
  if (session === '') return err(`no Claude session is known in ${name}`);
  if (path !== '' && existsSync(path)) return ok({ path, session });
  return bySession(session, configDir || configDirHere(), cwd);
}

async function bySession(session: string, configDir: string, cwd?: string): Promise<Result<TranscriptPlace, string>> {
  const path = await findTranscript(configDir, session, cwd);
  if (path === undefined) return err(`nothing was said yet in session ${session}, or it is not kept in ${configDir}`);
  return ok({ path, session });
}
