/** Reading configuration files at the start. A mistake in one never keeps the server from starting; it is told to the person. */
import { existsSync } from 'node:fs';
import { mistakeText } from '@ccmux/config';
import { isToml, userPaths } from '@ccmux/config/files';
import { err, type OptionPlace, ownValue } from '@ccmux/core';
import type { Caller } from './commands/caller.js';
import { fileCommands, readText } from './commands/command-file.js';
import { ConfigurationRun } from './config/configuration-run.js';
import type { Services } from './services.js';

/**
 * Puts the configuration into force: the person's own, under what the environment says; or, when files are named, those,
 * over what the environment says. `isAgain`: all of it was in force already and was kept. The result is a line for everything that went wrong.
 */
export async function configure(services: Services, files: readonly string[], isAgain = false): Promise<readonly string[]> {
  const { configuration, env } = services;
  const commands = new StartFiles(services, isAgain);
  const said: string[] = [];
  const own = userPaths(env);
  const isNew = files.length === 0 && !existsSync(own.toml) && !existsSync(own.commands);
  if (isNew) showHints(services);
  if (files.length === 0) {
    await configuration.useUsers(own.toml);
    if (existsSync(own.commands)) said.push(...(await commands.run(own.commands)));
  }
  configuration.useEnvironment();
  for (const file of files) {
    if (isToml(file)) await configuration.useFile(file);
    else said.push(...(await commands.run(file)));
  }
  commands.end();
  await configuration.settle();
  const stays = configuration.fromBefore.map((file) => `${file}: what it said when it was last right stays in force`);
  return [...configuration.mistakes.map(mistakeText), ...stays, ...said];
}

/** The files of commands of one start. */
class StartFiles {
  readonly #services: Services;
  readonly #isAgain: boolean;
  #run: ConfigurationRun | undefined;

  constructor(services: Services, isAgain: boolean) {
    this.#services = services;
    this.#isAgain = isAgain;
    // What they did at the last start is taken back where there are none any more.
    if (isAgain) this.#run = new ConfigurationRun(services, true);
  }

  async run(file: string): Promise<readonly string[]> {
    await this.#services.configuration.useCommands(file);
    this.#run ??= new ConfigurationRun(this.#services, this.#isAgain);
    return runFiles(this.#services, [file], this.#run);
  }

  end(): void {
    this.#run?.end();
  }
}

/** Who has no configuration may be new here. */
function showHints({ store }: Services): void {
  const place: OptionPlace = { level: 'global-session' };
  if (ownValue(store.model, place, 'hints') !== undefined) return;
  store.apply({ kind: 'option-changed', place, name: 'hints', value: 'on' });
}

/** Runs each file's commands in order; the result is a line for everything that went wrong. */
export async function runFiles(services: Services, files: readonly string[], run?: ConfigurationRun): Promise<string[]> {
  const complaints: string[] = [];
  const caller: Caller = {
    hello: undefined,
    attached: undefined,
    place: undefined,
    print: (line) => complaints.push(line),
    write: (bytes) => complaints.push(Buffer.from(bytes).toString()),
    error: (line) => complaints.push(line),
    endWith: () => {},
    input: () => Promise.resolve(err('a file has no standard input')),
    attachRefusal: () => 'a file cannot attach',
    attach: () => err('a file cannot attach'),
  };
  const own = run?.caller(caller) ?? caller;
  for (const file of files) {
    const text = readText(file);
    const commands = text.ok ? fileCommands(services, own, file, text.value) : err(`${file}: ${text.error}`);
    if (!commands.ok) complaints.push(commands.error);
    else
      await services.language.run(commands.value, { ...own, file }, (message, line) =>
        complaints.push(`${file}:${line}: ${message}`),
      );
  }
  return complaints;
}
