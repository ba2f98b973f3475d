/** What is left to do when the server has sent a client away with a task: the terminal is the person's again. */
import { spawnSync } from 'node:child_process';
import type { AfterExit } from '@ccmux/protocol';

/** The exit status: that of the command which takes this process's place, else the one that it has anyway. */
export function goOn(after: AfterExit, status: number): number {
  if (after.what === 'hang-up') {
    // 1 is nobody's shell.
    if (process.ppid > 1) process.kill(process.ppid, 'SIGHUP');
    return status;
  }
  const run = spawnSync(after.shell, ['-c', after.command], { stdio: 'inherit' });
  return run.status ?? 1;
}
