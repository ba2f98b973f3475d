/** command-prompt: asks for text on the status line, then runs it, or a template with the answers in its places. */
import { err, ok, optionAt, type ParsedArgs } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { PromptRequest } from '../clients/overlays.js';
import { expandAt } from '../formats/expand.js';
import { completionFor } from '../prompts/completion.js';
import { type PromptType, promptTypes } from '../prompts/history.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { targetClient } from './target-client.js';

/** Prompts of one command; `%9` is the last answer that a template can name. */
const maxPrompts = 9;

interface Question {
  readonly label: string;
  readonly initial: string;
}

export const commandPrompt: Command = {
  name: 'command-prompt',
  flags: '1bFikI:Np:t:T:',
  args: [0, 1],
  usage: '[-1bFikN] [-I inputs] [-p prompts] [-t target-client] [-T prompt-type] [template]',
  summary: 'Ask for text on the status line and run a command with it.',
  flagHelp: {
    1: 'one key is an answer',
    b: 'do not wait for the answer',
    F: 'expand formats in the command',
    i: 'run the command at every change',
    I: 'what the answers are at first, divided by commas',
    k: 'the answer is the name of a key',
    N: 'only digits; any other key ends it',
    p: 'the questions, divided by commas',
    t: 'the client',
    T: 'which history and completion: command, search, target or window-target',
  },
  takesBlock: () => true,
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    const type = promptTypes.find((t) => t === (args.value('T') ?? 'command'));
    if (type === undefined) return err(`unknown type: ${args.value('T')}`);
    const asked = new Promise<Outcome>((resolve) => {
      new Asking(context, args, client.value, type, resolve).next();
    });
    return args.has('b') || args.has('i') ? done : asked;
  },
};

/** One command's questions, one after the other. */
class Asking {
  readonly #context: CommandContext;
  readonly #args: ParsedArgs;
  readonly #client: AttachedClient;
  readonly #type: PromptType;
  readonly #finish: (outcome: Outcome) => void;
  readonly #questions: readonly Question[];
  readonly #answers: string[] = [];

  constructor(
    context: CommandContext,
    args: ParsedArgs,
    client: AttachedClient,
    type: PromptType,
    finish: (outcome: Outcome) => void,
  ) {
    this.#context = context;
    this.#args = args;
    this.#client = client;
    this.#type = type;
    this.#finish = finish;
    this.#questions = questionsOf(context, args);
  }

  next(): void {
    const question = this.#questions[this.#answers.length];
    if (question === undefined) return this.#run(this.#answers);
    this.#client.overlays.prompt(this.#request(question), (text) => this.#answered(text));
  }

  #request({ label, initial }: Question): PromptRequest {
    const { store, prompts } = this.#context;
    const request = {
      label,
      initial,
      mode: modeOf(this.#args),
      keys:
        optionAt(store.model, 'status-keys', { session: this.#client.session }) === 'vi' ? ('vi' as const) : ('emacs' as const),
      separators: optionAt(store.model, 'word-separators', { session: this.#client.session }),
      history: prompts.recent(this.#type),
      completion: completionFor(this.#context, this.#type),
    };
    return request.mode === 'search' ? { ...request, onChange: (text) => this.#run([text]) } : request;
  }

  #answered(text: string | undefined): void {
    if (text === undefined || this.#args.has('i')) return this.#finish(done);
    if (modeOf(this.#args) === 'line') this.#context.prompts.add(this.#type, text);
    this.#answers.push(text);
    this.next();
  }

  /** Without a template the answer is the command. */
  #run(answers: readonly string[]): void {
    const { language, caller } = this.#context;
    const hasTemplate = this.#args.rest[0] !== undefined;
    const commands = hasTemplate
      ? language.argument(expanded(this.#context, this.#args), 0, answers)
      : language.read(answers[0] ?? '', caller);
    if (!commands.ok) return this.#finish(err(commands.error.message));
    const running = this.#context.runAndReport(commands.value, caller);
    if (running === undefined) this.#finish(done);
    else void running.then(() => this.#finish(ok(undefined)));
  }
}

/** With `-F` a template that is a text is a format. */
function expanded({ caller, ...context }: CommandContext, args: ParsedArgs): ParsedArgs {
  if (!args.has('F') || args.block(0) !== undefined) return args;
  return { ...args, rest: [expandAt(context, caller.place, args.rest[0] ?? '')] };
}

function modeOf(args: ParsedArgs): NonNullable<PromptRequest['mode']> {
  if (args.has('1')) return 'character';
  if (args.has('N')) return 'number';
  if (args.has('i')) return 'search';
  return args.has('k') ? 'key' : 'line';
}

function questionsOf(context: CommandContext, args: ParsedArgs): readonly Question[] {
  const template = args.rest[0];
  const first = args.block(0)?.[0]?.words[0] ?? template?.trim().split(/\s/)[0] ?? '';
  const labels = args.value('p')?.split(',') ?? [template === undefined ? ':' : `(${first})`];
  const initials = args.value('I')?.split(',') ?? [];
  const { place } = context.caller;
  return labels.slice(0, maxPrompts).map((label, index) => {
    const shown = expandAt(context, place, label);
    return {
      label: args.has('p') || template !== undefined ? `${shown} ` : shown,
      initial: expandAt(context, place, initials[index] ?? ''),
    };
  });
}
