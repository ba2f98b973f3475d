/** show-prompt-history, clear-prompt-history: the answers that prompts remember. */
import { err, ok, type Result } from '@ccmux/core';
import { type PromptType, promptTypes } from '../prompts/history.js';
import { type Command, done } from './command.js';

export const showPromptHistory: Command = {
  name: 'show-prompt-history',
  flags: 'T:',
  args: [0, 0],
  usage: '[-T type]',
  summary: 'Print what was typed at prompts.',
  flagHelp: {
    T: 'only of this type: command, search, target or window-target',
  },
  exec({ prompts, caller }, args) {
    const types = typesOf(args.value('T'));
    if (!types.ok) return types;
    for (const type of types.value) {
      caller.print(`History for ${type}:\n`);
      for (const [index, line] of prompts.of(type).entries()) caller.print(`${index + 1}: ${line}`);
      caller.print('');
    }
    return done;
  },
};

export const clearPromptHistory: Command = {
  name: 'clear-prompt-history',
  flags: 'T:',
  args: [0, 0],
  usage: '[-T type]',
  summary: 'Forget what was typed at prompts.',
  flagHelp: {
    T: 'only of this type: command, search, target or window-target',
  },
  exec({ prompts }, args) {
    const types = typesOf(args.value('T'));
    if (!types.ok) return types;
    for (const type of types.value) prompts.clear(type);
    return done;
  },
};

function typesOf(name: string | undefined): Result<readonly PromptType[], string> {
  if (name === undefined) return ok(promptTypes);
  const type = promptTypes.find((t) => t === name);
  return type === undefined ? err(`invalid type: ${name}`) : ok([type]);
}
