/**
 * The texts of configuration files as they were last right, for a server that starts while they are wrong. Owns the file
 * that they are kept in, which is written whole or not at all. What is in it is checked again before it is used.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ok, type Result } from '@ccmux/core';

/** By path: a file and those that it includes. */
export type GoodTexts = ReadonlyMap<string, Result<string, string>>;

export interface LastGood {
  /** Undefined: that file was never right. */
  load(file: string): GoodTexts | undefined;
  keep(file: string, texts: GoodTexts): void;
}

/** Raised when the shape changes; a file of another one is forgotten. */
const version = 1;
/** More than people write; a configuration above it is not kept. */
const maxChars = 4 * 1024 * 1024;

interface Packed {
  readonly version: number;
  readonly files: Record<string, [path: string, text: string][]>;
}

/** A file that cannot be written costs only what a later server could have used. */
export function lastGoodIn(path: string, onError: (error: string) => void): LastGood {
  let written: string | undefined;
  return {
    load(file) {
      const texts = read(path).files[file];
      return texts && new Map(texts.map(([name, text]) => [name, ok(text)]));
    },
    keep(file, texts) {
      const own = [...texts].flatMap(([name, text]): [string, string][] => (text.ok ? [[name, text.value]] : []));
      const packed: Packed = { version, files: { ...read(path).files, [file]: own } };
      const text = JSON.stringify(packed);
      if (text === written || text.length > maxChars) return;
      try {
        writeFileSync(`${path}.new`, text, { mode: 0o600 });
        renameSync(`${path}.new`, path);
        written = text;
      } catch (e) {
        onError(e instanceof Error ? e.message : String(e));
      }
    },
  };
}

function read(path: string): Packed {
  try {
    // SAFETY: written by `keep`, in a folder that only its owner can write to; another version is not looked into.
    const packed = JSON.parse(readFileSync(path, 'utf8')) as Packed;
    if (packed.version === version) return packed;
  } catch {
    // Nothing was kept yet, or not by us.
  }
  return { version, files: {} };
}
