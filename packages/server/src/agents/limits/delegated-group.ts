/**
 * The group of version 2 that was delegated to us, if there is one: where it is, what it offers, and whether it is ours alone.
 * Source: Control Group v2, admin-guide/cgroup-v2.rst of Linux; "Control Group APIs and Delegation" of systemd.
 */
import type { GroupFacts } from './means.js';
import type { LimitPorts } from './ports.js';
import { parseStat } from './process-table.js';

/** Leaf for the processes that are in no tree of agents: a group that has groups with limits below it may hold none itself. */
export const ownLeaf = 'core';
export const treesFolder = 'agents';

const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '');
const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');

/** `own`: the server and the ptyhost; the panes are started from the group of the last. */
export async function groupOf(ports: LimitPorts, own: readonly number[]): Promise<GroupFacts | undefined> {
  const mount = lines(ports.read('/proc/self/mounts'))
    .map((line) => line.split(' '))
    .find(([, , type]) => type === 'cgroup2')?.[1];
  const path = lines(ports.read(`/proc/${own.at(-1)}/cgroup`))
    .find((line) => line.startsWith('0::'))
    ?.slice(3);
  if (mount === undefined || path === undefined || path.includes('/../')) return undefined;
  const folder = `${mount}${path === '/' ? '' : path}`.replace(new RegExp(`/${ownLeaf}$`), '');
  const controllers = words(ports.read(`${folder}/cgroup.controllers`));
  const isWritable = ports.isWritable(`${folder}/cgroup.procs`) && ports.isWritable(`${folder}/cgroup.subtree_control`);
  // Without controllers nothing of it can be used, and nobody is asked about it.
  const isOurs = isWritable && controllers.length > 0 && isAlone(ports, folder, own) && (await isDelegated(ports, folder));
  return { folder, controllers, isWritable, isOurs };
}

/** Other programs in the group would have to be moved, and they are not ours to move. */
function isAlone(ports: LimitPorts, folder: string, own: readonly number[]): boolean {
  return words(ports.read(`${folder}/cgroup.procs`)).every((word) => descendsFrom(ports, Number(word), own));
}

function descendsFrom(ports: LimitPorts, pid: number, own: readonly number[]): boolean {
  const seen = new Set<number>();
  for (let at = pid; at > 1 && !seen.has(at); ) {
    if (own.includes(at)) return true;
    seen.add(at);
    at = parseStat(at, ports.read(`/proc/${at}/stat`) ?? '')?.parent ?? 0;
  }
  return false;
}

/** systemd takes what it has not delegated for its own, and undoes what others do there. */
async function isDelegated(ports: LimitPorts, folder: string): Promise<boolean> {
  if (ports.names('/run/systemd/system').length === 0) return true;
  const unit = folder.slice(folder.lastIndexOf('/') + 1);
  const { isOk, out } = await ports.run(['systemctl', '--user', 'show', '--property=Delegate', '--value', unit]);
  return isOk && out.trim() === 'yes';
}
