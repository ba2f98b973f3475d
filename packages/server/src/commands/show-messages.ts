/** show-messages: the log of messages, the newest first; with `-J` how many jobs run. */
import { expandFormat } from '@ccmux/core';
import { localTime } from '../formats/local-time.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const showMessages: Command = {
  name: 'show-messages',
  flags: 'Jt:',
  args: [0, 0],
  usage: '[-J] [-t target-client]',
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    if (args.has('J')) {
      context.caller.print(`${context.jobs.count} jobs running`);
      return done;
    }
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
