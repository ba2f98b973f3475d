/** Files of commands: reading them, and running what they hold. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { err, matchesGlob, ok, type Result } from '@ccmux/core';
import type { Services } from '../services.js';
import type { Caller } from './caller.js';
import type { CommandList } from './command-list.js';

/** Largest file that is read as commands. */
const maxFileBytes = 8 * 1024 * 1024;

/** The commands of a file's text; the error is `name:line: what is wrong`, and nothing of the file can be run then. */
export function fileCommands(services: Services, caller: Caller, name: string, text: string): Result<CommandList, string> {
  const commands = services.language.read(text, caller);
  return commands.ok ? commands : err(`${name}:${commands.error.line}: ${commands.error.message}`);
}

/** The text of a file; the error is the system's. */
export function readText(path: string): Result<string, string> {
  try {
    if (statSync(path).size > maxFileBytes) return err('File too large');
    return ok(readFileSync(path, 'utf8'));
  } catch (e) {
    return err(reasonOf(e));
  }
}

function reasonOf(e: unknown): string {
  const code = e instanceof Error && 'code' in e ? e.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'No such file or directory';
  if (code === 'EACCES') return 'Permission denied';
  return code === 'EISDIR' ? 'Is a directory' : 'cannot be read';
}

/** The files that a path stands for, in order: itself, or those that match where it has `*`, `?` or `[`. */
export function filesNamed(path: string, folder: string): readonly string[] {
  const whole = resolve(folder, path);
  if (!/[*?[]/.test(path)) return [whole];
  return matching(whole);
}

function matching(pattern: string): readonly string[] {
  const parent = dirname(pattern);
  if (parent === pattern) return [pattern];
  const folders = /[*?[]/.test(parent) ? matching(parent) : [parent];
  const name = pattern.slice(parent.length).replace(/^\//, '');
  return folders.flatMap((folder) => {
    const names = namesIn(folder).filter((n) => (n.startsWith('.') ? name.startsWith('.') : true) && matchesGlob(name, n));
    return names.sort().map((n) => join(folder, n));
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
