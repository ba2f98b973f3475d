/** upgrade-ptyhost: puts the ptyhost that is installed now in the place of the one that runs. No program notices. */
import { err } from '@ccmux/core';
import { ptyhostProgram } from '../process/start-ptyhost.js';
import { type Command, done } from './command.js';

export const upgradePtyhost: Command = {
  name: 'upgrade-ptyhost',
  flags: '',
  args: [0, 0],
  usage: '',
  summary: 'Start the ptyhost anew and hand all panes over to it; their programs go on.',
  flagHelp: {},
  async exec({ caller, clock, ptyhost }) {
    const before = ptyhost.current;
    if (before === undefined) return err('there is no ptyhost');
    const begun = clock.now();
    const asked = await before.handOver(ptyhostProgram());
    if (!asked.ok) return asked;
    const { pid, paneCount } = await ptyhost.next(before);
    const panes = paneCount === 1 ? '1 pane' : `${paneCount} panes`;
    caller.print(`ptyhost ${before.pid} handed ${panes} over to ${pid} in ${Math.round(clock.now() - begun)} ms`);
    return done;
  },
};
