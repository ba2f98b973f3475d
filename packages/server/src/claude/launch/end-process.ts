/** Asks a process to end that is nobody's child here, and waits for it. */
import type { Clock } from '../../clock.js';
import type { LaunchPorts } from './ports.js';

/** How long it may take. */
const patienceMs = 10_000;
/** Its end raises no event: it can only be looked for. */
const lookMs = 50;

/** False: it runs on. */
export async function endProcess(
  { ports, clock }: { readonly ports: LaunchPorts; readonly clock: Clock },
  { pid, start }: { readonly pid: number; readonly start: string },
): Promise<boolean> {
  ports.signal(pid, 'SIGTERM', 'process');
  for (let looks = 0; looks < patienceMs / lookMs && ports.isAlive(pid, start); looks++) {
    await new Promise<void>((resolve) => void clock.after(lookMs, resolve));
  }
  return !ports.isAlive(pid, start);
}
