/** What the agents' part needs of the world. Types only. */
import type { Result } from '@ccmux/core';
import type { AuditFile } from './audit/audit.js';

export interface AgentPorts {
  /** Hex. */
  sha256(text: string): string;
  /** Hex, with a key that outlives the server and that no pane knows. */
  sign(text: string): string;
  /** Few characters that nobody can guess. */
  code(): string;
  /** An absolute folder with its links resolved; why not, for a person. */
  folder(path: string): Result<string, string>;
  /** What agents asked for is written down in it. */
  readonly auditFile: AuditFile;
}
