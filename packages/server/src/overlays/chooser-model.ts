/**
 * A tree of items to choose from: what is expanded, tagged, current, and scrolled to. Pure. Items are known by their ids,
 * so that all of it outlives a list that is made anew.
 */
export interface ChooserItem {
  /** The same as long as the thing is the same. */
  readonly id: string;
  readonly name: string;
  /** What stands behind the name; may have styles in it. */
  readonly text: string;
  readonly children: readonly ChooserItem[];
  /** Whether its children are shown until somebody says otherwise. */
  readonly expanded: boolean;
}

export interface ChooserLine {
  readonly item: ChooserItem;
  readonly depth: number;
  /** For each level from the first below the root: the line is, or hangs from, the last one there. */
  readonly last: readonly boolean[];
  readonly expanded: boolean;
  readonly tagged: boolean;
  /** There is something below it, or below one beside it. */
  readonly branches: boolean;
}

export class ChooserModel {
  #items: readonly ChooserItem[] = [];
  #lines: readonly ChooserLine[] = [];
  readonly #expanded = new Map<string, boolean>();
  readonly #tagged = new Set<string>();
  #current = 0;
  #offset = 0;
  #height = 1;

  get lines(): readonly ChooserLine[] {
    return this.#lines;
  }

  /** Index of the current line. */
  get current(): number {
    return this.#current;
  }

  get item(): ChooserItem | undefined {
    return this.#lines[this.#current]?.item;
  }

  /** First line shown. */
  get offset(): number {
    return this.#offset;
  }

  get tagged(): readonly ChooserItem[] {
    return flat(this.#items).filter((item) => this.#tagged.has(item.id));
  }

  /** Takes a new list; the current item stays current if it is still there. */
  setItems(items: readonly ChooserItem[]): void {
    const { item } = this;
    this.#items = items;
    const present = new Set(flat(items).map(({ id }) => id));
    for (const id of this.#tagged) if (!present.has(id)) this.#tagged.delete(id);
    this.#rebuild(item?.id);
  }

  setHeight(height: number): void {
    this.#height = Math.max(1, height);
    this.#show();
  }

  move(by: number): void {
    const { length } = this.#lines;
    if (length > 0) this.#goto((((this.#current + by) % length) + length) % length);
  }

  /** Without going around the ends. */
  page(by: 1 | -1): void {
    this.#goto(this.#current + by * this.#height);
  }

  end(at: 'first' | 'last'): void {
    this.#goto(at === 'first' ? 0 : this.#lines.length - 1);
  }

  /** Makes line `index` the current one; false when there is none. */
  goto(index: number): boolean {
    if (index < 0 || index >= this.#lines.length) return false;
    this.#goto(index);
    return true;
  }

  /** Makes an item current, and expands what it hangs from. */
  select(id: string): boolean {
    const path = pathTo(this.#items, id);
    if (path === undefined) return false;
    for (const above of path.slice(0, -1)) this.#expanded.set(above.id, true);
    this.#rebuild(id);
    return true;
  }

  /** Shows the children of the current item; goes on to the next where they are shown. */
  expand(): void {
    const line = this.#lines[this.#current];
    if (line === undefined) return;
    if (line.expanded || line.item.children.length === 0) return this.move(1);
    this.#expanded.set(line.item.id, true);
    this.#rebuild(line.item.id);
  }

  /** Hides the children of the current item; goes to its parent where there are none to hide. */
  collapse(): void {
    const line = this.#lines[this.#current];
    if (line === undefined) return;
    if (line.expanded && line.item.children.length > 0) this.#expanded.set(line.item.id, false);
    else if (line.depth > 0) {
      const parent = this.#lines.findLastIndex((l, i) => i < this.#current && l.depth < line.depth);
      return this.#goto(parent);
    }
    this.#rebuild(line.item.id);
  }

  expandAll(yes: boolean): void {
    for (const item of flat(this.#items)) if (item.children.length > 0) this.#expanded.set(item.id, yes);
    this.#rebuild(this.item?.id);
  }

  /** Tags or untags the current item, and goes on to the next. An item and what hangs from it are not tagged together. */
  toggleTag(): void {
    const { item } = this;
    if (item === undefined) return;
    if (!this.#tagged.delete(item.id)) {
      const above = pathTo(this.#items, item.id) ?? [];
      for (const other of [...above, ...flat(item.children)]) this.#tagged.delete(other.id);
      this.#tagged.add(item.id);
    }
    this.#rebuild(item.id);
    this.#goto(this.#current + 1);
  }

  untagAll(): void {
    this.#tagged.clear();
    this.#rebuild(this.item?.id);
  }

  /** Tags every line that has nothing shown below it. */
  tagAll(): void {
    this.#tagged.clear();
    for (const { item } of this.#lines) if (item.children.length === 0 || !this.#isExpanded(item)) this.#tagged.add(item.id);
    this.#rebuild(this.item?.id);
  }

  /** The next item whose name or text has `text` in it, whatever the case; false when there is none. */
  search(text: string, direction: 1 | -1): boolean {
    const wanted = text.toLowerCase();
    const all = flat(this.#items);
    const from = all.findIndex((item) => item.id === this.item?.id);
    for (let i = 1; i <= all.length; i++) {
      const item = all[(((from + i * direction) % all.length) + all.length) % all.length]!;
      if (`${item.name} ${plainText(item.text)}`.toLowerCase().includes(wanted)) return this.select(item.id);
    }
    return false;
  }

  #isExpanded(item: ChooserItem): boolean {
    return this.#expanded.get(item.id) ?? item.expanded;
  }

  #goto(index: number): void {
    this.#current = Math.max(0, Math.min(index, this.#lines.length - 1));
    this.#show();
  }

  #show(): void {
    const last = Math.max(0, this.#lines.length - this.#height);
    if (this.#current < this.#offset) this.#offset = this.#current;
    if (this.#current >= this.#offset + this.#height) this.#offset = this.#current - this.#height + 1;
    this.#offset = Math.max(0, Math.min(this.#offset, last));
  }

  #rebuild(current: string | undefined): void {
    const lines: ChooserLine[] = [];
    const add = (items: readonly ChooserItem[], depth: number, above: readonly boolean[]): void => {
      const branches = items.some(({ children }) => children.length > 0);
      for (const [i, item] of items.entries()) {
        const expanded = this.#isExpanded(item);
        const last = depth === 0 ? [] : [...above, i === items.length - 1];
        lines.push({ item, depth, last, expanded, tagged: this.#tagged.has(item.id), branches });
        if (expanded) add(item.children, depth + 1, last);
      }
    };
    add(this.#items, 0, []);
    this.#lines = lines;
    const at = lines.findIndex(({ item }) => item.id === current);
    this.#goto(at >= 0 ? at : this.#current);
  }
}

const flat = (items: readonly ChooserItem[]): ChooserItem[] => items.flatMap((item) => [item, ...flat(item.children)]);

/** The items from the root down to the one with this id. */
function pathTo(items: readonly ChooserItem[], id: string): readonly ChooserItem[] | undefined {
  for (const item of items) {
    if (item.id === id) return [item];
    const below = pathTo(item.children, id);
    if (below !== undefined) return [item, ...below];
  }
  return undefined;
}

const plainText = (text: string): string => text.replace(/#\[[^\]]*\]/g, '');
