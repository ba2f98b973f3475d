/**
 * Matching POSIX extended regular expressions: the leftmost, and of those the longest match. All ways through the pattern
 * are followed side by side, so that the work is at most pattern times text, whatever they are.
 */
import type { WorkBudget } from './budget.js';
import { type Ere, parseEre } from './ere-syntax.js';

type Instruction =
  | Extract<Ere, { kind: 'one' | 'between' }>
  | { readonly kind: 'fork'; readonly first: number; readonly second: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'found' };

/** Larger programs come only from counts within counts. */
const MAX_PROGRAM = 5_000;

/** Against looking at a character: a step makes objects. */
const STEP_COST = 4;

/** Where the match and its groups begin and end: two slots each, indexes of characters; undefined where a group took no part. */
export type EreMatch = readonly (number | undefined)[];

export interface CompiledEre {
  /** The first match in `text`, a character each, from `from` on; undefined when there is none, or no work left to find out. */
  find(text: readonly string[], from: number, budget: WorkBudget): EreMatch | undefined;
}

/** Undefined for a pattern that is none, or too large. */
export function compileEre(pattern: string, ignoreCase: boolean): CompiledEre | undefined {
  const parsed = parseEre(pattern, ignoreCase);
  const program: Instruction[] = [{ kind: 'save', slot: 0 }];
  if (parsed === undefined || !emit(parsed, program)) return undefined;
  program.push({ kind: 'save', slot: 1 }, { kind: 'found' });
  return new Matcher(program);
}

/** Appends what matches `node`; false when that becomes too much. */
function emit(node: Ere, program: Instruction[]): boolean {
  if (program.length > MAX_PROGRAM) return false;
  switch (node.kind) {
    case 'one':
    case 'between':
      program.push(node);
      return true;
    case 'sequence':
      return node.items.every((item) => emit(item, program));
    case 'group':
      program.push({ kind: 'save', slot: node.number * 2 });
      if (!emit(node.item, program)) return false;
      program.push({ kind: 'save', slot: node.number * 2 + 1 });
      return true;
    case 'choice':
      return emitChoice(node.options, program);
    case 'repeat':
      return emitRepeat(node, program);
  }
}

function emitChoice(options: readonly Ere[], program: Instruction[]): boolean {
  const ends: number[] = [];
  for (const [i, option] of options.entries()) {
    const fork = program.push({ kind: 'found' }) - 1;
    if (!emit(option, program)) return false;
    ends.push(program.push({ kind: 'found' }) - 1);
    const next = program.length;
    program[fork] = { kind: 'fork', first: fork + 1, second: i === options.length - 1 ? fork + 1 : next };
  }
  for (const end of ends) program[end] = { kind: 'fork', first: program.length, second: program.length };
  return true;
}

function emitRepeat({ item, min, max }: Extract<Ere, { kind: 'repeat' }>, program: Instruction[]): boolean {
  for (let i = 0; i < min; i++) if (!emit(item, program)) return false;
  if (!Number.isFinite(max)) {
    const fork = program.push({ kind: 'found' }) - 1;
    if (!emit(item, program)) return false;
    program.push({ kind: 'fork', first: fork, second: fork });
    program[fork] = { kind: 'fork', first: fork + 1, second: program.length };
    return true;
  }
  const forks: number[] = [];
  for (let i = min; i < max; i++) {
    forks.push(program.push({ kind: 'found' }) - 1);
    if (!emit(item, program)) return false;
  }
  for (const fork of forks) program[fork] = { kind: 'fork', first: fork + 1, second: program.length };
  return true;
}

interface Thread {
  readonly pc: number;
  readonly slots: EreMatch;
}

class Matcher implements CompiledEre {
  readonly #program: readonly Instruction[];
  /** The step at which an instruction was last reached: the first way to it is the one that counts. */
  readonly #reached: Int32Array;
  #step = 0;
  #best: EreMatch | undefined;

  constructor(program: readonly Instruction[]) {
    this.#program = program;
    this.#reached = new Int32Array(program.length);
  }

  find(text: readonly string[], from: number, budget: WorkBudget): EreMatch | undefined {
    this.#best = undefined;
    budget.spend(STEP_COST * 4);
    let threads: Thread[] = [];
    for (let at = from; at <= text.length; at++) {
      this.#step++;
      const here: Thread[] = [];
      for (const thread of threads) this.#follow(thread, text, at, budget, here);
      if (this.#best === undefined) this.#follow({ pc: 0, slots: [] }, text, at, budget, here);
      if (budget.isSpent) return undefined;
      threads = this.#take(here, text[at]);
      if (this.#best !== undefined && threads.length === 0) return this.#best;
    }
    return this.#best;
  }

  /** The threads that are left behind a character; keeps the match when one has got to the end of the program. */
  #take(here: readonly Thread[], c: string | undefined): Thread[] {
    const next: Thread[] = [];
    for (const { pc, slots } of here) {
      const best = this.#best;
      if (best !== undefined && slots[0]! > best[0]!) continue;
      const instruction = this.#program[pc]!;
      if (instruction.kind === 'found') {
        if (best === undefined || slots[0]! < best[0]! || slots[1]! > best[1]!) this.#best = slots;
      } else if (c !== undefined && instruction.kind === 'one' && instruction.matches(c)) {
        next.push({ pc: pc + 1, slots });
      }
    }
    return next;
  }

  /** Adds what can be reached from a thread without taking a character. */
  #follow(from: Thread, text: readonly string[], at: number, budget: WorkBudget, out: Thread[]): void {
    const waiting: Thread[] = [from];
    for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
      const { pc, slots } = thread;
      if (this.#reached[pc] === this.#step) continue;
      this.#reached[pc] = this.#step;
      if (!budget.spend(STEP_COST)) return;
      const instruction = this.#program[pc]!;
      switch (instruction.kind) {
        case 'one':
        case 'found':
          out.push(thread);
          break;
        case 'fork':
          waiting.push({ pc: instruction.second, slots }, { pc: instruction.first, slots });
          break;
        case 'save':
          waiting.push({ pc: pc + 1, slots: withSlot(slots, instruction.slot, at) });
          break;
        case 'between':
          if (instruction.holds(text[at - 1], text[at])) waiting.push({ pc: pc + 1, slots });
      }
    }
  }
}

function withSlot(slots: EreMatch, slot: number, at: number): EreMatch {
  const next = [...slots];
  next[slot] = at;
  return next;
}
