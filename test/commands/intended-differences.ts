/** Where ccmux answers otherwise than tmux 3.3 on purpose. */

import { intendedOfMouse } from './intended-mouse.js';

export interface Difference {
  readonly why: string;
  /** What differs of ccmux's answer. */
  readonly ccmux: { readonly stdout?: string; readonly stderr?: string; readonly status?: number };
}

/** By the call, as in the conversations. */
export const intended: Readonly<Record<string, Difference>> = {
  ...intendedOfMouse,
  'send-keys -H zz': {
    why: 'what cannot be sent is said, not passed over',
    ccmux: { stderr: 'invalid hex byte: zz\n', status: 1 },
  },
  'capture-pane -p -t text -S abc': {
    why: 'a line number that is none is said, not taken for 0',
    ccmux: { stdout: '', stderr: 'invalid line number\n', status: 1 },
  },
  'split-window -d -t': {
    why: 'a flag without its value is a mistake (tmux 3.3 takes it for an empty one)',
    ccmux: { stderr: 'command split-window: -t expects an argument\n', status: 1 },
  },
  'select-pane -P nonsense': {
    why: 'a style that is none is said, not kept',
    ccmux: { stderr: 'bad style: nonsense\n', status: 1 },
  },
  'move-window -r -t nosuch': {
    why: 'a session that is not there is said (tmux does nothing and says nothing)',
    ccmux: { stderr: "can't find session: nosuch\n", status: 1 },
  },
  list: {
    why: 'a word of its own: the Claudes of the server, of which there are none',
    ccmux: { stdout: '', stderr: '', status: 0 },
  },
  'detach-client -s nosuch': {
    why: 'the session is what is wrong, whether or not a client is there',
    ccmux: { stderr: "can't find session: nosuch\n" },
  },
};
