/** The number of a descriptor that Node's own objects keep to themselves. Owns this reach into them. */
import type { Server, Socket } from 'node:net';

/** Undefined when it is closed, or Node no longer says. */
export function descriptorOf(owner: Server | Socket): number | undefined {
  // SAFETY: every handle of libuv that is a stream has it on Unix; what is read is checked.
  const { _handle: handle } = owner as unknown as { readonly _handle?: { readonly fd?: unknown } | null };
  return typeof handle?.fd === 'number' && handle.fd >= 0 ? handle.fd : undefined;
}
