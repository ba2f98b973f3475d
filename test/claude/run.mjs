/**
 * Runs the tests that need the real Claude Code: fetches it while there is a network, then runs vitest where there is
 * only loopback.
 *
 * usage: node test/claude/run.mjs [arguments of vitest]
 *        node test/claude/run.mjs --shell [VERSION]    (a shell in a lab: Claude in a home of its own, and the mock API)
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { load, root } from '../../scripts/bundle.mjs';

const { claudeVersions, fetchClaude, olderClaudeVersions } = await load('packages/testkit/src/claude/cli-cache.ts');
const { loopbackArgv } = await load('packages/testkit/src/claude/loopback.ts');

const args = process.argv.slice(2);
const isShell = args[0] === '--shell';
for (const version of isShell ? args.slice(1) : [...claudeVersions, ...olderClaudeVersions]) await fetchClaude(version);
const inner = isShell
  ? [join(root, 'test/claude/shell.mjs'), ...args.slice(1)]
  : [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'claude', ...args];
const argv = [process.execPath, ...inner];

const isolated = loopbackArgv(argv);
const env = { ...process.env };
if (isolated === undefined) {
  process.stderr.write('no network namespace can be made here: Claude is kept in by proxies that answer nothing\n');
  env.CCMUX_TEST_CLAUDE_OPEN = '1';
}
const [file, ...rest] = isolated ?? argv;
const child = spawn(file, rest, { cwd: root, env, stdio: 'inherit' });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
