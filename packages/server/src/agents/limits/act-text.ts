/** What is said to people when a tree of agents takes too much. Pure. */
import type { Act, Resource } from './watch-policy.js';

const options: Readonly<Record<Resource, string>> = { memory: 'agent-memory', processes: 'agent-processes' };
const megabyte = 1024 * 1024;

const amount = (what: Resource, n: number): string =>
  what === 'memory' ? `${Math.round(n / megabyte)} MB of memory` : `${n} processes`;

const allowed = (what: Resource, n: number): string => (what === 'memory' ? `${Math.round(n / megabyte)} MB` : String(n));

type Excess = Pick<Extract<Act, { kind: 'end' }>, 'what' | 'used' | 'limit'>;

export const excessText = ({ what, used, limit }: Excess): string =>
  `${amount(what, used)}, ${allowed(what, limit)} are allowed (${options[what]})`;

export function actText(act: Act): string {
  switch (act.kind) {
    case 'warn':
      return `has ${excessText(act)}`;
    case 'slow':
      return `uses ${Math.round(act.used)} % of a core, ${act.limit} % are allowed (agent-cpu): others go first now`;
    case 'end':
      return `${act.isForced ? 'is killed' : 'is asked to end'}: ${excessText(act)}`;
  }
}
