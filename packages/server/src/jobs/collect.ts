/** Running a job to its end and keeping what it says. */
import type { Job, JobEnd } from './jobs.js';

/** Most bytes kept of what one job says; the rest is read and dropped. */
const maxOutputBytes = 4 * 1024 * 1024;

export interface Collected extends JobEnd {
  readonly output: string;
}

/** `input`: what the job reads; nothing when left out. */
export async function collect(job: Job, input?: Uint8Array): Promise<Collected> {
  const parts: Buffer[] = [];
  let size = 0;
  const keep = (part: Buffer): void => {
    const room = Math.max(0, maxOutputBytes - size);
    if (room > 0) parts.push(part.subarray(0, room));
    size += part.length;
  };
  job.process.stdout.on('data', keep);
  job.process.stdin.end(input ?? '');
  const end = await job.ended;
  return { ...end, output: Buffer.concat(parts).toString('utf8') };
}
