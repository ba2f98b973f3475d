/** show-messages: the log of messages, the newest first; with `-J` the jobs that run, with `-T` the terminals. */
import { expandFormat } from '@ccmux/core';
import { localTime } from '../formats/local-time.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const showMessages: Command = {
  name: 'show-messages',
  flags: 'JTt:',
  args: [0, 0],
  usage: '[-JT] [-t target-client]',
  summary: 'Print what was said lately.',
  flagHelp: {
    J: 'the jobs that run',
    T: 'what is known of the terminals',
    t: 'the client',
  },
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    if (args.has('T')) {
      for (const [index, { hello, size }] of context.clients.all.entries()) {
        const { term = 'unknown', tty = hello.name } = hello.terminal ?? {};
        context.caller.print(`Terminal ${index}: ${term} for ${tty}, ${size.cols}x${size.rows}`);
      }
    }
    if (args.has('J')) {
      for (const [index, { command, pid }] of context.jobs.all.entries()) {
        context.caller.print(`Job ${index}: ${command} [pid=${pid ?? ''}]`);
      }
    }
    if (args.has('J') || args.has('T')) return done;
    for (const { atMs, text } of context.messages.all.toReversed()) {
      const time = expandFormat('#{t/p:message_time}', {
        lookup: (name) => (name === 'message_time' ? String(Math.floor(atMs / 1000)) : undefined),
        time: (seconds) => localTime(new Date(seconds === undefined ? context.clock.wallMs() : seconds * 1000)),
      });
      context.caller.print(`${time}: ${text}`);
    }
    return done;
  },
};
