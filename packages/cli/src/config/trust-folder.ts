/** `ccmux config trust`, `untrust` and `list`: which files of projects may run commands. */
import { join, resolve } from 'node:path';
import { mistakeText, needsTrust, placeText, projectMistakes } from '@ccmux/config';
import {
  findProject,
  isTrusted,
  loadConfig,
  projectFile,
  readConfigText,
  readTrusted,
  trust,
  trustPath,
  untrust,
} from '@ccmux/config/files';
import type { VerbContext } from '../verb.js';
import { valuesWithoutServer } from './values.js';

export async function trustProject(folder: string | undefined, context: VerbContext): Promise<number> {
  const { env, print, complain } = context;
  const file = await fileIn(folder, context);
  if (file === undefined) return 1;
  const { result, texts } = await loadConfig(file, valuesWithoutServer(env));
  const mistakes = result.ok ? projectMistakes(result.value) : result.error;
  const text = texts.get(file);
  if (!result.ok || mistakes.length > 0 || text?.ok !== true) {
    for (const mistake of mistakes) complain(mistakeText(mistake));
    complain(`${file}: not trusted, because of its mistakes`);
    return 1;
  }
  // What was looked at is what is trusted, even if the file changes meanwhile.
  await trust(trustPath(env), file, text.value);
  const allowed = needsTrust(result.value);
  for (const { what, place } of allowed) print(`${placeText(place)}: ${what}: applies from now on`);
  print(`trusted until it changes: ${file}${allowed.length === 0 ? ' (nothing in it needs that)' : ''}`);
  return 0;
}

export async function untrustProject(folder: string | undefined, context: VerbContext): Promise<number> {
  const { cwd, env, print, complain } = context;
  const file = folder === undefined ? (await findProject(cwd))?.file : join(resolve(cwd, folder), projectFile);
  if (file !== undefined && (await untrust(trustPath(env), file))) {
    print(`not trusted any more: ${file}`);
    return 0;
  }
  complain(`${file ?? cwd}: was not trusted`);
  return 1;
}

export async function listTrusted({ env, print }: VerbContext): Promise<number> {
  const trusted = await readTrusted(trustPath(env));
  for (const file of [...trusted.keys()].sort()) {
    const text = await readConfigText(file);
    const state = !text.ok ? ` (${text.error})` : isTrusted(trusted, file, text.value) ? '' : ' (has changed: not trusted)';
    print(`${file}${state}`);
  }
  return 0;
}

/** Of the folder that is named, or else of the project that the person is in. */
async function fileIn(folder: string | undefined, { cwd, complain }: VerbContext): Promise<string | undefined> {
  const named = folder === undefined ? undefined : join(resolve(cwd, folder), projectFile);
  const found = await findProject(folder === undefined ? cwd : resolve(cwd, folder));
  if (found === undefined || (named !== undefined && found.file !== named)) {
    complain(`no ${projectFile} in ${folder ?? cwd}`);
    return undefined;
  }
  if (found.kind === 'found') return found.file;
  complain(`${found.file} is somebody else's: make it your own first`);
  return undefined;
}
