/** answer: what a Claude waits for: leave, or the answer to a question. Chooses by the text of the options that are shown. */

import { err } from '@ccmux/core';
import { answerRefusal } from '../agents/person-asked.js';
import { type Answering, answerDialog } from '../claude/prompts/answer-dialog.js';
import { promptPane } from '../claude/prompts/prompt-pane.js';
import { type Command, done } from './command.js';

export const answer: Command = {
  name: 'answer',
  flags: '',
  args: [2, Infinity],
  usage: 'name allow|deny|number|text ...',
  summary: 'Answer what a Claude asks: an option by its text or number, words to a question, allow or deny.',
  flagHelp: {},
  async exec(context, args) {
    const [name = '', ...words] = args.rest;
    const pane = promptPane(context, name);
    if (!pane.ok) return pane;
    const refusal = answerRefusal(context, context.caller, pane.value);
    if (refusal !== undefined) return err(refusal);
    const ports: Answering = context;
    const answered = await answerDialog(ports, pane.value, words.join(' '));
    return answered.ok ? done : err(answered.error);
  },
};
