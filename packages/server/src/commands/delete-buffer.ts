/** delete-buffer: forgets a paste buffer. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const deleteBuffer: Command = {
  name: 'delete-buffer',
  flags: 'b:',
  args: [0, 0],
  usage: '[-b buffer-name]',
  summary: 'Forget a paste buffer.',
  flagHelp: {
    b: 'the buffer; else the newest',
  },
  exec({ buffers }, args) {
    const name = args.value('b');
    const found = buffers.get(name);
    if (found === undefined) return err(name === undefined ? 'no buffer' : `unknown buffer: ${name}`);
    buffers.delete(found.name);
    return done;
  },
};
