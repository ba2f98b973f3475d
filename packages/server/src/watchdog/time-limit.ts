/**
 * Work on the server's own stack that may not come to an end: cut short with the timer that the engine has for scripts. It
 * unwinds what runs, past its handlers, down to here and no further, so that any stack will do, and costs a thread for as long as
 * the work takes: a tenth of a millisecond, for what happens now and then.
 */
import { Script } from 'node:vm';

/** What became of it: it ended; it did not, and used the processor; or it did not get one. */
export type Ending = 'done' | 'stuck' | 'starved';

/** Of what a machine is that is busy with other things: it has not run for more than a part of the time. */
const leastShareOfCpu = 0.25;

const name = Symbol.for('ccmux.limited');
const script = new Script(`globalThis[Symbol.for('${String(name.description)}')]()`);

/** Throws what `run` throws. What was not done in time is done in part. */
export function withinTime(ms: number, run: () => void): Ending {
  // Of what is nested the outermost has the limit.
  if (Reflect.has(globalThis, name)) {
    run();
    return 'done';
  }
  const before = process.cpuUsage();
  Reflect.set(globalThis, name, run);
  try {
    script.runInThisContext({ timeout: Math.ceil(ms) });
    return 'done';
  } catch (error) {
    if (!isTimeOut(error)) throw error;
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 < ms * leastShareOfCpu ? 'starved' : 'stuck';
  } finally {
    Reflect.deleteProperty(globalThis, name);
  }
}

const isTimeOut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
