/** `ccmux mcp`: the tools of models, on standard input and output or on a port of this machine. */
import type { AddressInfo } from 'node:net';
import { serverCalls } from '../server-calls.js';
import { serveStdio } from './stdio.js';

export interface McpVerbContext {
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly version: string;
  complain(line: string): void;
}

const usage = 'usage: ccmux mcp [--http port]';
const tokenVariable = 'CCMUX_TOKEN';

/** The exit status. */
export async function mcp(words: readonly string[], context: McpVerbContext): Promise<number> {
  const { socket, env, cwd, version, complain } = context;
  const callsOf = (token: string | undefined) =>
    serverCalls({ socket, cwd, name: `mcp-${process.pid}`, env: token === undefined ? {} : { [tokenVariable]: token } });
  if (words.length === 0) {
    await serveStdio(callsOf(env[tokenVariable]), version);
    return 0;
  }
  const [flag, port = ''] = words;
  if (flag !== '--http' || words.length !== 2 || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    complain(usage);
    return 1;
  }
  const { httpPath, serveHttp } = await import('./http.js');
  try {
    const server = await serveHttp(Number(port), { callsOf, version });
    // SAFETY: a server that listens on a port has an address that is no path.
    const address = server.address() as AddressInfo;
    complain(`http://${address.address}:${address.port}${httpPath}`);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => server.closeAllConnections());
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => server.close(() => resolve()));
    });
    return 0;
  } catch (e) {
    complain(`mcp: ${e instanceof Error ? e.message : String(e)}`);
    return 1;
  }
}
