/** `ccmux config check`: what is wrong in files, or in all that would apply here. */
import { resolve } from 'node:path';
import { fromEnvironment, type Mistake, mistakeText, needsTrust, placeText, projectMistakes } from '@ccmux/config';
import { findProject, loadConfig, missing, projectFile, userPaths } from '@ccmux/config/files';
import type { VerbContext } from '../verb.js';
import { valuesWithoutServer } from './values.js';

/** Status 1 when anything is wrong. */
export async function checkConfig(words: readonly string[], context: VerbContext): Promise<number> {
  const { cwd, env, complain, print } = context;
  const named = words.map((word) => resolve(cwd, word));
  const results = await Promise.all(
    (named.length > 0 ? named : await filesHere(context)).map((file) => checkFile(file, context)),
  );
  // A person who has no configuration yet has made no mistake.
  const checked = named.length > 0 ? results : results.filter(({ isMissing }) => !isMissing);
  const environment = named.length > 0 ? undefined : fromEnvironment(env, valuesWithoutServer(env)(new Map()));
  const mistakes = [...checked.flatMap((one) => one.mistakes), ...(environment?.ok === false ? environment.error : [])];
  for (const mistake of mistakes) complain(mistakeText(mistake));
  for (const { file, mistakes: own, notes } of checked) {
    for (const note of notes) print(note);
    if (own.length === 0) print(`${file}: no mistakes`);
  }
  if (checked.length === 0) print('no configuration here: see ccmux config path, and ccmux config example');
  return mistakes.length === 0 ? 0 : 1;
}

async function filesHere({ cwd, env, options }: VerbContext): Promise<string[]> {
  const project = await findProject(cwd);
  const own = options.files.length > 0 ? options.files.map((file) => resolve(cwd, file)) : [userPaths(env).toml];
  return [...own, ...(project === undefined ? [] : [project.file])];
}

interface Checked {
  readonly file: string;
  readonly mistakes: readonly Mistake[];
  /** What is right and to be known nevertheless. */
  readonly notes: readonly string[];
  readonly isMissing: boolean;
}

async function checkFile(file: string, { env }: VerbContext): Promise<Checked> {
  const { result, texts } = await loadConfig(file, valuesWithoutServer(env));
  const text = texts.get(file);
  const isMissing = text?.ok === false && text.error === missing;
  if (!result.ok) return { file, mistakes: result.error, notes: [], isMissing };
  if (!file.endsWith(`/${projectFile}`)) return { file, mistakes: [], notes: [], isMissing };
  const notes = needsTrust(result.value).map(({ what, place }) => `${placeText(place)}: ${what}: applies once it is trusted`);
  return { file, mistakes: projectMistakes(result.value), notes, isMissing };
}
