/**
 * What the configuration had in force, for the server that comes after this one and finds its sessions: without it, that
 * server could not tell what a file said from what a person set. Owns the file, which is written whole or not at all.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BindingSetting, noSettings, type Settings, wholeFile } from '@ccmux/config';
import type { BoundKey, EnvironmentVariable, OptionValue } from '@ccmux/core';

export interface RememberedProject {
  readonly session: number;
  readonly file: string;
  readonly realFile: string;
  readonly settings: Settings;
}

export interface Remembered {
  readonly settings: Settings;
  /** What was there before the configuration: undefined is the default. */
  readonly optionsBefore: ReadonlyMap<string, OptionValue | undefined>;
  readonly variablesBefore: ReadonlyMap<string, EnvironmentVariable | undefined>;
  /** By table and key, as the model has them. */
  readonly bindingsBefore: ReadonlyMap<string, BoundKey | null | undefined>;
  readonly projects: readonly RememberedProject[];
}

export interface ConfigMemory {
  /** Undefined: there is nothing to remember. */
  load(): Remembered | undefined;
  save(remembered: Remembered): void;
}

/** Raised when the shape changes; a file of another one is forgotten. */
const version = 1;

/** A file that cannot be written costs only what a later server could know. */
export const memoryIn = (file: string, onError: (error: string) => void): ConfigMemory => ({
  load() {
    try {
      return read(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  },
  save(remembered) {
    try {
      writeFileSync(`${file}.new`, JSON.stringify(pack(remembered)), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (e) {
      onError(e instanceof Error ? e.message : String(e));
    }
  },
});

type PackedValue = string | [number, string][];
type Pairs<T> = [string, T][];

interface PackedSettings {
  readonly options: Pairs<PackedValue>;
  readonly environment: Pairs<string | null>;
  /** Not there: written when servers did not keep keys. */
  readonly bindings?: Pairs<BindingSetting>;
}

interface Packed {
  readonly version: number;
  readonly settings: PackedSettings;
  readonly optionsBefore: Pairs<PackedValue | null>;
  readonly variablesBefore: Pairs<EnvironmentVariable | null>;
  /** Alone where the key did what it does for everybody. */
  readonly bindingsBefore?: [string, (BoundKey | null)?][];
  readonly projects: readonly (Omit<RememberedProject, 'settings'> & { readonly settings: PackedSettings })[];
}

const packValue = (value: OptionValue): PackedValue => (typeof value === 'string' ? value : [...value]);
const unpackValue = (value: PackedValue): OptionValue => (typeof value === 'string' ? value : new Map(value));

const packSettings = ({ options, environment, bindings }: Settings): PackedSettings => ({
  bindings: [...bindings].map(([name, { value }]) => [name, value]),
  options: [...options].map(([name, { value }]) => [name, packValue(value)]),
  environment: [...environment].map(([name, { value }]) => [name, value ?? null]),
});

/** Places are not kept: the files are read again, and only differences matter. */
function unpackSettings({ options, environment, bindings = [] }: PackedSettings): Settings {
  const place = wholeFile('');
  return {
    ...noSettings,
    bindings: new Map(bindings.map(([name, value]) => [name, { value, place }])),
    options: new Map(options.map(([name, value]) => [name, { value: unpackValue(value), place }])),
    environment: new Map(environment.map(([name, value]) => [name, { value: value ?? undefined, place }])),
  };
}

const pack = ({ settings, optionsBefore, variablesBefore, bindingsBefore, projects }: Remembered): Packed => ({
  version,
  settings: packSettings(settings),
  optionsBefore: [...optionsBefore].map(([name, value]) => [name, value === undefined ? null : packValue(value)]),
  variablesBefore: [...variablesBefore].map(([name, variable]) => [name, variable ?? null]),
  bindingsBefore: [...bindingsBefore].map(([name, binding]) => (binding === undefined ? [name] : [name, binding])),
  projects: projects.map((project) => ({ ...project, settings: packSettings(project.settings) })),
});

function read(text: string): Remembered | undefined {
  // SAFETY: written by `pack`, in a folder that only its owner can write to; another version is not looked into.
  const packed = JSON.parse(text) as Packed;
  if (packed.version !== version) return undefined;
  return {
    settings: unpackSettings(packed.settings),
    optionsBefore: new Map(packed.optionsBefore.map(([name, v]) => [name, v === null ? undefined : unpackValue(v)])),
    variablesBefore: new Map(packed.variablesBefore.map(([name, variable]) => [name, variable ?? undefined])),
    bindingsBefore: new Map((packed.bindingsBefore ?? []).map(([name, binding]) => [name, binding])),
    projects: packed.projects.map((project) => ({ ...project, settings: unpackSettings(project.settings) })),
  };
}
