/**
 * Which records of a transcript are its conversation: the way from the last record to the root, and what belongs to an answer
 * on that way though it hangs beside it (the tools of one answer may end in any order). Fed from the last record to the first;
 * holds a few words for each record, never its text.
 */
import { isInTree, type TranscriptRecord, type TreeRecord } from './record.js';

/** Where a record of the conversation stands in the file. */
export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
  /** The record before it is not in the file. */
  readonly isBehindGap: boolean;
  /** What was said of it when it was added. */
  readonly weight: number;
}

interface Node {
  readonly uuid: string;
  readonly parent: string | undefined;
  readonly offset: number;
  readonly length: number;
  readonly at: string;
  readonly message: string | undefined;
  readonly isResult: boolean;
  /** What it counts for who wants only so many. */
  readonly weight: number;
  /** Position in the order of feeding. */
  readonly index: number;
}

/** Versions before 2.1.3 write records of one moment in any order: the last one is looked for among so many. */
const lookAhead = 64;

export class Chain {
  readonly #nodes = new Map<string, Node>();
  readonly #order: Node[] = [];
  /** Answers by their message, and results by their call: those that may hang beside the way. */
  readonly #byMessage = new Map<string, Node[]>();
  readonly #byParent = new Map<string, Node[]>();
  readonly #linked = new Set<string>();
  /** The way from the last to the first. */
  readonly #way: Node[] = [];
  readonly #behindGap = new Set<string>();
  /** The record that the way goes on with; undefined before the last record is known, and behind the root. */
  #next: string | undefined;
  #tip: Node | undefined;
  #weight = 0;

  /** What the way counts for so far. */
  get weight(): number {
    return this.#weight;
  }

  /** The next older record. `weight`: entries that it makes. */
  add(record: TranscriptRecord, place: { readonly offset: number; readonly length: number }, weight: number): void {
    if (!isInTree(record) || record.isSidechain || this.#nodes.has(record.uuid)) return;
    this.#keep(record, place, weight);
    if (this.#tip !== undefined) this.#advance();
    else if (this.#order.length >= lookAhead) this.#begin();
  }

  /** Nothing older is left. Goes on over records that are missing. */
  end(): void {
    if (this.#tip === undefined) this.#begin();
    while (this.#next !== undefined) {
      const last = this.#way.at(-1);
      const older = last && this.#order.find(({ index, uuid }) => index > last.index && !this.#linked.has(uuid));
      if (last === undefined || older === undefined) return;
      this.#behindGap.add(last.uuid);
      this.#next = older.uuid;
      this.#advance();
    }
  }

  /** The conversation as far as it is known, from the first record to the last. */
  get places(): readonly RecordPlace[] {
    const taken = new Set(this.#linked);
    return this.#way.toReversed().flatMap((node) => [node, ...this.#beside(node, taken)].map((each) => this.#placeOf(each)));
  }

  #keep(record: TreeRecord, { offset, length }: { readonly offset: number; readonly length: number }, weight: number): void {
    const { uuid, parent } = record;
    const message = record.kind === 'assistant' ? record.messageId : undefined;
    const isResult = record.kind === 'user' && record.blocks.some(({ kind }) => kind === 'tool-result');
    const index = this.#order.length;
    const node = { uuid, parent, offset, length, at: record.at ?? '', message, isResult, weight, index };
    this.#nodes.set(uuid, node);
    this.#order.push(node);
    if (message !== undefined) append(this.#byMessage, message, node);
    if (isResult && parent !== undefined) append(this.#byParent, parent, node);
  }

  /** The tip is the youngest record that nothing follows. */
  #begin(): void {
    const parents = new Set(this.#order.map(({ parent }) => parent));
    for (const node of this.#order) {
      if (!parents.has(node.uuid) && (this.#tip === undefined || node.at > this.#tip.at)) this.#tip = node;
    }
    this.#tip ??= this.#order[0];
    this.#next = this.#tip?.uuid;
    this.#advance();
  }

  #advance(): void {
    for (let node = this.#nextNode(); node !== undefined; node = this.#nextNode()) {
      this.#linked.add(node.uuid);
      this.#way.push(node);
      this.#weight += node.weight;
      this.#next = node.parent;
    }
  }

  #nextNode(): Node | undefined {
    if (this.#next === undefined) return undefined;
    if (this.#linked.has(this.#next)) this.#next = undefined;
    return this.#next === undefined ? undefined : this.#nodes.get(this.#next);
  }

  /** What belongs to the same answer and is not on the way, in the order of the file. */
  #beside(node: Node, taken: Set<string>): Node[] {
    if (node.message === undefined) return [];
    const isFree = ({ uuid }: Node): boolean => !taken.has(uuid);
    const answers = (this.#byMessage.get(node.message) ?? []).filter(isFree);
    const results = [node, ...answers].flatMap(({ uuid }) => this.#byParent.get(uuid) ?? []).filter(isFree);
    const beside = [...answers, ...results];
    for (const { uuid } of beside) taken.add(uuid);
    return beside.sort((a, b) => a.offset - b.offset);
  }

  #placeOf({ offset, length, weight, uuid }: Node): RecordPlace {
    return { offset, length, weight, isBehindGap: this.#behindGap.has(uuid) };
  }
}

function append(map: Map<string, Node[]>, key: string, node: Node): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [node]);
  else list.push(node);
}
