/** Home folders of other people, as `~name` asks for them. Looks only into the file that every Unix has; not into a directory service. */
import { readFileSync } from 'node:fs';

/** Undefined for a name that is not there. Lines are `name:password:uid:gid:text:home:shell`, passwd(5). */
export function homeFolderOf(user: string, file = '/etc/passwd'): string | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  return lines.find((line) => line.startsWith(`${user}:`))?.split(':')[5] || undefined;
}
