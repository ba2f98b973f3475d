/**
 * The program under the name `tmux`: tmux's options, tmux's way to find its server and its pane, tmux's texts, and only
 * tmux's words: what ccmux's own command line knows besides is not known here.
 */
import { spawnSync } from 'node:child_process';
import { startsServer, tmuxVersion } from '@ccmux/core';
import { converse, loadClient } from './conversation.js';
import { endWithReader, fail, print } from './process-output.js';
import { reachServer, waysTo } from './reach-server.js';
import { locateSocket } from './socket.js';
import { parseTmuxOptions, type TmuxOptions, tmuxUsage } from './tmux-options.js';
import { Transport } from './transport.js';

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseTmuxOptions(args);
  if (!parsed.ok) return fail(parsed.error);
  const options = parsed.value;
  if (options.version) return print(`tmux ${tmuxVersion}`);
  if (options.help) return print(tmuxUsage);
  if (options.shellCommand !== undefined) return runShell(options.shellCommand, options.login);

  const path = options.path ?? (options.name === undefined ? socketOfPane() : undefined);
  const socket = locateSocket({ name: options.name ?? 'default', path }, process.env, process.getuid?.() ?? 0);
  if (!socket.ok) return fail(socket.error);
  return talk(options, socket.value);
}

async function talk(options: TmuxOptions, socket: string): Promise<number> {
  const { argv, files, features } = options;
  const control = options.control > 0;
  const starts = !options.noStart && startsServer(argv, 'tmux');
  if (!control && process.stdin.isTTY && starts && !argv.includes('-d')) void loadClient();
  if (options.control === 2 && !process.stdin.isTTY) return fail('tcgetattr failed: Inappropriate ioctl for device');
  const wanted = { socket, files, starts, texts: 'tmux' } as const;
  const connection = await reachServer(wanted);
  if (!connection.ok) return fail(connection.error);
  const call = { program: 'tmux', argv, control, features, env: environment() } as const;
  const conversation = () => converse(new Transport(connection.value), call, waysTo(wanted));
  if (options.control < 2) return conversation();
  // A terminal that understands this shows windows of its own until the string ends.
  process.stdin.setRawMode(true);
  process.stdout.write('\x1bP1000p');
  const status = await conversation();
  process.stdout.write('\x1b\\');
  process.stdin.setRawMode(false);
  return status;
}

/** The socket that a pane's program is told of. */
function socketOfPane(): string | undefined {
  const [path = ''] = (process.env['TMUX'] ?? '').split(',');
  return path === '' ? undefined : path;
}

/** Where we are is what `TMUX` and `TMUX_PANE` say: a script may have changed them. */
function environment(): NodeJS.ProcessEnv {
  const { TMUX, TMUX_PANE } = process.env;
  return { ...process.env, CCMUX: TMUX, CCMUX_PANE: TMUX_PANE };
}

/** As a login shell runs its `-c`. */
function runShell(command: string, login: boolean): number {
  const shell = process.env['SHELL'] || '/bin/sh';
  const name = shell.slice(shell.lastIndexOf('/') + 1);
  const run = spawnSync(shell, ['-c', command], { stdio: 'inherit', argv0: login ? `-${name}` : name });
  return run.status ?? 1;
}

endWithReader();
process.exitCode = await main(process.argv.slice(2));
