/**
 * Rules as they are written down, by us or by people, to rules that can be used. Says of every mistake where it is and what would
 * be right. A pattern without `^` is refused: what is not tied to a column can be forged by anything on the screen.
 */
import { err, ok, type Result } from '@ccmux/core';
import { PERMISSION_MODES, WAITING_FOR } from '../state/state.js';
import { REGIONS, type RegionName, type Rule, type Says } from './rule.js';

/** A rule as it is written. `says`: see `meanings`. */
export interface RuleText {
  readonly name: string;
  readonly region: string;
  readonly row: string;
  readonly also?: readonly { readonly region: string; readonly row: string }[];
  readonly says: string;
  readonly why: string;
}

const simple = [
  'working',
  'spinning',
  'background',
  'shells-work',
  'idle',
  'typing',
  'viewer',
  'placeholder',
  'shells',
  'agents',
  'retrying',
  'api-error',
] as const;

/** All that a rule can say, as it is written. */
const meanings: ReadonlyMap<string, Says> = new Map<string, Says>([
  ...simple.map((kind): [string, Says] => [kind, { kind }]),
  ...WAITING_FOR.map((what): [string, Says] => [`waiting:${what}`, { kind: 'waiting', for: what }]),
  ...PERMISSION_MODES.map((mode): [string, Says] => [`mode:${mode}`, { kind: 'mode', mode }]),
]);

/** Rules from plain values, as a file's parser gives them. The error has one line for every mistake. */
export function parseRules(values: readonly unknown[]): Result<readonly Rule[], readonly string[]> {
  const mistakes: string[] = [];
  const rules = values.map((value, i) => parseRule(value, `rule ${i + 1}`, mistakes));
  const good = rules.filter((rule) => rule !== undefined);
  return mistakes.length === 0 ? ok(good) : err(mistakes);
}

function parseRule(value: unknown, place: string, mistakes: string[]): Rule | undefined {
  if (!isTable(value)) return complain(mistakes, `${place}: not a table`);
  const name = typeof value.name === 'string' && value.name !== '' ? value.name : undefined;
  const where = name === undefined ? place : `${place} (${name})`;
  const before = mistakes.length;
  if (name === undefined) mistakes.push(`${where}: needs a name`);
  for (const key of Object.keys(value)) {
    if (!['name', 'region', 'row', 'also', 'says', 'why'].includes(key)) mistakes.push(`${where}: unknown key ${key}`);
  }
  const region = parseRegion(value.region, where, mistakes);
  const row = parsePattern(value.row, where, mistakes);
  const says = typeof value.says === 'string' ? meanings.get(value.says) : undefined;
  if (says === undefined) mistakes.push(`${where}: says has to be one of ${[...meanings.keys()].join(', ')}`);
  const also = parseAlso(value.also, where, mistakes);
  if (typeof value.why !== 'string' || value.why === '') mistakes.push(`${where}: why has to say what the row is`);
  if (mistakes.length > before || !name || !region || !row || !says) return undefined;
  return { name, region, row, also, says, why: String(value.why) };
}

function parseAlso(value: unknown, where: string, mistakes: string[]): Rule['also'] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return complain(mistakes, `${where}: also has to be a list of tables`) ?? [];
  return value.flatMap((one: unknown, i) => {
    const place = `${where}, also ${i + 1}`;
    if (!isTable(one)) return complain(mistakes, `${place}: not a table`) ?? [];
    const region = parseRegion(one.region, place, mistakes);
    const row = parsePattern(one.row, place, mistakes);
    return region && row ? [{ region, row }] : [];
  });
}

function parseRegion(value: unknown, where: string, mistakes: string[]): RegionName | undefined {
  const region = REGIONS.find((name) => name === value);
  return region ?? complain(mistakes, `${where}: region has to be one of ${REGIONS.join(', ')}`);
}

const maxPatternLength = 500;

function parsePattern(value: unknown, where: string, mistakes: string[]): RegExp | undefined {
  if (typeof value !== 'string') return complain(mistakes, `${where}: row has to be a regular expression`);
  if (!value.startsWith('^')) return complain(mistakes, `${where}: row has to begin with ^, which ties it to a column`);
  if (value.length > maxPatternLength) return complain(mistakes, `${where}: row is longer than ${maxPatternLength} characters`);
  try {
    return new RegExp(value, 'u');
  } catch (e) {
    return complain(mistakes, `${where}: row: ${e instanceof Error ? e.message : String(e)}`);
  }
}

function complain(mistakes: string[], text: string): undefined {
  mistakes.push(text);
  return undefined;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
