/** What the parts of a running server share. Composed once, in server.ts. */
import type { ClientRegistry } from './clients/client-registry.js';
import type { Caller, CommandSummary } from './commands/caller.js';
import type { BufferStore } from './copy-mode/buffers.js';
import type { KeyTables } from './keys/key-tables.js';
import type { Logger } from './log.js';
import type { OperationContext } from './operations/context.js';

export interface Services extends OperationContext {
  readonly clients: ClientRegistry;
  readonly buffers: BufferStore;
  readonly keys: KeyTables;
  readonly log: Logger;
  readonly commands: readonly CommandSummary[];
  /**
   * Runs a line of the command language for a person at a client and shows them what went wrong. A promise when
   * the commands take time; it never rejects for a command that fails.
   */
  runAndReport(line: string, caller: Caller): Promise<void> | undefined;
  /** Ends the server: every pane is hung up, every client sent away. */
  shutdown(): void;
}
