/** `ccmux config path`: where the configuration is looked for. */
import { existsSync } from 'node:fs';
import { findProject, trustPath, userPaths } from '@ccmux/config/files';
import type { VerbContext } from '../verb.js';

export async function printPaths({ cwd, env, print }: VerbContext): Promise<number> {
  const own = userPaths(env);
  const project = await findProject(cwd);
  const line = (what: string, file: string): void => print(`${what.padEnd(9)} ${file}${existsSync(file) ? '' : ' (not there)'}`);
  line('yours', own.toml);
  line('commands', own.commands);
  if (project !== undefined) line('project', project.file);
  line('trusted', trustPath(env));
  return 0;
}
