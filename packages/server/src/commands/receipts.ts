/** receipts: how far the prompts for a Claude have come; those that are over as far as they are kept. */
import { promptPane } from '../claude/prompts/prompt-pane.js';
import { receiptLine, receiptObject } from '../claude/prompts/receipt-text.js';
import { type Command, done } from './command.js';

export const receipts: Command = {
  name: 'receipts',
  flags: 'i:j',
  long: { id: 'i', json: 'j' },
  args: [1, 1],
  usage: '[--json] [--id id] name',
  summary: 'List the prompts that were sent to a Claude, and how far each has come.',
  flagHelp: { i: 'only this one', j: 'as JSON, a line each' },
  exec(context, args) {
    const pane = promptPane(context, args.rest[0] ?? '');
    if (!pane.ok) return pane;
    const id = args.value('i');
    for (const receipt of context.claudePrompts.receipts(pane.value)) {
      if (id !== undefined && receipt.prompt.id !== id) continue;
      context.caller.print(args.has('j') ? JSON.stringify(receiptObject(pane.value, receipt)) : receiptLine(receipt));
    }
    return done;
  },
};
