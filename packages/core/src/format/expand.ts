/**
 * tmux's formats: `#{name}`, conditionals, comparisons, loops, modifiers. Pure: everything it needs comes from a
 * `FormatContext`. Like tmux, it never fails: what cannot be read ends the text there.
 */
import { WorkBudget } from './budget.js';
import { compare } from './compare.js';
import type { FormatContext, LoopKind } from './context.js';
import { evaluate } from './expression.js';
import { type Modifier, parseModifiers } from './modifiers.js';
import { ALIASES, LOOPS, listOf, orderOf } from './names.js';
import { isTrue, skipTo, splitAll, splitAlternatives } from './scan.js';
import { characterOf, clip, colourText, MAX_OUTPUT, repeated, shape } from './shape.js';
import { strftime } from './strftime.js';
import { findValue } from './values.js';

/** tmux's limit for formats within formats; beyond it they expand to nothing. */
const MAX_DEPTH = 100;
/**
 * Work that one call may be, loops and nesting included: about a tenth of a second, as tmux allows. Options that refer to each
 * other twice would grow as 2^depth. What is beyond expands to nothing.
 */
const MAX_WORK = 4_000_000;
/** What it costs to begin with a format, and to ask for a value, which may be read from the system. */
const EXPANSION_COST = 50;
const LOOKUP_COST = 200;

export interface ExpandOptions {
  /** Pass the text through strftime first, as status lines and display-message do. Needs the context's clock. */
  readonly time?: boolean;
}

/** Expands a format in a context. */
export function expandFormat(template: string, context: FormatContext, options: ExpandOptions = {}): string {
  return new Expander(context, options.time ?? false, new WorkBudget(MAX_WORK), 0).expand(template);
}

class Expander {
  readonly #context: FormatContext;
  readonly #time: boolean;
  readonly #budget: WorkBudget;
  #depth: number;

  constructor(context: FormatContext, time: boolean, budget: WorkBudget, depth: number) {
    this.#context = context;
    this.#time = time;
    this.#budget = budget;
    this.#depth = depth;
  }

  expand(template: string): string {
    if (template === '' || this.#depth === MAX_DEPTH || !this.#budget.spend(EXPANSION_COST + template.length)) return '';
    this.#depth++;
    this.#context.trace?.(this.#depth, `expanding format: ${template}`);
    const now = this.#time && template.includes('%') ? this.#context.time?.() : undefined;
    if (now !== undefined) this.#budget.spend(template.length * 10);
    const timed = now ? strftime(template, now) : template;
    if (timed !== template) this.#context.trace?.(this.#depth, `after time expanded: ${timed}`);
    const out = this.#text(timed);
    this.#context.trace?.(this.#depth, `result is: ${out}`);
    this.#depth--;
    return out;
  }

  #text(text: string): string {
    let out = '';
    let styleEnd = 0;
    for (let at = 0; at < text.length && out.length < MAX_OUTPUT; ) {
      const hash = text.indexOf('#', at);
      if (hash < 0) return clip(out + text.slice(at));
      out += text.slice(at, hash);
      if (text[hash + 1] === '[' && hash >= styleEnd) styleEnd = this.#skip(text, hash + 2, ']');
      const piece = this.#piece(text, hash, hash < styleEnd);
      if (!piece) break;
      out += piece.out;
      at = piece.end;
    }
    return clip(out);
  }

