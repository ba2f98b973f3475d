/** For tests only: wishes about what holds for everybody – options, variables, keys, paste buffers, files of commands – as events. */
import { beforeConfiguration, settingsBetween } from '../model/configured.js';
import type { ModelEvent } from '../model/events.js';
import { reduce } from '../model/reduce.js';
import type { Model } from '../model/state.js';

export const settingWishes = [
  'option',
  'variable',
  'key',
  'clear-keys',
  'buffer',
  'rename-buffer',
  'delete-buffer',
  'configuration',
] as const;
export type SettingWish = (typeof settingWishes)[number];

export const isSettingWish = (what: string): what is SettingWish => settingWishes.some((wish) => wish === what);

/** Few names, so that things meet. */
export function settingEvent(model: Model, what: SettingWish, a: number, b: number, yes: boolean): ModelEvent {
  const [name, other] = [`n${a % 4}`, `n${b % 4}`];
  switch (what) {
    case 'option':
      return { kind: 'option-changed', place: { level: yes ? 'server' : 'global-window' }, name, value: optionValue(b) };
    case 'variable': {
      const variable = b % 3 === 0 ? undefined : { value: yes ? String(b) : undefined, hidden: b % 2 === 0 };
      return { kind: 'environment-changed', session: undefined, name, variable };
    }
    case 'key':
      return { kind: 'key-bound', table: other, key: name, binding: boundKey(a + b, yes) };
    case 'clear-keys':
      return { kind: 'key-table-cleared', table: name, hasDefaults: yes };
    case 'buffer': {
      const bytes = (b % 5) * 300_000;
      const buffer = { id: model.next.buffer, name, bytes, automatic: yes, createdMs: a, isSaved: b % 7 > 0 };
      return { kind: 'buffer-set', buffer };
    }
    case 'rename-buffer':
      return { kind: 'buffer-renamed', name, to: `${other}${model.next.buffer}` };
    case 'delete-buffer':
      return { kind: 'buffer-deleted', name };
    case 'configuration':
      return configurationRead(model, a, b);
  }
}

const optionValue = (b: number): string | ReadonlyMap<number, string> | undefined =>
  b % 3 === 0 ? undefined : b % 3 === 1 ? String(b) : new Map([[b % 5, 'item']]);

const boundKey = (n: number, repeat: boolean) =>
  n % 4 === 0 ? undefined : n % 4 === 1 ? null : { command: `c${n}`, note: '', repeat };

/** A file that says a few things, read at a start. */
function configurationRead(model: Model, a: number, b: number): ModelEvent {
  const base = beforeConfiguration(model, { environment: {}, settings: [] });
  const file = [settingEvent(model, 'option', a, b, true), settingEvent(model, 'key', b, a, false)];
  const after = file.slice(a % 3 === 0 ? 1 : 0).reduce(reduce, base);
  return { kind: 'configuration-read', configured: settingsBetween(base, after) };
}
