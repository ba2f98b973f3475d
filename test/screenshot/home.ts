/** A home of its own for a picture: nothing of the person who takes it is in the environment. */
import { rmSync } from 'node:fs';

export const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: home,
  XDG_RUNTIME_DIR: home,
  TMUX_TMPDIR: home,
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
});

/** Programs that were just ended may still be saving their settings there. */
export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
