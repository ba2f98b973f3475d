/** load-buffer: a file, or `-`: standard input, into a paste buffer. */
import { copyToClient } from '../copy-mode/clipboard.js';
import { expandAt } from '../formats/expand.js';
import { readForCaller } from './caller-files.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { targetClient } from './target-client.js';

export const loadBuffer: Command = {
  name: 'load-buffer',
  flags: 'b:t:w',
  args: [1, 1],
  usage: '[-w] [-b buffer-name] [-t target-client] path',
  summary: 'Make a paste buffer of a file; - is standard input.',
  flagHelp: {
    b: 'the buffer',
    t: 'the client whose clipboard -w sets',
    w: 'set the clipboard of the terminal, too',
  },
  exec: (context, args) =>
    load(context, expandAt(context, context.caller.place, args.rest[0]!), {
      name: args.value('b'),
      toClipboard: args.has('w'),
      client: args.value('t'),
    }),
};

interface Destination {
  readonly name: string | undefined;
  readonly toClipboard: boolean;
  readonly client: string | undefined;
}

async function load(context: CommandContext, path: string, { name, toClipboard, client }: Destination): Promise<Outcome> {
  const data = await readForCaller(context.caller, path);
  if (!data.ok) return data;
  const set = context.buffers.set(name, data.value);
  if (!set.ok || !toClipboard || data.value.length === 0) return set;
  const target = targetClient(context, client, undefined);
  if (target.ok) copyToClient(context, target.value, data.value);
  return done;
}
