/**
 * The watchdog's thread. Watches the slices that the server's thread parses in, and interrupts one that does not end. Sleeps
 * while nothing is parsed; owns nothing but its share of the record.
 */
import { Session } from 'node:inspector';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Interruption } from './interruption.js';
import { isRunning, SliceReader } from './slice-record.js';

/** How often a busy server is looked at, and how many looks in a row at the same slice are too many: 1.5 to 1.8 s. */
const lookMs = 300;
const maxLooks = 5;
/**
 * Processor time, of the whole process, that a slice must have had meanwhile. A process that was stopped, or a machine that
 * is short of memory, is slow without being stuck.
 */
const leastCpuMs = 200;
/** How long the interruption takes to arrive; the connection to the thread has to last so long. */
const arrivalMs = 50;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

interface Stuck extends Interruption {
  readonly slice: number;
}

/** Comes back once nothing is parsed any more, or with the slice that is stuck. */
function watch(slices: SliceReader): Stuck | undefined {
  for (let seen = slices.current; ; ) {
    const startMs = cpuMs();
    const seenMs = performance.now();
    for (let looks = 1; ; looks++) {
      slices.pause(lookMs);
      if (slices.current !== seen) break;
      if (!isRunning(seen)) return undefined;
      if (looks < maxLooks || cpuMs() - startMs < leastCpuMs) continue;
      const afterMs = Math.round(performance.now() - seenMs);
      return { slice: seen, afterMs, lateMs: afterMs - looks * lookMs };
    }
    seen = slices.current;
  }
}

/** Unwinds what the server's thread runs, past its handlers. It goes on with its next event. */
async function interrupt(): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution');
  await delay(arrivalMs);
  session.disconnect();
}

const slices = new SliceReader(workerData);
for (;;) {
  slices.sleep();
  const stuck = watch(slices);
  if (stuck === undefined || !slices.claim(stuck.slice)) continue;
  await interrupt();
  const interruption: Interruption = { afterMs: stuck.afterMs, lateMs: stuck.lateMs };
  parentPort?.postMessage(interruption);
}
