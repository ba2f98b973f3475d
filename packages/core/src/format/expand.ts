/**
 * tmux's formats: `#{name}`, conditionals, comparisons, loops, modifiers. Pure: everything it needs comes from a
 * `FormatContext`. Like tmux, it never fails: what cannot be read ends the text there.
 */
import { colourRgb, parseColour } from '../style-text/colour.js';
import { type Measure, measureCodePoints } from '../style-text/measure.js';
import { styledWidth, trimLeft, trimRight } from '../style-text/trim.js';
import { compare } from './compare.js';
import type { FormatContext, LoopKind } from './context.js';
import { evaluate } from './expression.js';
import { type Modifier, parseModifiers } from './modifiers.js';
import { substitute } from './regex.js';
import { isTrue, skipTo, splitAlternatives } from './scan.js';
import { strftime } from './strftime.js';
import { byteLength, findValue, pad } from './values.js';

/** tmux's limit for formats within formats; beyond it they expand to nothing. */
const MAX_DEPTH = 100;
/** Formats that one call may expand, loops and nesting included. Options that refer to each other twice grow as 2^depth. */
const MAX_EXPANSIONS = 20_000;
/** Characters of one result; what goes beyond is cut off. */
const MAX_OUTPUT = 1 << 20;

const ALIASES: Readonly<Record<string, string>> = {
  D: 'pane_id',
  F: 'window_flags',
  H: 'host',
  I: 'window_index',
  P: 'pane_index',
  S: 'session_name',
  T: 'pane_title',
  W: 'window_name',
  h: 'host_short',
};

const LOOPS: Readonly<Record<string, LoopKind>> = { S: 'sessions', W: 'windows', P: 'panes' };

export interface ExpandOptions {
  /** Pass the text through strftime first, as status lines and display-message do. Needs the context's clock. */
  readonly time?: boolean;
}

/** Expands a format in a context. */
export function expandFormat(template: string, context: FormatContext, options: ExpandOptions = {}): string {
  return new Expander(context, options.time ?? false, { left: MAX_EXPANSIONS }, 0).expand(template);
}

class Expander {
  readonly #context: FormatContext;
  readonly #time: boolean;
  readonly #budget: { left: number };
  #depth: number;

  constructor(context: FormatContext, time: boolean, budget: { left: number }, depth: number) {
    this.#context = context;
    this.#time = time;
    this.#budget = budget;
    this.#depth = depth;
  }

  expand(template: string): string {
    if (template === '' || this.#depth === MAX_DEPTH || this.#budget.left-- <= 0) return '';
    this.#depth++;
    const now = this.#time && template.includes('%') ? this.#context.time?.() : undefined;
    const out = this.#text(now ? strftime(template, now) : template);
    this.#depth--;
    return out;
  }

  #text(text: string): string {
    let out = '';
    for (let at = 0; at < text.length && out.length < MAX_OUTPUT; ) {
      const hash = text.indexOf('#', at);
      if (hash < 0) return clip(out + text.slice(at));
      out += text.slice(at, hash);
      const piece = this.#piece(text, hash);
      if (!piece) break;
      out += piece.out;
      at = piece.end;
    }
    return clip(out);
  }

  /** What the `#` at an index stands for; undefined where it cannot be read. */
  #piece(text: string, hash: number): { out: string; end: number } | undefined {
    const c = text[hash + 1];
    switch (c) {
      case undefined:
        return { out: '#', end: hash + 1 };
      case '(': {
        const end = closingParenthesis(text, hash + 2);
        if (end < 0) return undefined;
        return { out: this.#context.shell?.(this.expand(text.slice(hash + 2, end))) ?? '', end: end + 1 };
      }
      case '{': {
        const end = skipTo(text, hash, '}');
        const out = end < 0 ? undefined : this.#replace(text.slice(hash + 2, end));
        return out === undefined ? undefined : { out, end: end + 1 };
      }
      case '#': {
        // Hashes in front of a style are left for whoever draws it.
        const style = /#{2,}\[/y;
        style.lastIndex = hash;
        const found = style.exec(text);
        return found ? { out: found[0], end: style.lastIndex } : { out: '#', end: hash + 2 };
      }
      case '}':
      case ',':
        return { out: c, end: hash + 2 };
      default: {
        const name = ALIASES[c];
        return { out: name === undefined ? `#${c}` : (this.#replace(name) ?? ''), end: hash + 2 };
      }
    }
  }

  /** Expands the inside of `#{…}`; undefined on a syntax error. */
  #replace(key: string): string | undefined {
    const { modifiers, rest } = parseModifiers(key, (argument) => this.expand(argument));
    const has = (name: string) => modifiers.some((modifier) => modifier.name === name);
    let value = this.#value(modifiers, rest);
    if (value === undefined) return undefined;
    if (has('E')) value = this.expand(value);
    else if (has('T')) value = new Expander(this.#context, true, this.#budget, this.#depth).expand(value);
    return this.#shape(modifiers, clip(value));
  }

  #value(modifiers: readonly Modifier[], rest: string): string | undefined {
    return modifiers.length === 0 ? this.#plain(modifiers, rest) : this.#modified(modifiers, rest);
  }

  #plain(modifiers: readonly Modifier[], rest: string): string | undefined {
    if (rest.startsWith('?')) return this.#conditional(modifiers, rest.slice(1));
    return rest.includes('#{') ? this.expand(rest) : (findValue(this.#context, rest, modifiers) ?? '');
  }

  #modified(modifiers: readonly Modifier[], rest: string): string | undefined {
    const last = (names: readonly string[]) => modifiers.findLast(({ name }) => names.includes(name));
    if (last(['l'])) return rest;
    if (last(['a'])) return characterOf(this.expand(rest));
    if (last(['c'])) return hexOf(this.expand(rest));
    const loop = last(['S']) ?? last(['W']) ?? last(['P']);
    if (loop) return this.#loop(LOOPS[loop.name]!, rest);
    const named = last(['N']);
    if (named) return this.#exists(named.args[0]?.includes('s') ? 'sessions' : 'windows', this.expand(rest));
    const search = last(['C']);
    if (search) return this.#search(search.args[0] ?? '', this.expand(rest));
    const truth = last(['!', '!!']);
    if (truth) return isTrue(this.expand(rest)) === (truth.name === '!!') ? '1' : '0';
    const comparison = last(['m', '<', '>', '||', '&&', '==', '!=', '<=', '>=']);
    if (comparison) return this.#sides(rest, (left, right) => compare(comparison, left, right));
    if (rest.startsWith('?')) return this.#conditional(modifiers, rest.slice(1));
    const expression = last(['e']);
    if (expression) return this.#sides(rest, (left, right) => evaluate(expression.args, left, right) ?? '') ?? '';
    return this.#plain(modifiers, rest);
  }

  #sides(text: string, combine: (left: string, right: string) => string): string | undefined {
    const sides = splitAlternatives(text);
    return sides && combine(this.expand(sides[0]), this.expand(sides[1]));
  }

