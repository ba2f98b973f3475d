/**
 * The configuration of a running server: which files it comes from, what of them is in force, and following them when
 * they change. A file with a mistake in it, or one that is gone, leaves what it said last in force. Owns the watchers.
 */
import { basename } from 'node:path';
import {
  type Difference,
  difference,
  effectText,
  fromEnvironment,
  isEmpty,
  layered,
  type Mistake,
  mistakeText,
  noSettings,
  type Settings,
  withAliases,
} from '@ccmux/config';
import { loadConfig, missing, settingsOf } from '@ccmux/config/files';
import type { Result } from '@ccmux/core';
import { GlobalSettings } from './apply-global.js';
import { CommandFiles } from './command-files.js';
import type { ConfigPorts } from './config-ports.js';
import { Projects } from './projects.js';
import { FileWatcher } from './watch-files.js';

interface Source {
  readonly file: string;
  /** Whether it is the person's own, under the environment; else it was named for this server, over everything. */
  readonly isUsers: boolean;
  /** What it said when it was last right; undefined: nobody knows of a time when it was. */
  settings: Settings | undefined;
  /** All files that it depends on. */
  files: readonly string[];
  mistakes: readonly Mistake[];
  /** Whether it has ever been read: a file that is gone is a mistake, one that never was is none. */
  isThere: boolean;
}

export class Configuration {
  readonly projects: Projects;
  readonly #ports: ConfigPorts;
  readonly #global: GlobalSettings;
  readonly #watcher: FileWatcher;
  readonly #sources: Source[] = [];
  readonly #commands = new CommandFiles();
  #environment: Settings = noSettings;
  #environmentMistakes: readonly Mistake[] = [];
  #applied: Settings = noSettings;
  /** Files that were wrong at the start, and apply as they were before. */
  readonly #fromBefore: string[] = [];
  /** Nothing is put into force until all of it has been read. */
  #isHeld = false;
  /** One reading after the other. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(ports: ConfigPorts) {
    this.#ports = ports;
    this.#global = new GlobalSettings(ports);
    const onError = (error: string): void => ports.log.warn({ ev: 'config.watch', error });
    this.#watcher = new FileWatcher(ports.clock, () => void this.reload(), onError);
    this.projects = new Projects(ports, () => this.#above(), {
      onFolders: () => this.#watch(),
      onFiles: () => {
        this.#watch();
        this.#remember();
      },
    });
    const remembered = ports.isRestored ? ports.memory?.load() : undefined;
    if (remembered === undefined) return;
    this.#isHeld = true;
    this.#applied = remembered.settings;
    this.#global.recall(remembered);
    this.projects.recall(remembered.projects);
  }

  /** All that the start has to read has been read. */
  async settle(): Promise<void> {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    await this.reload();
  }

  /** Takes what the environment says. */
  useEnvironment(): void {
    const read = fromEnvironment(this.#ports.env, this.#ports.values(new Map()));
    if (read.ok) this.#environment = read.value;
    else this.#environmentMistakes = read.error;
    this.#apply();
  }

  /** The person's own file, which may be missing, or come later. */
  useUsers(file: string): Promise<void> {
    return this.#add(file, true).then(() => {});
  }

  /**
   * A file that was named for this server: what it says goes over everything, and again over what was set since when it
   * is named again. The mistakes that are in it.
   */
  useFile(file: string): Promise<readonly Mistake[]> {
    return this.#add(file, false);
  }

  /** A file of commands that has been run for this server: who changes it is told how to run it again. */
  async useCommands(file: string): Promise<void> {
    await this.#commands.add(file);
    this.#watch();
  }

  /** Checks a file without using it. */
  async check(file: string): Promise<Result<Settings, readonly Mistake[]>> {
    return (await loadConfig(file, (aliases) => this.#ports.values(aliases))).result;
  }

  /** Reads everything again and applies what has changed. */
  reload(): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.mistakes.map(mistakeText);
      for (const source of this.#sources) await this.#read(source);
      const changed = this.#apply();
      await this.projects.reload();
      this.#remember();
      this.#watch();
      this.#announce(before, changed);
      for (const file of await this.#commands.changed()) {
        const written = fromHome(file, this.#ports.env['HOME']);
        this.#ports.tell({
          message: `${basename(file)} has changed; source-file ${written} runs it`,
          lines: [],
          isMistake: false,
        });
      }
    });
  }

