/** server-access: refused. A server's socket is its owner's alone, and nobody else gets past the folder it is in. */
import { err } from '@ccmux/core';
import type { Command } from './command.js';

export const serverAccess: Command = {
  name: 'server-access',
  flags: 'adlrw',
  args: [0, 1],
  usage: '[-adlrw] [user]',
  exec: () => err('server-access is not supported: only the user who started the server can use it'),
};
