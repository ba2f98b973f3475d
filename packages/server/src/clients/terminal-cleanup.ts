/**
 * A terminal whose client was killed: nobody is left there to leave the alternate screen, so the server does it. Acts
 * only on a terminal device of its own user, and never waits for it.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import type { Logger } from '../log.js';

/**
 * End of synchronized output, attributes, alternate screen, mouse, focus and paste reports, keyboard protocols,
 * autowrap, cursor shape and visibility: everything that a client turns on, turned off.
 */
const restore =
  '\x1b[?2026l\x1b[0m\x1b[?1000;1002;1003;1006;1004;2004l\x1b[<u\x1b[>4;0m\x1b[r\x1b[?7h\x1b[?1l\x1b>\x1b[0 q\x1b[?25h\x1b[?1049l';

export function cleanAbandonedTerminal(tty: string | undefined, log: Logger): void {
  if (tty === undefined || !tty.startsWith('/dev/')) return;
  let fd: number;
  try {
    fd = openSync(tty, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch {
    // The terminal went together with its client.
    return;
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isCharacterDevice() || stats.uid !== process.getuid?.()) return;
    writeSync(fd, restore);
    const stty = spawn('stty', ['sane'], { stdio: [fd, 'ignore', 'ignore'] });
    stty.on('error', (e) => log.warn({ ev: 'terminal.cleanup-failed', error: e.message }));
    stty.unref();
    log.info({ ev: 'terminal.cleaned', tty });
  } catch (e) {
    log.warn({ ev: 'terminal.cleanup-failed', error: e instanceof Error ? e.message : String(e) });
  } finally {
    closeSync(fd);
  }
}
