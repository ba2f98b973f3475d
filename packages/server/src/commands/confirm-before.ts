/** confirm-before: runs commands after a `y`. */
import { err, ok } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done, type Outcome } from './command.js';
import { targetClient } from './target-client.js';

export const confirmBefore: Command = {
  name: 'confirm-before',
  flags: 'bc:p:t:y',
  args: [1, 1],
  usage: '[-by] [-c confirm-key] [-p prompt] [-t target-client] command',
  summary: 'Ask before running a command.',
  flagHelp: {
    b: 'do not wait for the answer',
    c: 'the key that confirms, else y',
    p: 'the question',
    t: 'the client',
    y: 'Enter confirms, too',
  },
  takesBlock: () => true,
  exec(context, args) {
    const { caller, language } = context;
    const client = targetClient(context, args.value('t'), caller.place);
    if (!client.ok) return client;
    const confirm = args.value('c') ?? 'y';
    if (!/^[\x21-\x7e]$/.test(confirm)) return err('invalid confirm key');
    const commands = language.argument(args, 0);
    if (!commands.ok) return err(commands.error.message);
    const question = args.value('p') ?? `Confirm '${commands.value[0]?.name ?? ''}'? (${confirm}/n)`;
    const label = `${expandAt(context, caller.place, question)} `;
    const answered = new Promise<Outcome>((resolve) => {
      client.value.overlays.prompt({ label, initial: '', mode: 'key' }, (key) => {
        const yes = key === confirm || (key === 'Enter' && args.has('y'));
        // A shell command that asked learns the answer by its status.
        if (!yes && caller.attached === undefined) caller.endWith(1);
        const running = yes ? language.run(commands.value, caller) : undefined;
        if (running === undefined) resolve(done);
        else void running.then(() => resolve(ok(undefined)));
      });
    });
    return args.has('b') ? done : answered;
  },
};
