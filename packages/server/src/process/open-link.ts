/** Opens the link to a ptyhost, however often it takes: one that is just handing over to another closes what it let in. */
import type { Socket } from 'node:net';
import type { Result } from '@ccmux/core';
import { type Opened, type PtyhostEvents, PtyhostLink } from '../panes/ptyhost-link.js';

const maxAttempts = 4;

/** `connect` starts a ptyhost where none is. An error is for a person. */
export async function openLink(
  connect: () => Promise<Result<Socket, string>>,
  generation: number,
  events: PtyhostEvents,
): Promise<Result<Opened, string>> {
  for (let attempt = 1; ; attempt++) {
    const connection = await connect();
    if (!connection.ok) return connection;
    const opened = await PtyhostLink.open(connection.value, generation, events);
    if (opened.ok || attempt === maxAttempts) return opened;
  }
}
