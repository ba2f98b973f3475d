/** Which file and arguments a pane's command means. Pure. */
import { basename } from 'node:path';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** Shells that take `-l` for a login shell. */
const loginShells = new Set(['sh', 'bash', 'zsh', 'fish', 'dash', 'ksh', 'mksh', 'ash']);

/** No words: the login shell. One: a command line for the shell. More: an argument vector, run as it is. */
export function programOf(command: readonly string[], shell: string): Program {
  const [first, ...rest] = command;
  if (first === undefined) return { file: shell, args: loginShells.has(basename(shell)) ? ['-l'] : [] };
  if (rest.length === 0) return { file: shell, args: ['-c', first] };
  return { file: first, args: rest };
}

/** Name for a window before anything is known of its program: the first word's last path part. */
export function nameOf(command: readonly string[], shell: string): string {
  const [first] = command;
  if (first === undefined) return basename(shell);
  const word = command.length === 1 ? (first.trim().split(/\s+/)[0] ?? '') : first;
  return basename(word) || basename(shell);
}
