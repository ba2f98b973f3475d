/** upgrade-server: puts the server that is installed now in the place of the one that runs. Programs and clients go on. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const upgradeServer: Command = {
  name: 'upgrade-server',
  flags: 'p:',
  args: [0, 0],
  usage: '[-p program-folder]',
  summary: 'Start the server anew and let it go on with everything; programs and clients do not notice.',
  flagHelp: { p: 'folder: where the programs of the other version are; those of the one that runs when left out' },
  async exec({ caller, succeed, clock }, args) {
    if (succeed === undefined) return err('this server cannot be replaced');
    const begun = clock.now();
    const next = await succeed(args.value('p') ?? dirname(fileURLToPath(import.meta.url)));
    if (!next.ok) return next;
    caller.print(`server ${process.pid} made room for ${next.value} in ${Math.round(clock.now() - begun)} ms`);
    return done;
  },
};
