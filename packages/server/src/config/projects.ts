/**
 * The files of projects: which session has which, and what of it applies there. What could run something applies only
 * once the person has trusted the file as it is. Owns what each session got from its project.
 */
import { basename, join } from 'node:path';
import {
  difference,
  type Mistake,
  mistakeText,
  needsTrust,
  noSettings,
  projectMistakes,
  type Settings,
  withoutCommands,
} from '@ccmux/config';
import { isTrusted, loadConfig, projectFile, readTrusted, trustPath } from '@ccmux/config/files';
import {
  err,
  type OptionValue,
  ok,
  optionEntry,
  type Result,
  type Session,
  type SessionId,
  sessionId,
  type WindowId,
} from '@ccmux/core';
import type { ConfigPorts } from './config-ports.js';
import type { RememberedProject } from './memory.js';
import { type Entrance, projectEntrance } from './project-entrance.js';

interface Project {
  readonly file: string;
  readonly realFile: string;
  /** What applies of it now. */
  readonly settings: Settings;
}

export interface ProjectsListener {
  /** Other files matter, or others apply. */
  onFiles(): void;
  /** There are other folders in which a file may come. */
  onFolders(): void;
}

export class Projects {
  readonly #ports: ConfigPorts;
  /** What the environment and `-f` say goes over projects. */
  readonly #above: () => Settings;
  readonly #sessions = new Map<SessionId, Project>();
  readonly #listener: ProjectsListener;
  /** What was said of a file last: nobody is told twice. */
  readonly #told = new Map<string, string>();

  constructor(ports: ConfigPorts, above: () => Settings, listener: ProjectsListener) {
    this.#ports = ports;
    this.#above = above;
    this.#listener = listener;
    ports.store.subscribe((event) => {
      if (event.kind === 'session-closed') this.#forget(event.session);
      if (event.kind === 'session-closed' || event.kind === 'session-created') this.#listener.onFolders();
      if (event.kind === 'window-created') this.#windowMade(event.session, event.window.id);
    });
  }

