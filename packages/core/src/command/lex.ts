/**
 * tmux's command language, for prompts, key bindings and configuration files: words, quotes, escapes, `;` and newlines
 * between commands, `{ … }` blocks, `#` comments, line continuation, `~` and `$VAR`. What a command means is not known
 * here. `%if` and its kin are refused with an error.
 */
import { err, ok, type Result } from '../result.js';
import { quoteWord } from './quote.js';
import { type LexError, Source } from './source.js';
import { type LexPorts, readWord } from './word.js';

/** One command with everything expanded. */
export interface CommandLine {
  /** At least one. A block is the text of its commands, expanded, quoted again and separated by ` ; `. */
  readonly words: readonly string[];
  /** Indexes of the words that were blocks, for printing the command. */
  readonly blocks: readonly number[];
  /** The line its first word stands in, from 1. */
  readonly line: number;
}

/** Blocks nested deeper than this are refused: nobody writes them, and hostile text must not exhaust the stack. */
const MAX_DEPTH = 64;

const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;

/**
 * Parses a text into its commands. `NAME=value` before a command (or alone) becomes a `set-environment -g` command of
 * its own (`-gh` after `%hidden`), and is seen by `$NAME` further on in the text.
 */
export function lexCommands(text: string, ports: LexPorts): Result<CommandLine[], LexError> {
  const source = new Source(text);
  const assigned = new Map<string, string>();
  const lexer = new Lexer(
    source,
    {
      variable: (name) => assigned.get(name) ?? ports.variable(name),
      home: (user) => (user === '' ? assigned.get('HOME') : undefined) ?? ports.home(user),
    },
    assigned,
  );
  const commands = lexer.commands(0);
  return commands ? ok(commands) : err(source.error ?? { message: 'syntax error', line: 1, column: 1 });
}

/** The command as text that parses to the same words again. */
export function formatCommandLine({ words, blocks }: Pick<CommandLine, 'words' | 'blocks'>): string {
  return words.map((word, i) => (blocks.includes(i) ? (word === '' ? '{ }' : `{ ${word} }`) : quoteWord(word))).join(' ');
}

class Lexer {
  readonly #source: Source;
  readonly #ports: LexPorts;
  readonly #assigned: Map<string, string>;

  constructor(source: Source, ports: LexPorts, assigned: Map<string, string>) {
    this.#source = source;
    this.#ports = ports;
    this.#assigned = assigned;
  }

  /** Commands up to the end of the text, or (within a block) up to and with its closing brace. */
  commands(depth: number): CommandLine[] | undefined {
    const source = this.#source;
    const commands: CommandLine[] = [];
    let separable = false;
    for (;;) {
      source.take(/[ \t]*(#[^\n]*)?/y);
      const c = source.peek();
      if (c === undefined) return depth === 0 ? commands : source.fail();
      if (c === '}') {
        if (depth === 0) return source.fail();
        source.skip();
        return commands;
      }
      if (c === '\n' || c === ';') {
        if (c === ';' && !separable) return source.fail();
        separable = c === ';';
        source.skip();
        continue;
      }
      if (!this.#command(depth, commands)) return undefined;
      separable = true;
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
      this.#assigned.set(name, value);
      commands.push({ words: ['set-environment', hidden ? '-gh' : '-g', name, value], blocks: [], line });
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
    const blocks: number[] = [];
    while (!this.#atEndOfCommand()) {
      const isBlock = this.#source.peek() === '{';
      const word = isBlock ? this.#block(depth) : this.#word();
      if (word === undefined) return false;
      if (isBlock) blocks.push(words.length);
      words.push(word);
    }
    commands.push({ words, blocks, line });
    return true;
  }

  #atEndOfCommand(): boolean {
    this.#source.take(/[ \t]*(#[^\n]*)?/y);
    const c = this.#source.peek();
    return c === undefined || c === '\n' || c === ';' || c === '}';
  }

  #block(depth: number): string | undefined {
    if (depth === MAX_DEPTH) return this.#source.fail('blocks are nested too deeply');
    this.#source.skip();
    return this.commands(depth + 1)
      ?.map(formatCommandLine)
      .join(' ; ');
  }

  /** A word of only `%` and digits is one (pane ids); every other one that starts with `%` is a directive. */
  #word(): string | undefined {
    if (this.#source.peek() !== '%') return readWord(this.#source, this.#ports);
    const plain = this.#source.take(/[%\d]+(?=[ \t\n;}]|$)/y);
    if (plain) return plain[0];
    const directive = this.#source.take(/%(if|elif|else|endif)(?=[ \t\n]|$)/y)?.[0];
    return this.#source.fail(directive ? `${directive} is not supported` : undefined);
  }
}
