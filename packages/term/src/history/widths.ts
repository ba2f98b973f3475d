/** Which widths a history has had, for lines that do not look the same whatever widths they went through. */

/** The widths that a history has had, oldest first; blocks name theirs by number. */
export class Widths {
  readonly #all: number[];
  /** Number of the first one that is still kept. */
  #base = 0;

  constructor(all: readonly number[], base = 0) {
    this.#all = [...all];
    this.#base = base;
  }

  get all(): readonly number[] {
    return this.#all;
  }

  /** Number of the first of them. */
  get base(): number {
    return this.#base;
  }

  get current(): number {
    return this.#all.at(-1)!;
  }

  /** Number of the current width. */
  get age(): number {
    return this.#base + this.#all.length - 1;
  }

  get length(): number {
    return this.#all.length;
  }

  /** Widths that came after number `age`. Oldest ones that were forgotten are left out. */
  since(age: number): readonly number[] {
    return this.#all.slice(Math.max(0, age + 1 - this.#base));
  }

  add(cols: number): void {
    this.#all.push(cols);
  }

  forgetAllButLast(): void {
    this.#base = this.age;
    this.#all.splice(0, this.#all.length - 1);
  }

  /** These widths, and then another one. */
  with(cols: number): Widths {
    return cols === this.current ? new Widths(this.#all, this.#base) : new Widths([...this.#all, cols], this.#base);
  }
}
