/** Both directions of every part of an image in one place: how a value is written, and how it is read and checked. */
import type { HistoryLink } from '../history/extended.js';
import type { ImageSink } from './sink.js';
import type { ImageSource } from './source.js';

export interface Codec<T> {
  write(sink: ImageSink, value: T): void;
  /** Something of the type in any case; whether it is what was written, `source.failure` says. */
  read(source: ImageSource): T;
}

/** A number from 0 to `max`, which is below 2³². */
export const uint = (max: number): Codec<number> => ({
  write: (sink, value) => sink.uint(value),
  read: (source) => source.uint(max),
});

export const word: Codec<number> = { write: (sink, value) => sink.uint(value), read: (source) => source.uint(0xffffffff) };

/** A number from -limit to limit, which is below 2³¹. */
export const signed = (limit: number): Codec<number> => ({
  write: (sink, value) => sink.uint(value < 0 ? -value * 2 - 1 : value * 2),
  read: (source) => {
    const value = source.uint(limit * 2);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  },
});

export const flag: Codec<boolean> = {
  write: (sink, value) => sink.uint(value ? 1 : 0),
  read: (source) => source.uint(1) === 1,
};

/** One of a few values, by its place; a value that is none of them is the first. */
export const oneOf = <T>(first: T, ...others: readonly T[]): Codec<T> => {
  const all = [first, ...others];
  return {
    write: (sink, value) => sink.uint(Math.max(0, all.indexOf(value))),
    read: (source) => all[source.uint(others.length)] ?? first,
  };
};

/** Length in bytes of UTF-8. */
export const text = (max: number): Codec<string> => ({
  write: (sink, value) => sink.text(value),
  read: (source) => source.text(max),
});

export const bytes = (max: number): Codec<Uint8Array> => ({
  write: (sink, value) => sink.bytes(value),
  read: (source) => source.bytes(max),
});

export const optional = <T>(codec: Codec<T>): Codec<T | undefined> => ({
  write: (sink, value) => {
    sink.uint(value === undefined ? 0 : 1);
    if (value !== undefined) codec.write(sink, value);
  },
  read: (source) => (source.uint(1) === 1 ? codec.read(source) : undefined),
});

export const list = <T>(codec: Codec<T>, max: number): Codec<readonly T[]> => ({
  write: (sink, values) => {
    sink.uint(values.length);
    for (const value of values) codec.write(sink, value);
  },
  read: (source) => {
    // Whatever is read takes a byte at least.
    const length = source.uint(Math.min(max, source.left));
    const values: T[] = [];
    for (let i = 0; i < length && source.failure === undefined; i++) values.push(codec.read(source));
    return values;
  },
});

export const record = <T extends object>(fields: { readonly [K in keyof T]-?: Codec<T[K]> }): Codec<T> => {
  // SAFETY: the keys of an object literal with a codec for each key of T.
  const names = Object.keys(fields) as (keyof T)[];
  return {
    write: (sink, value) => {
      for (const name of names) fields[name].write(sink, value[name]);
    },
    read: (source) => {
      const value: Partial<T> = {};
      for (const name of names) value[name] = fields[name].read(source);
      // SAFETY: every key of T was set just now.
      return value as T;
    },
  };
};

/** A link by its number; links are written once. */
export const link: Codec<HistoryLink | undefined> = {
  write: (sink, value) => sink.uint(value === undefined ? 0 : sink.links.of(value) + 1),
  read: (source) => source.links[source.uint(source.links.length) - 1],
};
