/** Asks the server how it limits what agents open. */
import { parseObject } from '@ccmux/claude';
import { askServer } from '../ask-server.js';
import type { AgentLimitFacts } from './facts.js';

/** As `ccmux tree --json` has them. Undefined from a server that limits nothing, or is older. */
export async function agentLimits(socket: string): Promise<AgentLimitFacts | undefined> {
  const answer = await askServer(socket, ['tree', '-j']);
  if (answer.kind !== 'answer' || answer.status !== 0) return undefined;
  const found = parseObject(JSON.stringify(parseObject(answer.out)?.['resources'] ?? null));
  if (found === undefined) return undefined;
  const { means, memory, cpu, processes } = found;
  return typeof means === 'string' && typeof memory === 'number' && typeof cpu === 'number' && typeof processes === 'number'
    ? { means, memory, cpu, processes }
    : undefined;
}
