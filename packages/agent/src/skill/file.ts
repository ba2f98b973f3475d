/**
 * The file that Claude reads the skill from. Owns what is ours: a file that ends with our mark, and that nobody changed since.
 * Everything else is left alone.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '@ccmux/core';

/** `base`: Claude's folder of a person, or the `.claude` of a project. */
export const skillPath = (base: string): string => join(base, 'skills', 'ccmux', 'SKILL.md');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const mark = (text: string): string => `\n<!-- written by ccmux ${hashOf(text)}: ccmux skill uninstall removes it -->\n`;

/** `theirs`: somebody else wrote it, or changed it. */
function ownerOf(path: string): 'nobody' | 'ours' | 'theirs' {
  try {
    if (!lstatSync(path).isFile()) return 'theirs';
    const text = readFileSync(path, 'utf8');
    const at = text.lastIndexOf('\n<!-- written by ccmux ');
    return at >= 0 && text.slice(at) === mark(text.slice(0, at)) ? 'ours' : 'theirs';
  } catch (e) {
    // SAFETY: what the file system throws has a code.
    return (e as NodeJS.ErrnoException).code === 'ENOENT' ? 'nobody' : 'theirs';
  }
}

const refusal = (path: string): Result<never, string> =>
  err(`${path} is not as ccmux wrote it and is left alone; move it away first`);

export function install(path: string, text: string): Result<void, string> {
  if (ownerOf(path) === 'theirs') return refusal(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${text}${mark(text)}`, { flag: 'wx' });
    renameSync(draft, path);
    return ok(undefined);
  } catch (e) {
    return err(e instanceof Error ? e.message : String(e));
  }
}

/** False: there was none. */
export function uninstall(path: string): Result<boolean, string> {
  const owner = ownerOf(path);
  if (owner === 'theirs') return refusal(path);
  if (owner === 'nobody') return ok(false);
  try {
    rmSync(path);
  } catch (e) {
    return err(e instanceof Error ? e.message : String(e));
  }
  try {
    rmdirSync(dirname(path));
  } catch {
    // Something else is in it.
  }
  return ok(true);
}
