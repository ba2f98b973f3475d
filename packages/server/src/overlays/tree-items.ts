/** Sessions, windows and panes as items of a chooser, sorted and filtered. */
import { type Model, type PaneId, type Place, placeAtIndex, type Session, type Window, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import type { Services } from '../services.js';
import type { ChooserItem } from './chooser-model.js';
import type { ChooserOrder } from './chooser-source.js';
import { expandWith, isTrueWith } from './expand-with.js';
import { hasWords, isFormat } from './filter.js';

/** What an item of the tree stands for. */
export type TreePlace =
  | { readonly kind: 'session'; readonly place: Place }
  | { readonly kind: 'window'; readonly place: Place }
  | { readonly kind: 'pane'; readonly place: Place };

export interface TreeOptions {
  /** Format of each line; undefined for the usual ones. */
  readonly format: string | undefined;
  /** What is collapsed at first. */
  readonly collapsed: 'sessions' | 'windows' | 'nothing';
  /** Sessions of one group are all listed. */
  readonly allOfGroup: boolean;
  readonly hidden: PaneId | undefined;
}

const usual = {
  session:
    '#{session_windows} windows#{?session_grouped, (group #{session_group}: #{session_group_list}),}#{?session_attached, (attached),}',
  window:
    '#{?window_marked_flag,#[reverse],}#{window_name}#{window_flags}#{?#{&&:#{==:#{window_panes},1},#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}}},: "#{pane_title}",}',
  pane: '#{?pane_marked,#[reverse],}#{pane_current_command}#{?pane_active,*,}#{?pane_marked,M,}#{?#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}},: "#{pane_title}",}',
} as const;

/** What a plain filter looks for words in. */
const searched = '#{session_name} #{window_index}:#{window_name} #{pane_title} #{pane_current_command}';

export class TreeItems {
  readonly #services: Services;
  readonly #options: TreeOptions;
  readonly #places = new Map<string, TreePlace>();

  constructor(services: Services, options: TreeOptions) {
    this.#services = services;
    this.#options = options;
  }

  placeOf(item: ChooserItem): TreePlace | undefined {
    return this.#places.get(item.id);
  }

  /** `here`: the session whose group is shown through it. */
  list(order: ChooserOrder, filter: string, here: Session['id'] | undefined): ChooserItem[] {
    this.#places.clear();
    const { model } = this.#services.store;
    const sessions = [...model.sessions.values()].filter((s) => this.#options.allOfGroup || standsForGroup(model, s, here));
    const sorted = sortBy(sessions, order, {
      index: (s) => s.id,
      name: (s) => s.name,
      time: (s) => -Number(expandAt(this.#services, placeOfSession(model, s), '#{session_activity}') || s.createdMs),
    });
    return sorted.flatMap((s) => this.#session(model, s, order, filter));
  }

  #session(model: Model, session: Session, order: ChooserOrder, filter: string): ChooserItem[] {
    const place = placeOfSession(model, session);
    if (place === undefined) return [];
    const windows = sortBy(windowsOf(session), order, {
      index: ([index]) => index,
      name: ([, id]) => model.windows.get(id)?.name ?? '',
      time: ([index]) => -Number(expandAt(this.#services, placeAtIndex(model, session, index), '#{window_activity}')),
    });
    const children = windows.flatMap(([index, id]) => this.#window(model, { session, index, id }, order, filter));
    if (children.length === 0) return [];
    // What matches by something below is shown together with that.
    const expanded =
      this.#options.collapsed !== 'sessions' || (filter !== '' && !isFormat(filter) && !hasWords(session.name, filter));
    return [this.#item({ kind: 'session', place }, `$${session.id}`, session.name, children, expanded)];
  }

  #window(
    model: Model,
    { session, index, id }: { readonly session: Session; readonly index: number; readonly id: Window['id'] },
    order: ChooserOrder,
    filter: string,
  ): ChooserItem[] {
    const window = model.windows.get(id);
    const place = placeAtIndex(model, session, index);
    if (window === undefined || place === undefined) return [];
    const listed = window.panes.filter((pane) => pane !== this.#options.hidden);
    const panes = sortBy([...listed.entries()], order, {
      index: ([i]) => i,
      name: ([, pane]) => model.panes.get(pane)?.title ?? '',
      time: ([i]) => i,
    });
    const children = panes
      .map(([, pane]) => ({ ...place, pane }))
      .filter((at) => this.#matches(at, filter))
      .map((at) =>
        this.#item(
          { kind: 'pane', place: at },
          `%${at.pane} ${session.id}:${index}`,
          this.#expand(at, '#{pane_index}'),
          [],
          false,
        ),
      );
    if (children.length === 0) return [];
    const expanded = this.#options.collapsed === 'nothing';
    const name = String(index);
    // The only pane of a window is the window.
    const below = window.panes.length > 1 ? children : [];
    return [this.#item({ kind: 'window', place }, `@${id} ${session.id}:${index}`, name, below, expanded)];
  }

  #matches(place: Place, filter: string): boolean {
    if (filter.trim() === '') return true;
    if (isFormat(filter)) return isTrueWith(this.#services, place, filter, { pane_format: '1' });
    return hasWords(this.#expand(place, searched), filter.trim());
  }

  #item(tree: TreePlace, id: string, name: string, children: readonly ChooserItem[], expanded: boolean): ChooserItem {
    this.#places.set(id, tree);
    const { format } = this.#options;
    const text =
      format === undefined
        ? this.#expand(tree.place, usual[tree.kind])
        : expandWith(this.#services, tree.place, format, { [`${tree.kind}_format`]: '1' });
    return { id, name, text, children, expanded };
  }

  #expand(place: Place, format: string): string {
    return expandAt(this.#services, place, format);
  }
}

type Keys<T> = Readonly<Record<string, (value: T) => string | number>>;

/** Sorted by the field; what has no such field keeps its order. */
function sortBy<T>(values: readonly T[], { field, reversed }: ChooserOrder, keys: Keys<T>): T[] {
  const key = keys[field];
  const sorted =
    key === undefined
      ? [...values]
      : values.toSorted((a, b) => {
          const [x, y] = [key(a), key(b)];
          return typeof x === 'string' && typeof y === 'string' ? (x < y ? -1 : x > y ? 1 : 0) : Number(x) - Number(y);
        });
  return reversed ? sorted.reverse() : sorted;
}

/** One session is listed for each group: the one that is looked from, else the first. */
function standsForGroup(model: Model, session: Session, here: Session['id'] | undefined): boolean {
  const { group } = session;
  if (group === undefined) return true;
  const members = [...model.sessions.values()].filter((s) => s.group === group);
  const shown = members.find((s) => s.id === here) ?? members[0];
  return shown?.id === session.id;
}