  /** All files that matter to the sessions there are. */
  get files(): readonly string[] {
    const files = new Set([...this.#sessions.values()].map(({ file }) => file));
    const trusted = files.size === 0 ? [] : [trustPath(this.#ports.env)];
    return [...files, ...trusted, ...new Set(this.#without.map(({ cwd }) => join(cwd, projectFile)))];
  }

  /** Sessions in folders that are no project yet. */
  get #without(): readonly Session[] {
    if (this.#ports.findProject === undefined) return [];
    return [...this.#ports.store.model.sessions.values()].filter(({ id }) => !this.#sessions.has(id));
  }

  /** What is wrong in the files of projects, or waits for trust. */
  get complaints(): readonly string[] {
    return [...this.#told.values()].flatMap((text) => text.split('\n'));
  }

  /** What each session has, for a later server. */
  get remembered(): readonly RememberedProject[] {
    return [...this.#sessions].map(([session, project]) => ({ session, ...project }));
  }

  /** Sessions that are there again have what they had; `reload` brings it up to date. */
  recall(projects: readonly RememberedProject[]): void {
    for (const { session, file, realFile, settings } of projects) {
      const id = sessionId(session);
      if (this.#ports.store.model.sessions.has(id)) this.#sessions.set(id, { file, realFile, settings });
    }
  }

  /** What a session has of its project, for who asks where a value comes from. */
  settingsOf(session: SessionId): Settings {
    return this.#sessions.get(session)?.settings ?? noSettings;
  }

  /** What a session that is about to be made in a folder gets; undefined where there is no project. */
  async prepare(folder: string): Promise<Entrance | undefined> {
    const project = await this.#find(folder);
    return project && projectEntrance(project.settings, (session) => this.#enter(session, project));
  }

  async #find(folder: string): Promise<Project | undefined> {
    const found = await this.#ports.findProject?.(folder);
    if (found === undefined) return undefined;
    if (found.kind === 'foreign') {
      this.#tell(found.file, [`${found.file}: not read: the file is somebody else's`]);
      return undefined;
    }
    const settings = await this.#load(found.file, found.realFile);
    if (!settings.ok) this.#tell(found.file, settings.error.map(mistakeText));
    const { file, realFile } = found;
    return { file, realFile, settings: settings.ok ? settings.value : noSettings };
  }

  /** Reads the files again; mistakes leave things as they are. Folders may have become projects. */
  async reload(): Promise<void> {
    for (const { id, cwd } of this.#without) {
      const project = await this.#find(cwd);
      if (project !== undefined && this.#ports.store.model.sessions.has(id)) this.#enter(id, project);
    }
    const files = new Map([...this.#sessions.values()].map(({ file, realFile }) => [file, realFile]));
    for (const [file, realFile] of files) {
      const settings = await this.#load(file, realFile);
      if (!settings.ok) {
        this.#tell(file, settings.error.map(mistakeText));
        continue;
      }
      for (const [session, project] of this.#sessions) {
        if (project.file !== file) continue;
        this.#change(session, project.settings, settings.value);
        this.#sessions.set(session, { ...project, settings: settings.value });
      }
    }
  }

  async #load(file: string, realFile: string): Promise<Result<Settings, readonly Mistake[]>> {
    const { result, texts } = await loadConfig(file, (aliases) => this.#ports.values(aliases));
    if (!result.ok) return result;
    const mistakes = projectMistakes(result.value);
    if (mistakes.length > 0) return err(mistakes);
    const { options } = this.#above();
    const settings = {
      ...result.value,
      options: new Map([...result.value.options].filter(([name]) => !options.has(name))),
    };
    const text = texts.get(file);
    const trusted = await readTrusted(trustPath(this.#ports.env));
    if (text?.ok === true && isTrusted(trusted, realFile, text.value)) {
      this.#told.delete(file);
      return ok(settings);
    }
    const withheld = needsTrust(settings);
    if (withheld.length === 0) this.#told.delete(file);
    else {
      const lines = withheld.map(({ what, place }) => mistakeText({ place, message: `${what}: needs your trust` }));
      this.#tell(file, [
        ...lines,
        `look at ${file}, then: ccmux config trust ${shellWord(file.slice(0, file.lastIndexOf('/')) || '/')}`,
      ]);
    }
    return ok(withoutCommands(settings));
  }

  #enter(session: SessionId, project: Project): void {
    this.#sessions.set(session, project);
    this.#change(session, noSettings, project.settings);
    this.#listener.onFiles();
  }

  #forget(session: SessionId): void {
    const project = this.#sessions.get(session);
    if (project === undefined) return;
    this.#sessions.delete(session);
    this.#told.delete(project.file);
    this.#listener.onFiles();
  }

  #change(session: SessionId, before: Settings, after: Settings): void {
    const { store } = this.#ports;
    const { options, environment } = difference(before, after);
    const windows = new Set(store.model.sessions.get(session)?.windows.values());
    for (const { name, to } of options) {
      if (isWindowOption(name)) for (const window of windows) this.#setWindowOption(window, name, to?.value);
      else store.apply({ kind: 'option-changed', place: { level: 'session', session }, name, value: to?.value });
    }
    for (const { name, to } of environment) {
      const variable = to === undefined ? undefined : { value: to.value, hidden: false };
      store.apply({ kind: 'environment-changed', session, name, variable });
    }
  }

  #windowMade(session: SessionId, window: WindowId): void {
    for (const [name, { value }] of this.settingsOf(session).options) {
      if (isWindowOption(name)) this.#setWindowOption(window, name, value);
    }
  }

  #setWindowOption(window: WindowId, name: string, value: OptionValue | undefined): void {
    this.#ports.store.apply({ kind: 'option-changed', place: { level: 'window', window }, name, value });
  }

  #tell(file: string, lines: readonly string[]): void {
    const [first = ''] = lines;
    const text = lines.join('\n');
    if (this.#told.get(file) === text) return;
    this.#told.set(file, text);
    // What has room on a status line: the name of the file without its folder.
    const short = first.startsWith(file) ? `${basename(file)}${first.slice(file.length)}` : first;
    this.#ports.tell({ message: lines.length === 1 ? short : `${short} (show-config -e: all)`, lines, isMistake: true });
  }
}

const isWindowOption = (name: string): boolean => ['window', 'pane'].includes(optionEntry(name)?.scope ?? 'session');

const shellWord = (word: string): string => (/^[\w/.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
