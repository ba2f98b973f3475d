/** The file of the project that a folder is in: the nearest one upwards. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { projectFile } from './paths.js';

export type FoundProject =
  | { readonly kind: 'found'; readonly file: string; readonly realFile: string }
  /** Somebody else's, who could steer what is done here. */
  | { readonly kind: 'foreign'; readonly file: string };

export async function findProject(folder: string): Promise<FoundProject | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, projectFile);
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile()) {
      const isOurs = facts.uid === process.getuid?.() || facts.uid === 0;
      return isOurs ? { kind: 'found', file, realFile: await realpath(file).catch(() => file) } : { kind: 'foreign', file };
    }
    if (dirname(at) === at) return undefined;
  }
}
