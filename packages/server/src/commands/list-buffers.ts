/** list-buffers: a line a paste buffer, the newest first. */
import { isTrue } from '@ccmux/core';
import { bufferVariables } from '../copy-mode/buffer-formats.js';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';
import { sortFlagHelp, sortRows } from './sort-rows.js';

const line = '#{buffer_name}: #{buffer_size} bytes: "#{buffer_sample}"';

export const listBuffers: Command = {
  name: 'list-buffers',
  flags: 'F:f:O:r',
  args: [0, 0],
  usage: '[-r] [-F format] [-f filter] [-O order]',
  summary: 'Print the paste buffers.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    ...sortFlagHelp,
  },
  exec(context, args) {
    const format = args.value('F') ?? line;
    const filter = args.value('f');
    const { all } = context.buffers;
    const buffers = sortRows(args, all, (buffer) => ({
      name: buffer.name,
      creation: -all.indexOf(buffer),
      size: buffer.data.length,
    }));
    if (!buffers.ok) return buffers;
    for (const buffer of buffers.value) {
      const at = { ...context, variables: bufferVariables(buffer) };
      if (filter === undefined || isTrue(expandAt(at, undefined, filter))) context.caller.print(expandAt(at, undefined, format));
    }
    return done;
  },
};
