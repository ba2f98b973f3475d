/** Where the programs are that this server was built with: `bin` beside the folder of its bundle. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Undefined when there is no `tmux` in it. */
export function programFolder(bundle: string): string | undefined {
  const folder = fileURLToPath(new URL('../bin', bundle));
  return existsSync(join(folder, 'tmux')) ? folder : undefined;
}
