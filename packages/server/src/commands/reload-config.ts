/** reload-config: reads the configuration again, where nothing tells the server that it has changed. */
import { mistakeText } from '@ccmux/config';
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const reloadConfig: Command = {
  name: 'reload-config',
  flags: '',
  args: [0, 0],
  usage: '',
  summary: 'Read the configuration files again.',
  flagHelp: {},
  async exec({ caller, configuration }) {
    await configuration.reload();
    const { mistakes } = configuration;
    if (mistakes.length === 0) return done;
    for (const mistake of mistakes.slice(0, -1)) caller.error(mistakeText(mistake));
    return err(mistakes.slice(-1).map(mistakeText).join(''));
  },
};
