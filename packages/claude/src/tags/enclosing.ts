/**
 * What a line without a prefix of its own may still belong to: the list item that it is indented into, the quote, list, table
 * or definition that it goes on with, because no empty line is between them (CommonMark 0.31, §5.1 and §5.2: laziness).
 */
import type { Prefix } from './containers.js';
import { type Place, places } from './place.js';

type Owner = 'quote' | 'list' | 'table' | 'definition';

const behind: Readonly<Record<Owner, Place>> = {
  quote: places.behindQuote,
  list: places.list,
  table: places.behindTable,
  definition: places.behindDefinition,
};

/** A line that is a rule, which ends what is before it. */
const rule = /^ {0,3}([-*])(?:[ \t]*\1){2,}[ \t]*$/;
/** An item in which nothing stands yet. */
const emptyItem = /^( *(?:[-*+]|[0-9]{1,9}[.)]))[ \t]*$/;

export class Enclosing {
  /** The column where the content of the outermost list item that is open begins. */
  #item: number | undefined;
  #owner: Owner | undefined;

  /** The column of the item that text at a column is in. */
  itemAt(column: number): number | undefined {
    return this.#item !== undefined && column >= this.#item ? this.#item : undefined;
  }

  /** Of a tag behind white space of `indent` columns; undefined: it belongs to nothing. */
  place(indent: number): Place | undefined {
    if (this.itemAt(indent) !== undefined) return places.list;
    return this.#owner === undefined ? undefined : behind[this.#owner];
  }

  emptyLine(): void {
    this.#owner = undefined;
  }

  /** The prefix of a line that is not empty, and the character behind it. True: it begins something of its own. */
  begin({ quotes, outerItem, indent }: Prefix, prefix: string, character: string): boolean {
    if (character === '\n' && rule.test(prefix)) return this.#endAll();
    const empty = character === '\n' ? emptyItem.exec(prefix)?.[1] : undefined;
    if (quotes > 0 || outerItem !== undefined || empty !== undefined) {
      const isList = outerItem !== undefined || empty !== undefined;
      // One of these in an item belongs to the item.
      const isInside = this.#item !== undefined && indentOf(prefix) >= this.#item;
      if (!isInside) this.#item = outerItem ?? (empty === undefined ? undefined : empty.length + 1);
      if (empty === undefined) this.#owner = isList ? 'list' : 'quote';
      return true;
    }
    const isInside = this.#item !== undefined && indent >= this.#item;
    if (!isInside && this.#owner === undefined) this.#item = undefined;
    if (isInside) this.#owner ??= 'list';
    if (indent > 3) return false;
    if (character === '|') this.#owner ??= 'table';
    return '#=_<'.includes(character);
  }

  /** The line began with "[", and a "]:" was behind it. */
  definition(): void {
    this.#owner ??= 'definition';
  }

  /** A tag or a code block: what comes behind it begins anew. */
  endAll(indent: number): void {
    this.#owner = undefined;
    if (this.#item !== undefined && indent < this.#item) this.#item = undefined;
  }

  #endAll(): true {
    this.#item = undefined;
    this.#owner = undefined;
    return true;
  }
}

const indentOf = (prefix: string): number => /^ */.exec(prefix)![0].length;
