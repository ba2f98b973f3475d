/**
 * Reads a state folder that another process may be writing, and changes nothing. What is being written at that moment is
 * not there yet: no finding says so.
 */
import { ok, type Result } from '@ccmux/core';
import { checkpointFolder } from '../checkpoint/checkpoint-file.js';
import { lookDisk } from '../disk/look-disk.js';
import type { DiskError } from '../disk/port.js';
import type { StorePorts } from '../ports.js';
import type { NewerState } from './findings.js';
import type { StateOwner } from './owner.js';
import { type Recovered, recover } from './recover.js';

/** Checkpoints are seconds apart: one that comes between twice in a row is chance. */
const attempts = 8;

/** The state of one moment: a look during which a checkpoint took files away is taken again. */
export async function look(ports: StorePorts, owner?: StateOwner): Promise<Result<Recovered, DiskError | NewerState>> {
  const disk = lookDisk(ports.disk);
  for (let attempt = 1; ; attempt++) {
    const before = await names(ports);
    const read = await recover({ ...ports, disk }, owner);
    const after = await names(ports);
    const isMissing = !read.ok && read.error.kind === 'missing';
    if ((before === after && !isMissing) || attempt === attempts) return read.ok ? ok(withoutTail(read.value)) : read;
  }
}

const withoutTail = (recovered: Recovered): Recovered => ({
  ...recovered,
  findings: recovered.findings.filter(({ kind }) => kind !== 'torn-tail'),
});

async function names({ disk }: StorePorts): Promise<string> {
  const listed = await disk.list(checkpointFolder);
  // Drafts come and go without a word about what is in force.
  return listed.ok
    ? listed.value
        .filter((name) => name.endsWith('.ckpt'))
        .sort()
        .join()
    : '';
}
