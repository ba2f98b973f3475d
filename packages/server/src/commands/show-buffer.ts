/** show-buffer: a paste buffer as it is, on standard output or as a page. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const showBuffer: Command = {
  name: 'show-buffer',
  flags: 'b:',
  args: [0, 0],
  usage: '[-b buffer-name]',
  summary: 'Print a paste buffer.',
  flagHelp: {
    b: 'the buffer; else the newest',
  },
  exec({ buffers, caller }, args) {
    const name = args.value('b');
    const found = buffers.get(name);
    if (found === undefined) return err(name === undefined ? 'no buffers' : `no buffer ${name}`);
    caller.write(found.data);
    return done;
  },
};
