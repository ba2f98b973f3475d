/** list-buffers: a line a paste buffer, the newest first. */
import { isTrue } from '@ccmux/core';
import { bufferVariables } from '../copy-mode/buffer-formats.js';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

const line = '#{buffer_name}: #{buffer_size} bytes: "#{buffer_sample}"';

export const listBuffers: Command = {
  name: 'list-buffers',
  flags: 'F:f:',
  args: [0, 0],
  usage: '[-F format] [-f filter]',
  summary: 'Print the paste buffers.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
  },
  exec(context, args) {
    const format = args.value('F') ?? line;
    const filter = args.value('f');
    for (const buffer of context.buffers.all) {
      const at = { ...context, variables: bufferVariables(buffer) };
      if (filter === undefined || isTrue(expandAt(at, undefined, filter))) context.caller.print(expandAt(at, undefined, format));
    }
    return done;
  },
};
