/**
 * tmux's command language, for prompts, key bindings and configuration files: words, quotes, escapes, `;` and newlines
 * between commands, `{ … }` blocks, `#` comments, line continuation, `~` and `$VAR`, `%if`. What a command means is not
 * known here.
 */
import { isTrue } from '../format/scan.js';
import { err, ok, type Result } from '../result.js';
import { quoteWord } from './quote.js';
import { type LexError, Source } from './source.js';
import { type LexPorts, readWord } from './word.js';

/** One command with everything expanded. */
export interface CommandLine {
  /** At least one. A block is the text of its commands, expanded, quoted again and separated by ` ; `. */
  readonly words: readonly string[];
  /** The commands of the words that were blocks, by the word's index. */
  readonly blocks: ReadonlyMap<number, readonly CommandLine[]>;
  /** The line its first word stands in, from 1. An error in a command stops what stands in the same line. */
  readonly line: number;
}

/** Blocks and conditions nested deeper than this are refused: nobody writes them, and hostile text must not exhaust the stack. */
const MAX_DEPTH = 64;

const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;
const DIRECTIVE = /%(if|elif|else|endif)(?=[ \t\n]|$)/y;
const NO_BLOCKS: ReadonlyMap<number, readonly CommandLine[]> = new Map();

/** What commands stand in: it decides what ends them. */
type Inside = 'text' | 'block' | 'condition-lines' | 'condition-in-line';
/** What ended a run of commands. */
type End = 'end' | 'elif' | 'else' | 'endif';

/**
 * Parses a text into its commands. `NAME=value` before a command (or alone) becomes a `set-environment -g` command of
 * its own (`-gh` after `%hidden`), and is seen by `$NAME` further on in the text. Branches of an `%if` that are not
 * taken are read and left out.
 */
export function lexCommands(text: string, ports: LexPorts): Result<CommandLine[], LexError> {
  const source = new Source(text);
  const assigned = new Map<string, string>();
  const lexer = new Lexer(
    source,
    {
      variable: (name) => assigned.get(name) ?? ports.variable(name),
      home: (user) => (user === '' ? assigned.get('HOME') : undefined) ?? ports.home(user),
      condition: (format) => ports.condition(format),
    },
    assigned,
  );
  const commands: CommandLine[] = [];
  const end = lexer.commands(0, 'text', commands);
  return end === undefined ? err(source.error ?? { message: 'syntax error', line: 1, column: 1 }) : ok(commands);
}

/** The command as text that parses to the same words again. */
export function formatCommandLine({ words, blocks }: Pick<CommandLine, 'words' | 'blocks'>): string {
  return words.map((word, i) => (blocks.has(i) ? (word === '' ? '{ }' : `{ ${word} }`) : quoteWord(word))).join(' ');
}

/** The text of a block's commands, which parses to them again. */
export const formatBlock = (commands: readonly CommandLine[]): string => commands.map(formatCommandLine).join(' ; ');

class Lexer {
  readonly #source: Source;
  readonly #ports: LexPorts;
  readonly #assigned: Map<string, string>;
  /** False in a branch that is not taken. */
  #active = true;
  /** Words like `%endif` end a command: it stands in a condition of one line. */
  #inLine = false;

  constructor(source: Source, ports: LexPorts, assigned: Map<string, string>) {
    this.#source = source;
    this.#ports = ports;
    this.#assigned = assigned;
  }

