/** set-option, set-window-option: the value of an option at one level. */
import { err, type ParsedArgs } from '@ccmux/core';
import { optionRefusal } from '../agents/authority-options.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { optionRequest } from './option-place.js';
import { changeOption } from './option-value.js';

export const setOption: Command = {
  name: 'set-option',
  flags: 'aFgopqst:uUw',
  args: [1, 2],
  usage: '[-aFgopqsuUw] [-t target-pane] option [value]',
  summary: 'Set an option.',
  flagHelp: {
    a: 'at the end of what it is',
    F: 'expand formats in the value',
    g: 'for all',
    o: 'only when it is not set',
    p: 'of a pane',
    q: 'say nothing of unknown options',
    s: 'of the server',
    t: 'the pane, and its window and session',
    u: 'as if never set',
    U: 'as -u, of the panes of the window, too',
    w: 'of a window',
  },
  takesBlock: (index) => index === 1,
  exec: (context, args) => setOptionValue(context, args, false),
};

export const setWindowOption: Command = {
  name: 'set-window-option',
  flags: 'aFgoqt:u',
  args: [1, 2],
  usage: '[-aFgoqu] [-t target-window] option [value]',
  summary: 'Set an option of a window.',
  flagHelp: {
    a: 'at the end of what it is',
    F: 'expand formats in the value',
    g: 'for all windows',
    o: 'only when it is not set',
    q: 'say nothing of unknown options',
    t: 'the window',
    u: 'as if never set',
  },
  takesBlock: (index) => index === 1,
  exec: (context, args) => setOptionValue(context, args, true),
};

/** `-q` is silent about options that do not exist. */
export function setOptionValue(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  const request = optionRequest(context, args, windows);
  if (!request.ok) return args.has('q') ? done : request;
  if (!('kind' in request.value)) {
    const { found } = request.value;
    const refusal = found.kind === 'user' ? undefined : optionRefusal(context, context.caller, found.entry.name);
    return refusal === undefined ? changeOption(context, args, request.value) : err(refusal);
  }
  const { name, reason } = request.value;
  context.log.info({ ev: 'option.ignored', option: name, reason });
  if (!args.has('q')) context.messages.add(`ignored: ${name} (${reason})`);
  return done;
}
