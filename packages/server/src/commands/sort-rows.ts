/** `-O` and `-r` of commands that list: the order of the rows. Knows the names of orders, not what the rows are. */
import { err, ok, type ParsedArgs, type Result, type Size } from '@ccmux/core';

/** What a row can be sorted by; by its name where it has nothing of the kind, or the same as another. */
export interface SortKeys {
  readonly name: string;
  readonly index?: number;
  /** Any number that is larger for what was made later. */
  readonly creation?: number;
  /** In milliseconds; the latest comes first, as in tmux. */
  readonly activity?: number;
  readonly size?: number;
}

export const sortFlagHelp = { O: 'sort by index, name, size, creation or activity', r: 'in reverse order' } as const;

const fields: Readonly<Record<string, (keys: SortKeys) => number>> = {
  activity: ({ activity = 0 }) => -activity,
  creation: ({ creation = 0 }) => creation,
  index: ({ index = 0 }) => index,
  key: ({ index = 0 }) => index,
  name: () => 0,
  size: ({ size = 0 }) => size,
  title: () => 0,
};

/** Without `-O`, or with `-O order`, in the order given. */
export function sortRows<T>(args: ParsedArgs, rows: readonly T[], keysOf: (row: T) => SortKeys): Result<readonly T[], string> {
  const order = args.value('O')?.toLowerCase() ?? 'order';
  const field = Object.hasOwn(fields, order) ? fields[order] : undefined;
  if (field === undefined && order !== 'order') return err('invalid sort order');
  const sorted = field === undefined ? [...rows] : byField(rows, field, keysOf);
  return ok(args.has('r') ? sorted.toReversed() : sorted);
}

function byField<T>(rows: readonly T[], field: (keys: SortKeys) => number, keysOf: (row: T) => SortKeys): T[] {
  const keyed = rows.map((row) => ({ row, keys: keysOf(row) }));
  const names = (a: SortKeys, b: SortKeys): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return keyed.sort((a, b) => field(a.keys) - field(b.keys) || names(a.keys, b.keys)).map(({ row }) => row);
}

export const areaOf = (size: Size | undefined): number => (size?.cols ?? 0) * (size?.rows ?? 0);
