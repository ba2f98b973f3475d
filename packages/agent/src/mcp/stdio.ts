/** The tools on standard input and output, as Claude starts them. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Calls } from '../server-calls.js';
import { toolServer } from './tool-server.js';

/** Resolves when whoever started it has gone. */
export async function serveStdio(calls: Calls, version: string): Promise<void> {
  const server = toolServer(calls, version);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    server.server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}
