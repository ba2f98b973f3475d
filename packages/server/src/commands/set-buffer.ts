/** set-buffer: makes a paste buffer of a text, adds to one or renames it. */
import { err } from '@ccmux/core';
import { copyToClient } from '../copy-mode/clipboard.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const setBuffer: Command = {
  name: 'set-buffer',
  flags: 'ab:n:t:w',
  args: [0, 1],
  usage: '[-aw] [-b buffer-name] [-n new-buffer-name] [-t target-client] data',
  summary: 'Make a paste buffer, or rename one.',
  flagHelp: {
    a: 'at the end of what it holds',
    b: 'the buffer',
    n: 'its new name',
    t: 'the client whose clipboard -w sets',
    w: 'set the clipboard of the terminal, too',
  },
  exec(context, args) {
    const { buffers } = context;
    const name = args.value('b');
    const next = args.value('n');
    if (next !== undefined) {
      const found = buffers.get(name);
      if (found === undefined) return err(name === undefined ? 'no buffer' : `unknown buffer: ${name}`);
      return buffers.rename(found.name, next);
    }
    const [text] = args.rest;
    if (text === undefined) return err('no data specified');
    if (text === '') return done;
    const before = args.has('a') && name !== undefined ? buffers.get(name) : undefined;
    const data = Buffer.concat([before?.data ?? Buffer.alloc(0), Buffer.from(text)]);
    const set = buffers.set(name, data, { isPrivate: before?.isSaved === false });
    if (!set.ok || !args.has('w')) return set;
    const client = targetClient(context, args.value('t'), undefined);
    if (client.ok) copyToClient(context, client.value, data);
    return done;
  },
};
