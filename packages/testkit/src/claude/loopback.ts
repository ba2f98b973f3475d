/**
 * A network namespace that has only loopback, so that nothing that runs in it can reach out. Owns how it is entered
 * and the question whether one is in it.
 */
import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';

/** SIOCSIFFLAGS with IFF_UP | IFF_LOOPBACK | IFF_RUNNING, netdevice(7), for systems without ip(8). */
const upWithPerl = `perl -e 'socket(S,2,2,0); ioctl(S,0x8914,pack("a16sx22","lo",0x49)) or exit 1'`;

const enter = `{ ip link set lo up || ${upWithPerl}; } 2>/dev/null && exec "$@"`;

/** As root nothing else changes; others stay who they are, with the right to set up the network of the namespace. */
const ways = [
  ['unshare', '--net'],
  ['unshare', '--user', '--map-current-user', '--keep-caps', '--net'],
  ['unshare', '--user', '--map-root-user', '--net'],
];

const wrapped = (way: readonly string[], argv: readonly string[]): string[] => [...way, 'sh', '-c', enter, 'loopback', ...argv];

/** Words that run `argv` with loopback alone; undefined where the system allows no namespace. */
export function loopbackArgv(argv: readonly string[]): string[] | undefined {
  const way = ways.find((words) => {
    const [file = '', ...args] = wrapped(words, ['true']);
    return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
  });
  return way === undefined ? undefined : wrapped(way, argv);
}

/** Says that the tests may run outside: what they start is then kept in by proxies that answer nothing. */
const openVariable = 'CCMUX_TEST_CLAUDE_OPEN';

/** Environment for programs that could otherwise reach out; empty in a namespace. Throws outside if nobody allowed it. */
export function keptIn(): Readonly<Record<string, string>> {
  if (Object.keys(networkInterfaces()).every((name) => name === 'lo')) return {};
  if (process.env[openVariable] !== '1') {
    throw new Error('tests with Claude run without a network: npm run test:claude, or node test/claude/run.mjs FILE');
  }
  const nowhere = 'http://127.0.0.1:9';
  return { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, ALL_PROXY: nowhere, NO_PROXY: '127.0.0.1,localhost' };
}
