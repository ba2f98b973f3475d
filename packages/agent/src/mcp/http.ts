/**
 * The tools on a port of this machine (streamable HTTP, without sessions). Owns who gets in: the token of a pane as bearer,
 * asked of the server anew for each request, and nobody that a web page sent.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Calls } from '../server-calls.js';
import { toolServer } from './tool-server.js';

const loopback = '127.0.0.1';
const hosts = new Set([loopback, 'localhost']);
export const httpPath = '/mcp';

export interface HttpPorts {
  /** Commands as the program that has this token. */
  callsOf(token: string): Calls;
  readonly version: string;
}

/** Listens on loopback only; port 0 is any. Resolves with the server when it does, rejects when it cannot. */
export function serveHttp(port: number, ports: HttpPorts): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, ports).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => resolve(server));
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, { callsOf, version }: HttpPorts): Promise<void> {
  const refuse = (status: number, why: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain', ...(status === 401 && { 'www-authenticate': 'Bearer' }) });
    response.end(`${why}\n`);
  };
  const { host = '', origin, authorization = '' } = request.headers;
  // Names that resolve to this machine, and requests of pages, are how a browser is made to speak for somebody else.
  if (!hosts.has(host.replace(/:\d+$/, ''))) return refuse(403, 'this host is not served');
  if (origin !== undefined) return refuse(403, 'web pages are not served');
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
  if (token === undefined) return refuse(401, 'the token of a pane is needed: Authorization: Bearer $CCMUX_TOKEN');
  const calls = callsOf(token);
  const known = await calls.call(['children']);
  if (!known.ok) return refuse(503, known.error);
  if (known.value.status !== 0) return refuse(401, known.value.error);
  if (request.url !== httpPath) return refuse(404, `only ${httpPath} is here`);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  const tools = toolServer(calls, version);
  response.once('close', () => void tools.close());
  // SAFETY: it is a transport; the SDK's types of its callbacks differ in what may be undefined.
  await tools.connect(transport as Parameters<typeof tools.connect>[0]);
  await transport.handleRequest(request, response);
}
