/**
 * The log of all that agents asked for and what became of it: a JSON object a line, each with the hash of the line before.
 * Owns the chain; whoever changes, removes or inserts a line breaks it, and `verifyAudit` says where.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { AgentPorts } from './ports.js';

type Fields = Readonly<Record<string, unknown>>;

export class Audit {
  readonly #ports: Pick<AgentPorts, 'sha256' | 'append' | 'lastLine'>;
  #last: string | undefined;

  constructor(ports: Pick<AgentPorts, 'sha256' | 'append' | 'lastLine'>) {
    this.#ports = ports;
  }

  /** False when the disk did not take it. */
  write(atMs: number, event: string, fields: Fields): boolean {
    this.#last ??= this.#ports.lastLine();
    const line = JSON.stringify({ time: new Date(atMs).toISOString(), event, ...fields, prev: this.#ports.sha256(this.#last) });
    if (!this.#ports.append(line)) return false;
    this.#last = line;
    return true;
  }
}

/** How many lines hold together; the error says which does not. */
export function verifyAudit(text: string, sha256: (text: string) => string): Result<number, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  let before = '';
  for (const [i, line] of lines.entries()) {
    let prev: unknown;
    try {
      const value: unknown = JSON.parse(line);
      prev = typeof value === 'object' && value !== null && 'prev' in value ? value.prev : undefined;
    } catch {
      return err(`line ${i + 1} is not JSON`);
    }
    if (prev !== sha256(before))
      return err(`line ${i + 1} does not follow line ${i}: something was changed, removed or inserted`);
    before = line;
  }
  return ok(lines.length);
}