  #skip(text: string, from: number, ends: string): number {
    const end = this.#budget.isSpent ? -1 : skipTo(text, from, ends);
    this.#budget.spend((end < 0 ? text.length : end) - from);
    return end;
  }

  /** What the `#` at an index stands for; undefined where it cannot be read. In a style, colours begin with one. */
  #piece(text: string, hash: number, inStyle: boolean): { out: string; end: number } | undefined {
    const c = text[hash + 1];
    switch (c) {
      case undefined:
        return { out: '#', end: hash + 1 };
      case '(': {
        const end = this.#closing(text, hash + 2);
        if (end < 0) return undefined;
        return { out: this.#context.shell?.(this.expand(text.slice(hash + 2, end))) ?? '', end: end + 1 };
      }
      case '{': {
        const end = this.#skip(text, hash, '}');
        const key = text.slice(hash + 2, end);
        this.#context.trace?.(this.#depth, `found #{}: ${key}`);
        const out = end < 0 ? undefined : this.#replace(key);
        return out === undefined ? undefined : { out, end: end + 1 };
      }
      case '#': {
        let end = hash;
        while (text[end] === '#') end++;
        this.#budget.spend(end - hash);
        // Hashes in front of a style are left for whoever draws it.
        if (text[end] === '[') return { out: text.slice(hash, end + 1), end: end + 1 };
        const pairs = (end - hash) >> 1;
        return { out: '#'.repeat(pairs), end: hash + pairs * 2 };
      }
      case '}':
      case ',':
        return { out: c, end: hash + 2 };
      default: {
        const name = inStyle ? undefined : ALIASES[c];
        if (name !== undefined) this.#context.trace?.(this.#depth, `found #${c}: ${name}`);
        return { out: name === undefined ? `#${c}` : (this.#replace(name) ?? ''), end: hash + 2 };
      }
    }
  }

  /** The index of the parenthesis that closes the one in front of `from`; -1 without one. */
  #closing(text: string, from: number): number {
    let depth = 1;
    for (let i = from; i < text.length && this.#budget.spend(1); i++) {
      if (text[i] === '(') depth++;
      else if (text[i] === ')' && --depth === 0) return i;
    }
    return -1;
  }

  /** Expands the inside of `#{…}`; undefined on a syntax error. */
  #replace(key: string): string | undefined {
    if (!this.#budget.spend(key.length * 2)) return '';
    const { modifiers, rest } = parseModifiers(key, (argument) => this.expand(argument));
    this.#traceModifiers(modifiers);
    const value = this.#shaped(modifiers, rest);
    if (value !== undefined) this.#context.trace?.(this.#depth, `replaced '${key}' with '${value}'`);
    return value;
  }

  #traceModifiers(modifiers: readonly Modifier[]): void {
    if (this.#context.trace === undefined) return;
    for (const [i, { name, args }] of modifiers.entries()) {
      this.#context.trace(this.#depth, `modifier ${i} is ${name}`);
      for (const [j, argument] of args.entries()) this.#context.trace(this.#depth, `modifier ${i} argument ${j}: ${argument}`);
    }
  }

  #shaped(modifiers: readonly Modifier[], rest: string): string | undefined {
    if (modifiers.length === 0) return this.#plain(modifiers, rest);
    const has = (name: string) => modifiers.some((modifier) => modifier.name === name);
    let value = this.#modified(modifiers, rest);
    if (value === undefined) return undefined;
    if (has('E')) value = this.expand(value);
    else if (has('T')) value = new Expander(this.#context, true, this.#budget, this.#depth).expand(value);
    const { measure, trace } = this.#context;
    const told = trace && ((step: string) => trace(this.#depth, step));
    const ports = { expand: (text: string) => this.expand(text), measure, budget: this.#budget, trace: told };
    return shape(clip(value), modifiers, ports);
  }

  #plain(modifiers: readonly Modifier[], rest: string): string | undefined {
    if (rest.startsWith('?')) return this.#conditional(modifiers, rest.slice(1));
    if (rest.includes('#{')) return this.expand(rest);
    const found = this.#find(rest, modifiers);
    this.#context.trace?.(this.#depth, `format '${rest}' ${found === undefined ? 'not found' : `found: ${found}`}`);
    return found ?? '';
  }

  #find(name: string, modifiers: readonly Modifier[]): string | undefined {
    const found = this.#budget.spend(LOOKUP_COST) ? findValue(this.#context, name, modifiers) : undefined;
    // Quoting and comparing go through all of it.
    this.#budget.spend(((found?.length ?? 0) * (modifiers.length + 1)) >> 3);
    return found;
  }

  #modified(modifiers: readonly Modifier[], rest: string): string | undefined {
    const last = (names: readonly string[]) => modifiers.findLast(({ name }) => names.includes(name));
    if (last(['l'])) return rest;
    if (last(['a'])) return characterOf(this.expand(rest));
    const colour = last(['c']);
    if (colour) return colourText(this.expand(rest), colour.args[0] ?? '');
    const ofClient = last(['I']);
    if (ofClient) return this.#ofClient(ofClient.args[0] ?? '', rest);
    const loop = last(['S']) ?? last(['W']) ?? last(['P']) ?? last(['L']);
    if (loop) return this.#loop(LOOPS[loop.name]!, loop.args[0], rest);
    const entries = last(['O', 'V']);
    if (entries) return this.#entries(entries, rest);
    const named = last(['N']);
    const list = named === undefined ? undefined : listOf(named.args[0]);
    if (list !== undefined) return this.#exists(list, this.expand(rest));
    const search = last(['C']);
    if (search) return this.#search(search.args[0] ?? '', this.expand(rest));
    if (last(['R'])) return this.#sides(rest, repeated);
    const truth = last(['!', '!!']);
    if (truth) return isTrue(this.expand(rest)) === (truth.name === '!!') ? '1' : '0';
    const logic = last(['||', '&&']);
    if (logic) return this.#logic(logic.name === '&&', rest);
    const comparison = last(['m', '<', '>', '==', '!=', '<=', '>=']);
    if (comparison)
      return this.#sides(rest, (left, right) => {
        this.#context.trace?.(this.#depth, `compare ${comparison.name} left is: ${left}`);
        this.#context.trace?.(this.#depth, `compare ${comparison.name} right is: ${right}`);
        return compare(comparison, left, right, this.#budget);
      });
    if (rest.startsWith('?')) return this.#conditional(modifiers, rest.slice(1));
    const expression = last(['e']);
    if (expression) return this.#sides(rest, (left, right) => evaluate(expression.args, left, right) ?? '') ?? '';
    return this.#plain(modifiers, rest);
  }

  #sides(text: string, combine: (left: string, right: string) => string): string | undefined {
    const sides = splitAlternatives(text);
    return sides && combine(this.expand(sides[0]), this.expand(sides[1]));
  }

  /** Any number of operands; those behind the one that decides are not looked at. */
  #logic(isAnd: boolean, text: string): '0' | '1' {
    for (const operand of splitAll(text)) if (isTrue(this.expand(operand)) !== isAnd) return isAnd ? '0' : '1';
    return isAnd ? '1' : '0';
  }

  /** `condition,value` any number of times; the value of the first condition that holds, else what comes last alone. */
  #conditional(modifiers: readonly Modifier[], text: string): string {
    const parts = splitAll(text);
    let at = 0;
    for (; at + 1 < parts.length; at += 2) {
      const condition = parts[at]!;
      this.#context.trace?.(this.#depth, `condition is: ${condition}`);
      const holds = this.#holds(modifiers, condition);
      this.#context.trace?.(this.#depth, `condition '${condition}' is ${holds}`);
      if (holds) return this.expand(parts[at + 1]!);
    }
    return this.expand(parts[at] ?? '');
  }

  #holds(modifiers: readonly Modifier[], condition: string): boolean {
    const found = this.#find(condition, modifiers);
    if (found !== undefined) {
      this.#context.trace?.(this.#depth, `condition '${condition}' found: ${found}`);
      return isTrue(found);
    }
    const expanded = this.expand(condition);
    // A name that nothing is known of is false, not true for being a text.
    if (expanded !== condition) return isTrue(expanded);
    this.#context.trace?.(this.#depth, `condition '${condition}' not found; assuming false`);
    return false;
  }

  #loop(over: LoopKind, flags: string | undefined, text: string): string | undefined {
    const items = this.#context.loop?.(over, orderOf(flags));
    if (!items) return undefined;
    this.#budget.spend(items.length * EXPANSION_COST);
    const isSplit = over === 'windows' || over === 'panes';
    const [all, current] = (isSplit ? splitAlternatives(text) : undefined) ?? [text, text];
    let out = '';
    for (const { context, active } of items) {
      if (out.length >= MAX_OUTPUT) break;
      out += new Expander(context, this.#time, this.#budget, this.#depth).expand(active ? current : all);
    }
    return out;
  }

  /** `O:` and `V:`. */
  #entries({ name, args }: Modifier, text: string): string {
    const of = name === 'O' ? 'options' : 'environment';
    const turns = this.#context.entries?.(of, args.length === 1 ? args[0]! : '') ?? [];
    this.#budget.spend(turns.length * EXPANSION_COST);
    let out = '';
    for (const turn of turns) {
      if (out.length >= MAX_OUTPUT) break;
      out += new Expander(turn, this.#time, this.#budget, this.#depth).expand(text);
    }
    return out;
  }

  /** `I:`; the name is not expanded, as in tmux. */
  #ofClient(flags: string, name: string): string {
    const of = flags.includes('e') ? 'variable' : flags.includes('f') ? 'feature' : undefined;
    return (of && this.#context.client?.(of, name)) ?? '';
  }

  #exists(over: LoopKind, name: string): string | undefined {
    const variable = over === 'sessions' ? 'session_name' : 'window_name';
    const items = this.#context.loop?.(over);
    this.#budget.spend((items?.length ?? 0) * EXPANSION_COST);
    return items && (items.some(({ context }) => context.lookup(variable) === name) ? '1' : '0');
  }

  #search(flags: string, pattern: string): string {
    const kind = { regex: flags.includes('r'), ignoreCase: flags.includes('i') };
    return String(this.#context.search?.(pattern, kind, this.#budget) ?? 0);
  }
}
