/** The `ccmux` program: options, the socket, a server if one is needed, the command. Thin; decides nothing else. */
import { startsServer } from '@ccmux/core';
import { type ConnectError, connectTo } from '@ccmux/ipc';
import { converse } from './conversation.js';
import { parseGlobalOptions, usage } from './options.js';
import { locateSocket } from './socket.js';
import { startServer } from './start-server.js';
import { Transport } from './transport.js';
import { version } from './version.js';

async function main(args: readonly string[]): Promise<number> {
  const options = parseGlobalOptions(args);
  if (!options.ok) return fail(options.error);
  if (options.value.version) return print(`ccmux ${version}`);
  if (options.value.help) return print(usage);

  const socket = locateSocket(options.value, process.env, process.getuid?.() ?? 0);
  if (!socket.ok) return fail(socket.error);
  const { argv, files } = options.value;

  let connection = await connectTo(socket.value);
  if (!connection.ok && isAbsent(connection.error) && startsServer(argv)) {
    const started = await startServer(socket.value, files);
    if (!started.ok) return fail(started.error);
    connection = await connectTo(socket.value);
  }
  if (!connection.ok) return fail(explain(connection.error, socket.value));
  return converse(new Transport(connection.value), argv);
}

const isAbsent = (e: ConnectError): boolean => e.code === 'ENOENT' || e.code === 'ECONNREFUSED';

const explain = (e: ConnectError, socket: string): string =>
  isAbsent(e) ? `no server running on ${socket}` : `error connecting to ${socket} (${e.message})`;

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

function print(message: string): number {
  process.stdout.write(`${message}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
