/** send-prompt: hands a prompt to the Claude of a pane, when it may be typed; `ccmux send NAME TEXT` in the words of a shell. */
import { looksLikeCommand } from '@ccmux/claude';
import { err, isPromptOver, ok, type PaneId, type Result } from '@ccmux/core';
import type { Receipt } from '../claude/prompts/claude-prompts.js';
import { promptPane } from '../claude/prompts/prompt-pane.js';
import { receiptLine, receiptObject } from '../claude/prompts/receipt-text.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { secondsOf, timedOut } from './wait-time.js';

/** A prompt that has not been typed by then has to wait: for Claude, or for somebody who types. */
const promptlyMs = 1500;

export const sendPrompt: Command = {
  name: 'send-prompt',
  flags: 'cdi:jtw:W',
  long: { command: 'c', defer: 'd', id: 'i', json: 'j', text: 't', timeout: 'w', wait: 'W' },
  args: [1, Infinity],
  usage: '[--wait] [--timeout seconds] [--defer] [--id id] [--command|--text] [--json] name [text ...]',
  summary: 'Hand a prompt to a Claude; the text may come from standard input.',
  flagHelp: {
    c: 'the text is a command, such as /compact or !ls',
    d: 'queue it and come back at once',
    i: 'name of the prompt: the same one is sent once',
    j: 'the receipt as JSON',
    t: 'the text is no command, whatever it begins with',
    w: 'wait so long at most: seconds',
    W: 'until it is answered, and print the answer',
  },
  async exec(context, args) {
    const [name = '', ...words] = args.rest;
    const pane = promptPane(context, name);
    if (!pane.ok) return pane;
    const ms = secondsOf(args.value('w'));
    if (!ms.ok) return ms;
    const text = await textOf(context, words);
    if (!text.ok) return text;
    const isMeant = words.length > 0 && !args.has('t') && looksLikeCommand(text.value);
    const manner = args.has('c') || isMeant ? 'command' : 'text';
    const sent = context.claudePrompts.send(pane.value, { text: text.value, manner, id: args.value('i') });
    if (!sent.ok) return sent;
    const how: Showing = { asJson: args.has('j'), wantsAnswer: args.has('W') };
    return reported(context, pane.value, sent.value.id, { ...how, ms: ms.value, isDeferred: args.has('d') });
  },
};

interface Showing {
  readonly asJson: boolean;
  readonly wantsAnswer: boolean;
}

interface Waiting extends Showing {
  readonly ms: number | undefined;
  readonly isDeferred: boolean;
}

async function reported(context: CommandContext, pane: PaneId, id: string, how: Waiting): Promise<Outcome> {
  const { caller, claudePrompts } = context;
  const isTimed = how.ms !== undefined || how.wantsAnswer;
  const isWished = how.wantsAnswer ? ended : how.isDeferred ? queued : isTaken;
  const reached = isTimed ? await claudePrompts.until(pane, id, isWished, how.ms) : undefined;
  if (!isTimed && !how.isDeferred) await promptly(context, pane, id);
  const receipt = claudePrompts.receipt(pane, id);
  if (receipt === undefined) return err(`${id} refused: the pane was closed`);
  if (how.asJson) caller.print(JSON.stringify(receiptObject(pane, receipt)));
  if (isTimed && reached === undefined) return timedOut(caller, how.asJson ? undefined : receiptLine(receipt));
  return told(context, receipt, how);
}

async function textOf({ caller }: CommandContext, words: readonly string[]): Promise<Result<string, string>> {
  if (words.length > 0 && !(words.length === 1 && words[0] === '-')) return ok(words.join(' '));
  const input = await caller.input();
  return input.ok ? ok(Buffer.from(input.value).toString('utf8')) : err('there is no text to send');
}

const ended = ({ prompt }: Receipt): boolean => isPromptOver(prompt);
const queued = (): boolean => true;
const isTaken = ({ prompt: { stage } }: Receipt): boolean => !['queued', 'typing', 'typed'].includes(stage.kind);

/** Until Claude has it, or until it is clear that it has to wait. */
async function promptly({ claudePrompts }: CommandContext, pane: PaneId, id: string): Promise<void> {
  await claudePrompts.until(pane, id, (receipt) => isTaken(receipt) || receipt.why !== undefined);
  await claudePrompts.until(pane, id, isTaken, promptlyMs);
}

function told(
  { caller }: CommandContext,
  receipt: Receipt,
  { asJson, wantsAnswer }: { asJson: boolean; wantsAnswer: boolean },
): Outcome {
  const { stage } = receipt.prompt;
  if (stage.kind === 'refused') return err(receiptLine(receipt));
  const isAnswer = wantsAnswer && stage.kind === 'finished' && stage.outcome === 'answered';
  if (!asJson) caller.print(isAnswer ? (stage.answer ?? '') : receiptLine(receipt));
  if (wantsAnswer && !isAnswer) caller.endWith(1);
  return done;
}
