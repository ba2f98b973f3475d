/** server-access: refused. A server's socket is its owner's alone, and nobody else gets past the folder it is in. */
import { err } from '@ccmux/core';
import type { Command } from './command.js';

export const serverAccess: Command = {
  name: 'server-access',
  flags: 'adlrw',
  args: [0, 1],
  usage: '[-adlrw] [user]',
  summary: "Refused: a server is its owner's alone.",
  flagHelp: {
    a: 'refused',
    d: 'refused',
    l: 'refused',
    r: 'refused',
    w: 'refused',
  },
  exec: () => err('server-access is not supported: only the user who started the server can use it'),
};
