/** upgrade-ptyhost: puts the ptyhost that is installed now in the place of the one that runs. No program notices. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err } from '@ccmux/core';
import { ptyhostProgram } from '../process/start-ptyhost.js';
import { type Command, done } from './command.js';

export const upgradePtyhost: Command = {
  name: 'upgrade-ptyhost',
  flags: 'p:',
  args: [0, 0],
  usage: '[-p program-folder]',
  summary: 'Start the ptyhost anew and hand all panes over to it; their programs do not notice.',
  flagHelp: { p: 'folder: where the programs of the other version are; those of the server that runs when left out' },
  async exec({ caller, clock, ptyhost }, args) {
    const before = ptyhost.current;
    if (before === undefined) return err('there is no ptyhost');
    const begun = clock.now();
    const folder = args.value('p');
    if (folder !== undefined && !existsSync(join(folder, 'ptyhost.js'))) return err(`there is no ptyhost in ${folder}`);
    const asked = await before.handOver(ptyhostProgram(folder));
    if (!asked.ok) return asked;
    const { pid, paneCount } = await ptyhost.next(before);
    const panes = paneCount === 1 ? '1 pane' : `${paneCount} panes`;
    caller.print(`ptyhost ${before.pid} handed ${panes} over to ${pid} in ${Math.round(clock.now() - begun)} ms`);
    return done;
  },
};
