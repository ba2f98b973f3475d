/** wait-for: sleeps until another caller wakes the channel (`-S`), or holds it as a lock (`-L`, `-U`). */
import { ok } from '@ccmux/core';
import { type Command, done } from './command.js';

export const waitFor: Command = {
  name: 'wait-for',
  flags: 'LSU',
  args: [1, 1],
  usage: '[-L|-S|-U] channel',
  summary: 'Wait until somebody wakes the channel.',
  flagHelp: {
    L: 'lock it, waiting until it is free',
    S: 'wake those who wait',
    U: 'unlock it',
  },
  exec({ waits }, args) {
    const name = args.rest[0] ?? '';
    if (args.has('S')) {
      waits.wake(name);
      return done;
    }
    if (args.has('L')) return waits.lock(name)?.then(() => ok(undefined)) ?? done;
    if (args.has('U')) return waits.unlock(name);
    return waits.wait(name)?.then(() => ok(undefined)) ?? done;
  },
};