  /** The files that it comes from, those of commands behind those in TOML. */
  get files(): readonly string[] {
    return [...this.#sources.filter(({ isThere }) => isThere).map(({ file }) => file), ...this.#commands.files];
  }

  /** What is wrong now. */
  get mistakes(): readonly Mistake[] {
    return [...this.#environmentMistakes, ...this.#sources.flatMap(({ mistakes }) => mistakes)];
  }

  /** Files that were wrong at the start, of which the last good text is in force. */
  get fromBefore(): readonly string[] {
    return this.#fromBefore;
  }

  /** What is in force for everybody, each with its place. */
  get applied(): Settings {
    return this.#applied;
  }

  get global(): Pick<GlobalSettings, 'valueBefore'> {
    return this.#global;
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  #add(file: string, isUsers: boolean): Promise<readonly Mistake[]> {
    return this.#inTurn(async () => {
      let source = this.#sources.find((one) => one.file === file);
      const isNew = source === undefined;
      source ??= { file, isUsers, settings: undefined, files: [file], mistakes: [], isThere: !isUsers };
      if (isNew) this.#sources.push(source);
      await this.#read(source);
      this.#apply();
      // Who names a file a second time wants what is in it, whatever was set since.
      if (!isNew && source.mistakes.length === 0)
        this.#global.apply(difference(noSettings, withAliases(source.settings ?? noSettings)));
      this.#watch();
      return source.mistakes;
    });
  }

  async #read(source: Source): Promise<void> {
    const { result, files, texts } = await loadConfig(source.file, (aliases) => this.#ports.values(aliases));
    source.files = files;
    const text = texts.get(source.file);
    if (!source.isThere && text?.ok === false && text.error === missing) return;
    source.isThere = true;
    source.mistakes = result.ok ? [] : result.error;
    if (result.ok) {
      source.settings = result.value;
      this.#ports.lastGood?.keep(source.file, texts);
    } else source.settings ??= this.#lastGood(source.file);
  }

  /** What it said to a server before this one. */
  #lastGood(file: string): Settings | undefined {
    const texts = this.#ports.lastGood?.load(file);
    const settings = texts && settingsOf(file, texts, (aliases) => this.#ports.values(aliases));
    if (settings !== undefined) this.#fromBefore.push(file);
    return settings;
  }

  #above(): Settings {
    return layered([this.#environment, ...this.#settings(({ isUsers }) => !isUsers)]);
  }

  #settings(isWanted: (source: Source) => boolean): Settings[] {
    return this.#sources.filter(isWanted).map(({ settings }) => settings ?? noSettings);
  }

  #apply(): Difference {
    const users = this.#settings(({ isUsers }) => isUsers);
    const after = withAliases(layered([...users, this.#above()]));
    if (this.#isHeld) return difference(after, after);
    const changed = difference(this.#applied, after);
    this.#applied = after;
    this.#global.apply(changed);
    if (!isEmpty(changed)) this.#remember();
    return changed;
  }

  #remember(): void {
    this.#ports.memory?.save({ settings: this.#applied, ...this.#global.before, projects: this.projects.remembered });
  }

  #announce(before: readonly string[], changed: Difference): void {
    const lines = this.mistakes.map(mistakeText);
    const isSame = lines.length === before.length && lines.every((line, index) => line === before[index]);
    if (lines.length > 0 && !isSame) {
      this.#ports.tell({ message: shortText(this.mistakes), lines, isMistake: true });
      return;
    }
    const effect = isEmpty(changed) ? undefined : effectText(changed);
    if (effect !== undefined) this.#ports.tell({ message: `configuration: ${effect}`, lines: [], isMistake: false });
    else if (lines.length === 0 && before.length > 0) {
      this.#ports.tell({ message: 'configuration: no mistakes any more', lines: [], isMistake: false });
    }
  }

  #watch(): void {
    const own = this.#sources.flatMap(({ files }) => files);
    this.#watcher.watch([...new Set([...own, ...this.#commands.files, ...this.projects.files])]);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch((e: unknown) => {
      this.#ports.log.error({ ev: 'config.bug', stack: e instanceof Error ? e.stack : String(e) });
    });
    return done;
  }
}

/** What has room on a status line: the name of the file without its folder, and how to see the rest. */
function shortText(mistakes: readonly Mistake[]): string {
  const [first] = mistakes;
  if (first === undefined) return '';
  const { place, message } = first;
  const text = mistakeText({ place: { ...place, file: basename(place.file) }, message });
  return mistakes.length === 1
    ? `${text}; the last good configuration stays`
    : `${mistakes.length} mistakes (show-config -e): ${text}`;
}

/** As people write a path below their home. */
const fromHome = (path: string, home = ''): string =>
  home !== '' && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
