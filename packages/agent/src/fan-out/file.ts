/** How far a fan-out is, on disk: one file of its own, replaced whole at each step. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Progress } from './plan.js';

export const isId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text);

/** Beside what the server keeps of its sessions. */
export function fanOutPath(env: Readonly<Record<string, string>>, id: string): string {
  const base = env['XDG_STATE_HOME'] || join(env['HOME'] ?? '/tmp', '.local', 'state');
  return join(base, 'ccmux', 'fan-out', `${id}.json`);
}

export function readProgress(path: string): Progress | undefined {
  try {
    // SAFETY: only `saveProgress` writes it, and never half of it.
    return JSON.parse(readFileSync(path, 'utf8')) as Progress;
  } catch {
    return undefined;
  }
}

export function saveProgress(path: string, progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.tmp`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, JSON.stringify(progress));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, path);
}
