/** Values of array options: items by number, kept in rising order. Pure. */
import { ok, type Result } from '../result.js';
import type { ArrayType } from './entry.js';

export type ArrayValue = ReadonlyMap<number, string>;

/** What a level has of an option. An array is inherited as a whole, or not at all. */
export type OptionValue = string | ArrayValue;

export const arrayOf = (items: readonly string[]): ArrayValue => new Map(items.map((item, index) => [index, item]));

/** With the item at `index` set, or taken out when it is undefined. */
export function withItem(array: ArrayValue, index: number, item: string | undefined): ArrayValue {
  const items = new Map(array);
  if (item === undefined) items.delete(index);
  else items.set(index, item);
  return new Map([...items].sort(([a], [b]) => a - b));
}

/** The parts of the text, each at the lowest number that is free. `check` makes a part an item, or says what is wrong. */
export function withParts(
  array: ArrayValue,
  type: ArrayType,
  text: string,
  check: (part: string) => Result<string, string>,
): Result<ArrayValue, string> {
  let value = array;
  for (const part of partsOf(text, type.separators)) {
    const item = check(part);
    if (!item.ok) return item;
    value = withItem(value, firstFree(value), item.value);
  }
  return ok(value);
}

function partsOf(text: string, separators: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const c of text) {
    if (separators.includes(c)) {
      parts.push(part);
      part = '';
    } else part += c;
  }
  return [...parts, part].filter((p) => p !== '');
}

function firstFree(array: ArrayValue): number {
  let index = 0;
  while (array.has(index)) index++;
  return index;
}