  /** Commands up to and with what ends them; undefined after an error. */
  commands(depth: number, inside: Inside, commands: CommandLine[]): End | undefined {
    const source = this.#source;
    let separable = false;
    for (;;) {
      source.take(/[ \t]*(#[^\n]*)?/y);
      const c = source.peek();
      if (c === undefined || c === '}') return this.#endOfText(c, inside);
      if (c === '\n' || c === ';') {
        if (c === ';' ? !separable : inside === 'condition-in-line') return source.fail();
        separable = c === ';';
        source.skip();
        continue;
      }
      const directive = source.take(DIRECTIVE)?.[1];
      if (directive !== undefined && directive !== 'if') return this.#endOfBranch(directive, inside, separable);
      if (!(directive === undefined ? this.#command(depth, commands) : this.#condition(depth, commands))) return undefined;
      separable = true;
    }
  }

  #endOfText(c: '}' | undefined, inside: Inside): End | undefined {
    if (inside !== (c === undefined ? 'text' : 'block')) return this.#source.fail();
    this.#source.skip();
    return 'end';
  }

  /** A branch ends here, if this is one; one of several lines does so at the start of a line. */
  #endOfBranch(directive: string, inside: Inside, separable: boolean): End | undefined {
    const ends = inside === 'condition-in-line' || (inside === 'condition-lines' && !separable);
    // SAFETY: the pattern matches these and `if`, which has been dealt with.
    return ends ? (directive as End) : this.#source.fail();
  }

  /** An `%if` whose first word has been read, up to and with its `%endif`. */
  #condition(depth: number, commands: CommandLine[]): boolean {
    if (depth === MAX_DEPTH) return this.#source.fail('conditions are nested too deeply') ?? false;
    const outer = { active: this.#active, inLine: this.#inLine };
    let undecided = outer.active;
    for (let branch: End | 'if' = 'if'; branch !== 'endif'; ) {
      const wanted = branch === 'else' ? true : this.#isTrue();
      if (wanted === undefined) return false;
      this.#active = undecided && wanted;
      if (this.#active) undecided = false;
      const lines = this.#atEndOfCommand() && this.#source.peek() === '\n';
      this.#inLine = !lines;
      const found: CommandLine[] = [];
      const end = this.commands(depth + 1, lines ? 'condition-lines' : 'condition-in-line', found);
      if (end === undefined || (branch === 'else' && end !== 'endif')) return this.#source.fail() ?? false;
      if (this.#active) commands.push(...found);
      branch = end;
    }
    this.#active = outer.active;
    this.#inLine = outer.inLine;
    return true;
  }

  /** The format behind `%if` or `%elif`: `#{…}` as it stands, blanks and all, or a word. */
  #isTrue(): boolean | undefined {
    const source = this.#source;
    source.take(/[ \t]*/y);
    if (source.peek() === undefined || source.peek() === '\n') return source.fail();
    const format = source.peek() === '#' && source.peek(1) === '{' ? this.#format() : this.#word();
    return format === undefined ? undefined : isTrue(this.#ports.condition(format));
  }

  #format(): string | undefined {
    let text = '';
    for (let open = 0; ; ) {
      const part = this.#source.take(/#\{|[^\n]/y)?.[0];
      if (part === undefined) return this.#source.fail();
      text += part;
      if (part === '#{') open++;
      if (part === '}' && --open === 0) return text;
    }
  }

  #command(depth: number, commands: CommandLine[]): boolean {
    const source = this.#source;
    const line = source.line;
    const hidden = source.take(/%hidden[ \t]+/y) !== null;
    let first = this.#firstWord();
    const assignment = first === undefined ? null : ASSIGNMENT.exec(first);
    if (assignment) {
      const [, name, value] = assignment as unknown as [string, string, string]; // SAFETY: the pattern has two groups
      if (this.#active) this.#assigned.set(name, value);
      commands.push({ words: ['set-environment', hidden ? '-gh' : '-g', name, value], blocks: NO_BLOCKS, line });
      if (this.#atEndOfCommand()) return true;
      first = this.#firstWord();
      if (first !== undefined && ASSIGNMENT.test(first)) return source.fail() ?? false;
    }
    if (first === undefined || hidden) return source.fail() ?? false;
    return this.#arguments(depth, first, line, commands);
  }

  #firstWord(): string | undefined {
    return this.#source.peek() === '{' ? this.#source.fail() : this.#word();
  }

  #arguments(depth: number, first: string, line: number, commands: CommandLine[]): boolean {
    const words = [first];
    const blocks = new Map<number, readonly CommandLine[]>();
    while (!this.#atEndOfCommand()) {
      const block = this.#source.peek() === '{' ? this.#block(depth) : undefined;
      const word = block === undefined ? this.#word() : formatBlock(block);
      if (word === undefined) return false;
      if (block !== undefined) blocks.set(words.length, block);
      words.push(word);
    }
    commands.push({ words, blocks, line });
    return true;
  }

  #atEndOfCommand(): boolean {
    this.#source.take(/[ \t]*(#[^\n]*)?/y);
    const c = this.#source.peek();
    return c === undefined || c === '\n' || c === ';' || c === '}' || (this.#inLine && this.#source.looksAt(DIRECTIVE));
  }

  #block(depth: number): CommandLine[] | undefined {
    if (depth === MAX_DEPTH) return this.#source.fail('blocks are nested too deeply');
    this.#source.skip();
    const inLine = this.#inLine;
    this.#inLine = false;
    const commands: CommandLine[] = [];
    const end = this.commands(depth + 1, 'block', commands);
    this.#inLine = inLine;
    return end === undefined ? undefined : commands;
  }

  /** A word of only `%` and digits is one (pane ids); every other one that starts with `%` is a directive. */
  #word(): string | undefined {
    if (this.#source.error !== undefined) return undefined;
    if (this.#source.peek() !== '%') return readWord(this.#source, this.#ports);
    return this.#source.take(/[%\d]+(?=[ \t\n;}]|$)/y)?.[0] ?? this.#source.fail();
  }
}
