/** A program that the server takes for Claude: it is called so, and has a status file. What it prints is what is added to a file. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arena } from '../arena.js';

/** Its title when it has nothing to do. */
const idleTitle = '\x1b]0;✳ Claude Code\x07';

export interface ClaudeProgram {
  /** For a shell. */
  readonly script: string;
  /** The file that it prints, and goes on printing. */
  readonly shown: string;
}

export function claudeProgram(
  arena: Arena,
  name: string,
  { session, status }: { readonly session: string; readonly status: 'busy' | 'idle' },
): ClaudeProgram {
  const sessions = join(arena.directory, '.claude/sessions');
  mkdirSync(sessions, { recursive: true });
  const program = join(arena.directory, 'claude');
  if (!existsSync(program)) symlinkSync('/usr/bin/tail', program);
  const shown = join(arena.directory, name);
  writeFileSync(shown, idleTitle);
  const fields = `"sessionId":"${session}","cwd":"/","kind":"interactive","status":"${status}"`;
  return { script: `cd /\nprintf '{"pid":%s,${fields}}' $$ > ${sessions}/$$.json\nexec ${program} -n +1 -f ${shown}\n`, shown };
}
