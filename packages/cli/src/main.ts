/** The `ccmux` program: options, the socket, a server if one is needed, the command. Thin; decides nothing else. */
import { resolve } from 'node:path';
import { type Result, startsServer } from '@ccmux/core';
import { connectTo } from '@ccmux/ipc';
import { converse, loadClient } from './conversation.js';
import type { Invocation } from './invocation.js';
import { type GlobalOptions, parseGlobalOptions, usage } from './options.js';
import { endWithReader, fail, print } from './process-output.js';
import { reachServer, serverPid, waysTo } from './reach-server.js';
import { locateSocket } from './socket.js';
import { Transport } from './transport.js';
import type { VerbContext } from './verb.js';
import { explainCommand, findVerb } from './verbs.js';
import { version } from './version.js';

async function main(args: readonly string[]): Promise<number> {
  const options = parseGlobalOptions(args);
  if (!options.ok) return fail(options.error);
  if (options.value.version) return print(`ccmux ${version}`);
  if (options.value.help) return print(usage);

  const socket = locateSocket(options.value, process.env, process.getuid?.() ?? 0);
  const { argv, control, features, noStart } = options.value;
  const starts = !noStart && startsServer(argv);
  // The server starts in another folder.
  const files = options.value.files.map((file) => resolve(file));
  const verb = findVerb(argv[0]);
  // The doctor is for when something is wrong.
  const runsVerb = socket.ok || argv[0] === 'doctor';
  if (verb !== undefined && runsVerb) return (await verb())(argv.slice(1), verbContext(options.value, socket));
  if (!socket.ok) return fail(socket.error);
  const explained = await explainCommand(argv);
  if (explained !== undefined) return explained;

  if (!control && starts && mayAttach(argv)) void loadClient();
  const connection = await reachServer({ socket: socket.value, files, starts, texts: 'ccmux' });
  if (!connection.ok) {
    fail(connection.error);
    return advised(argv, 1);
  }
  const wanted = { socket: socket.value, files, texts: 'ccmux' } as const;
  const reach = async (isExpected: boolean): Promise<Transport | undefined> => {
    const next = await reachServer({ ...wanted, starts: true, isExpected });
    return next.ok ? new Transport(next.value) : undefined;
  };
  const call: Invocation = { program: 'ccmux', argv, control, features, env: process.env };
  const ways = { reach, ...waysTo({ ...wanted, starts }) };
  return advised(argv, await converse(new Transport(connection.value), call, ways));
}

/** A person, not a script, is told what a word may have been meant to be. */
async function advised([word]: readonly string[], status: number): Promise<number> {
  if (status === 0 || word === undefined || !process.stderr.isTTY) return status;
  const text = (await import('./advice.js')).advice(word);
  if (text !== undefined) fail(text);
  return status;
}

function verbContext(options: GlobalOptions, socket: Result<string, string>): VerbContext {
  return {
    options,
    env: process.env,
    socket,
    cwd: process.cwd(),
    print: (line) => void print(line),
    complain: (line) => void fail(line),
    async ask(argv) {
      if (!socket.ok) return undefined;
      const connection = await connectTo(socket.value);
      if (!connection.ok) return undefined;
      const call: Invocation = { program: 'ccmux', argv, control: false, features: [], env: process.env };
      return converse(new Transport(connection.value), call, { pid: () => serverPid(socket.value) });
    },
  };
}

/** Of the commands that start a server: the others attach nothing. */
const mayAttach = (argv: readonly string[]): boolean => process.stdin.isTTY === true && !argv.includes('-d');

endWithReader();
process.exitCode = await main(process.argv.slice(2));
