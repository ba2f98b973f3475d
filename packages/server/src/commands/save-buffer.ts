/** save-buffer: a paste buffer into a file, or `-`: to standard output. */
import { err } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { writeForCaller } from './caller-files.js';
import type { Command } from './command.js';

export const saveBuffer: Command = {
  name: 'save-buffer',
  flags: 'ab:',
  args: [1, 1],
  usage: '[-a] [-b buffer-name] path',
  summary: 'Write a paste buffer to a file; - is standard output.',
  flagHelp: {
    a: 'at the end of the file',
    b: 'the buffer; else the newest',
  },
  exec(context, args) {
    const { buffers, caller } = context;
    const name = args.value('b');
    const found = buffers.get(name);
    if (found === undefined) return err(name === undefined ? 'no buffers' : `no buffer ${name}`);
    return writeForCaller(caller, expandAt(context, caller.place, args.rest[0]!), found.data, args.has('a'));
  },
};
