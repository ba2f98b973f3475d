/** display-message: a format on the status line, or with `-p` printed. */
import { err, type Place } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { expandAt, expandTracedAt, expandWithTimeAt } from '../formats/expand.js';
import { variableNames } from '../formats/variables.js';
import { type Command, type CommandContext, done } from './command.js';
import { wholeNumber } from './flags.js';
import { targetClient } from './target-client.js';

const line = '[#{session_name}] #{window_index}:#{window_name}, current pane #{pane_index} - (%H:%M %d-%b-%y)';
/** Longest time that a message stays. */
const maxDelayMs = 3_600_000;

export const displayMessage: Command = {
  name: 'display-message',
  flags: 'aCc:d:F:lNpt:v',
  args: [0, 1],
  usage: '[-aClNpv] [-c target-client] [-d delay] [-F format] [-t target-pane] [message]',
  summary: 'Show a line on the status line, or print it.',
  flagHelp: {
    a: 'print all variables of formats',
    c: 'the client to show it on',
    C: 'panes go on behind it, as they do without it',
    d: 'for this many milliseconds; 0 is until a key',
    F: 'the format, in place of the argument',
    l: 'as it is: expand nothing',
    N: 'keys do not end it',
    p: 'print it',
    t: 'where formats are at',
    v: 'print how the format is read, step by step',
  },
  exec(context, args) {
    if (args.rest[0] !== undefined && args.has('F')) return err('only one of -F or argument must be given');
    const delay = args.has('d') ? wholeNumber('delay', args.value('d') ?? '', 0, maxDelayMs) : undefined;
    if (delay?.ok === false) return delay;
    // A place that is not there has no variables, and is no mistake.
    const target = context.resolve('pane', args.value('t'));
    const place = target.ok ? target.value : undefined;
    if (args.has('a')) {
      for (const name of variableNames) context.caller.print(`${name}=${expandAt(context, place, `#{${name}}`)}`);
      return done;
    }
    const format = args.rest[0] ?? args.value('F') ?? line;
    const client = targetClient(context, args.value('c'), place);
    const about = client.ok ? client.value : undefined;
    const text = args.has('l')
      ? format
      : args.has('v')
        ? traced(context, place, format, about)
        : expandWithTimeAt(context, place, format, about);
    if (args.has('p')) {
      context.caller.print(text);
      return done;
    }
    // Without a client there is nobody to tell, which is nobody's mistake.
    if (client.ok) client.value.showMessage(text, { ms: delay?.value, styled: true, ignoresKeys: args.has('N') });
    return args.has('c') && !client.ok ? client : done;
  },
};

/** As deep as steps are set in, as many as are printed, and as much of each: a format can take millions. */
const deepest = 10;
const mostSteps = 10_000;
const longestStep = 4096;

function traced(context: CommandContext, place: Place | undefined, format: string, client: AttachedClient | undefined): string {
  let steps = 0;
  const trace = (depth: number, step: string): void => {
    if (++steps > mostSteps) return;
    const indent = ' '.repeat(Math.min(depth, deepest));
    context.caller.print(steps === mostSteps ? '# and so on' : `#${indent}${step.slice(0, longestStep)}`);
  };
  return expandTracedAt(context, place, format, { client, trace });
}
