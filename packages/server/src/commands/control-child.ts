/** control-child: closes, interrupts or goes to a pane that this one opened. */
import { err } from '@ccmux/core';
import { askingPane, doorOf } from '../agents/asker.js';
import { controlChild as control, isAction } from '../agents/control.js';
import { type Command, done } from './command.js';

export const controlChild: Command = {
  name: 'control-child',
  flags: '',
  args: [2, 2],
  usage: 'close|interrupt|focus|restart name',
  summary: 'Close, interrupt, go to or restart a pane that this one opened.',
  flagHelp: {},
  async exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const [action = '', name = ''] = args.rest;
    if (!isAction(action)) return err(`${action} is not close, interrupt, focus or restart`);
    const controlled = await control(context, { from: from.value, door: doorOf(context), action, name });
    return controlled.ok ? done : controlled;
  },
};
