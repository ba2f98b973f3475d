/** A file with the files that it includes, as one. Pure: texts are handed in, and what is still to be read is asked for. */
import { err, type OptionPorts, ok, type Result } from '@ccmux/core';
import { type Mistake, type Place, placeText, wholeFile } from './place.js';
import { readFile } from './read-file.js';
import { layered, noSettings, type Settings } from './settings.js';
import { isTable, parseToml } from './toml.js';

/** Most files that one configuration is made of. */
const maxFiles = 64;

/** A text, or why there is none; undefined: nobody has looked yet. */
export type Texts = ReadonlyMap<string, Result<string, string>>;

export interface AssemblePorts {
  /** The path that a name in that file means; undefined: it may not include any. */
  resolve(file: string, name: string): string | undefined;
  /** What values are checked with, where these command lines have names. */
  values(aliases: ReadonlyMap<string, string>): OptionPorts;
}

export type Assembled =
  /** Files to be read before it can be said. */
  | { readonly kind: 'wants'; readonly files: readonly string[] }
  /** `files`: all that it depends on, whether they could be read or not. */
  | { readonly kind: 'done'; readonly result: Result<Settings, readonly Mistake[]>; readonly files: readonly string[] };

/** Included files come first, in their order: what includes them has the last word. */
export function assemble(file: string, texts: Texts, ports: AssemblePorts): Assembled {
  const wanted: string[] = [];
  const files: string[] = [];
  const mistakes: Mistake[] = [];
  const aliases = new Map<string, string>();
  collectAliases(file, texts, ports, aliases, new Set());
  const values = ports.values(aliases);
  const read = (path: string, within: readonly string[]): Settings => {
    if (!files.includes(path)) files.push(path);
    const text = texts.get(path);
    if (text === undefined) {
      wanted.push(path);
      return noSettings;
    }
    if (!text.ok) {
      mistakes.push({ place: wholeFile(path), message: text.error });
      return noSettings;
    }
    const own = readFile(path, text.value, values);
    if (!own.ok) {
      mistakes.push(...own.error);
      return noSettings;
    }
    const layers: Settings[] = [];
    for (const { value, place } of own.value.includes) {
      const name = ports.resolve(path, value);
      const below = [...within, path];
      if (name === undefined) mistakes.push({ place, message: "include: a project's file stands alone" });
      else if (below.includes(name)) mistakes.push({ place, message: `include: ${value} includes itself` });
      else if (files.length >= maxFiles) mistakes.push({ place, message: `include: more than ${maxFiles} files` });
      else if (texts.get(name)?.ok === false) {
        files.push(name);
        mistakes.push({ place, message: `include: ${name}: ${reason(texts, name)}` });
      } else layers.push(read(name, below));
    }
    mistakes.push(...boundTwice(layers, own.value.settings));
    return layered([...layers, own.value.settings]);
  };
  const settings = read(file, []);
  if (wanted.length > 0) return { kind: 'wants', files: wanted };
  return { kind: 'done', result: mistakes.length === 0 ? ok(settings) : err(mistakes), files };
}

/** Keys that files beside each other bind differently, and that what includes them does not decide about. */
function boundTwice(included: readonly Settings[], own: Settings): Mistake[] {
  const first = new Map<string, Place>();
  const mistakes: Mistake[] = [];
  for (const { bindings } of included) {
    for (const [name, { value, place }] of bindings) {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, place);
      else if (placeText(earlier) !== placeText(place) && !own.bindings.has(name)) {
        const message = `${value.key} in ${value.table} is bound twice; first at ${placeText(earlier)}`;
        mistakes.push({ place, message });
      }
    }
  }
  return mistakes;
}

function reason(texts: Texts, name: string): string {
  const text = texts.get(name);
  return text === undefined || text.ok ? '' : text.error;
}

/** Names of commands that any of the files gives: bindings and hooks of each may use them. */
function collectAliases(file: string, texts: Texts, ports: AssemblePorts, aliases: Map<string, string>, seen: Set<string>): void {
  const text = texts.get(file);
  if (seen.has(file) || text === undefined || !text.ok) return;
  seen.add(file);
  const document = parseToml(text.value.replace(/^\uFEFF/, ''));
  if (!document.ok) return;
  const { include, aliases: own } = document.value;
  const names: readonly unknown[] = Array.isArray(include) ? include : [];
  for (const name of names) {
    const path = typeof name === 'string' ? ports.resolve(file, name) : undefined;
    if (path !== undefined) collectAliases(path, texts, ports, aliases, seen);
  }
  if (!isTable(own)) return;
  for (const [name, command] of Object.entries(own)) if (typeof command === 'string') aliases.set(name, command);
}
