/** Ends processes that may not want to: asks them, or stops all of them before any is killed, so that none starts another. */
import type { LimitPorts } from './ports.js';

/** Processes that go on starting others while they are being stopped are stopped in as many looks. */
const looks = 20;

export function ask(ports: LimitPorts, pids: Iterable<number>): void {
  for (const pid of pids) ports.signal(pid, 'SIGTERM');
}

/** `find`: looks again at which there are. */
export async function endAll(ports: LimitPorts, find: () => Promise<Iterable<number>>): Promise<void> {
  const stopped = new Set<number>();
  for (let look = 0; look < looks; look++) {
    const before = stopped.size;
    for (const pid of await find()) {
      if (stopped.has(pid)) continue;
      ports.signal(pid, 'SIGSTOP');
      stopped.add(pid);
    }
    if (stopped.size === before) break;
  }
  // Looked at last a moment ago: a number that has changed hands since is a matter of chance that pids make very small.
  for (const pid of stopped) ports.signal(pid, 'SIGKILL');
}
