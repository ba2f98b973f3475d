import { expect, test } from 'vitest';
import { configDirOf } from './config-dir.js';
import { claudeKind, isClaude } from './is-claude.js';

test.each([
  ['claude', 'claude', true],
  ['claude', '/opt/claude/claude --model opus', true],
  ['claude', 'claude fix it', true],
  ['node', 'node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js', true],
  ['node', 'node --no-warnings /usr/local/bin/claude --resume x', true],
  ['claude', 'node', true],
  ['claude', 'claude -p hello', false],
  ['claude', 'claude --print hello', false],
  ['claude', 'claude mcp list', false],
  ['claude', 'claude update', false],
  ['vim', 'vim claude', false],
  ['bash', 'bash -c claude', false],
  ['node', 'node server.js claude', false],
  ['node', 'node', false],
  ['tail', 'tail -f /srv/claude', false],
])('%s: %s: %s', (name, words, expected) => {
  expect(isClaude({ name, argv: words.split(' ') })).toBe(expected);
});

test.each([
  ['claude', '/opt/claude/claude -p --output-format stream-json hello', 'print'],
  ['node', 'node /usr/local/bin/claude --print hello', 'print'],
  ['claude', 'claude -p --help', undefined],
  ['claude', 'claude mcp -p', undefined],
])('%s: %s: %s', (name, words, expected) => {
  expect(claudeKind({ name, argv: words.split(' ') })).toBe(expected);
});

test('a process without words is none', () => {
  expect(isClaude({ name: 'kthread', argv: [] })).toBe(false);
});

test('its folder is the one that it was told, or below its home', () => {
  const of = (env: Readonly<Record<string, string>>) => configDirOf({ get: (name) => env[name] });
  expect(of({ HOME: '/home/u', CLAUDE_CONFIG_DIR: '/srv/c' })).toBe('/srv/c');
  expect(of({ HOME: '/home/u', CLAUDE_CONFIG_DIR: '' })).toBe('/home/u/.claude');
  expect(of({})).toBeUndefined();
});