  #conditional(modifiers: readonly Modifier[], text: string): string | undefined {
    const [condition, rest] = splitAlternatives(text) ?? [];
    const branches = rest === undefined ? undefined : splitAlternatives(rest);
    if (condition === undefined || !branches) return undefined;
    let found = findValue(this.#context, condition, modifiers);
    if (found === undefined) {
      found = this.expand(condition);
      // A name that nothing is known of is false, not true for being a text.
      if (found === condition) found = '';
    }
    return this.expand(isTrue(found) ? branches[0] : branches[1]);
  }

  #loop(over: LoopKind, text: string): string | undefined {
    const items = this.#context.loop?.(over);
    if (!items) return undefined;
    const [all, current] = (over === 'sessions' ? undefined : splitAlternatives(text)) ?? [text, text];
    let out = '';
    for (const { context, active } of items) {
      if (out.length >= MAX_OUTPUT) break;
      out += new Expander(context, this.#time, this.#budget, this.#depth).expand(active ? current : all);
    }
    return out;
  }

  #exists(over: LoopKind, name: string): string | undefined {
    const variable = over === 'sessions' ? 'session_name' : 'window_name';
    const items = this.#context.loop?.(over);
    return items && (items.some(({ context }) => context.lookup(variable) === name) ? '1' : '0');
  }

  #search(flags: string, pattern: string): string {
    return String(this.#context.search?.(pattern, { regex: flags.includes('r'), ignoreCase: flags.includes('i') }) ?? 0);
  }

  /** Substitutions first, then cutting, padding and measuring. */
  #shape(modifiers: readonly Modifier[], unshaped: string): string {
    if (modifiers.length === 0) return unshaped;
    const measure = this.#context.measure ?? measureCodePoints;
    let value = unshaped;
    for (const { name, args } of modifiers) {
      if (name !== 's' || args.length < 2) continue;
      value = substitute(value, this.expand(args[0]!), this.expand(args[1]!), args[2]?.includes('i') ?? false);
    }
    const limits = modifiers.filter(({ name, args }) => name === '=' && args.length > 0);
    const marker = limits.findLast(({ args }) => args.length > 1)?.args[1] ?? '';
    if (limits.length > 0) value = cut(value, toInteger(limits.at(-1)!.args[0]!), marker, measure);
    const padding = modifiers.findLast(({ name, args }) => name === 'p' && args.length > 0);
    if (padding) value = pad(value, toInteger(padding.args[0]!), measure);
    if (modifiers.some(({ name }) => name === 'n')) value = String(byteLength(value));
    if (modifiers.some(({ name }) => name === 'w')) value = String(styledWidth(value, measure));
    return clip(value);
  }
}

const clip = (text: string): string => (text.length > MAX_OUTPUT ? text.slice(0, MAX_OUTPUT) : text);

const toInteger = (text: string): number => (/^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0);

/** Keeps the first columns, or the last for a negative limit; the marker shows that something was cut. */
function cut(text: string, limit: number, marker: string, measure: Measure): string {
  if (limit === 0) return text;
  const kept = limit > 0 ? trimLeft(text, limit, measure) : trimRight(text, -limit, measure);
  if (kept === text) return text;
  return limit > 0 ? kept + marker : marker + kept;
}

function characterOf(text: string): string {
  const code = toInteger(text);
  return code >= 32 && code <= 126 ? String.fromCharCode(code) : '';
}

function hexOf(name: string): string {
  const colour = parseColour(name);
  const rgb = colour && colourRgb(colour);
  return rgb === undefined ? '' : rgb.toString(16).padStart(6, '0');
}

function closingParenthesis(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}
