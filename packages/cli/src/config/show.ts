/** `ccmux config show`: of the server that runs, or else of the files as a server would read them here. */
import { resolve } from 'node:path';
import {
  fromEnvironment,
  layered,
  type Mistake,
  mistakeText,
  noSettings,
  ofSettings,
  projectMistakes,
  rowsOf,
  type Settings,
  showRows,
  withAliases,
  withoutCommands,
} from '@ccmux/config';
import { findProject, isToml, isTrusted, loadConfig, missing, readTrusted, trustPath, userPaths } from '@ccmux/config/files';
import type { VerbContext } from '../verb.js';
import { valuesWithoutServer } from './values.js';

export async function showConfig(
  how: { readonly origin: boolean; readonly json: boolean },
  context: VerbContext,
): Promise<number> {
  const flags = `${how.origin ? 'o' : ''}${how.json ? 'j' : ''}`;
  const status = await context.ask(['show-config', ...(flags === '' ? [] : [`-${flags}`])]);
  if (status !== undefined) return status;
  const mistakes: Mistake[] = [];
  const settings = withAliases(await settingsHere(context, mistakes));
  const users = [...settings.options.keys()].filter((name) => name.startsWith('@')).sort();
  for (const mistake of mistakes) context.complain(mistakeText(mistake));
  for (const line of showRows(rowsOf(settings, ofSettings(settings), users), how)) context.print(line);
  return mistakes.length === 0 ? 0 : 1;
}

/** The layers in their order; one with a mistake says nothing. */
async function settingsHere({ cwd, env, options }: VerbContext, mistakes: Mistake[]): Promise<Settings> {
  const values = valuesWithoutServer(env);
  const load = async (file: string, mayMiss: boolean): Promise<Settings> => {
    const { result, texts } = await loadConfig(file, values);
    if (result.ok) return result.value;
    const text = texts.get(file);
    if (!(mayMiss && text?.ok === false && text.error === missing)) mistakes.push(...result.error);
    return noSettings;
  };
  const named = options.files.map((file) => resolve(cwd, file)).filter(isToml);
  const own = options.files.length > 0 ? noSettings : await load(userPaths(env).toml, true);
  const environment = fromEnvironment(env, values(new Map()));
  if (!environment.ok) mistakes.push(...environment.error);
  const files: Settings[] = [];
  for (const file of named) files.push(await load(file, false));
  return layered([own, await projectSettings(cwd, env, mistakes), environment.ok ? environment.value : noSettings, ...files]);
}

async function projectSettings(cwd: string, env: VerbContext['env'], mistakes: Mistake[]): Promise<Settings> {
  const project = await findProject(cwd);
  if (project?.kind !== 'found') return noSettings;
  const { result, texts } = await loadConfig(project.file, valuesWithoutServer(env));
  const wrong = result.ok ? projectMistakes(result.value) : result.error;
  mistakes.push(...wrong);
  if (!result.ok || wrong.length > 0) return noSettings;
  const text = texts.get(project.file);
  const trusted = text?.ok === true && isTrusted(await readTrusted(trustPath(env)), project.realFile, text.value);
  return trusted ? result.value : withoutCommands(result.value);
}
