import { expect, test } from 'vitest';
import { authorityOf, inParentsMode } from './authority.js';

const kind = (...argv: readonly string[]): string => authorityOf({ kind: 'argv', argv }, 'manual', '').kind;

test('a child may have what its parent has, and no more', () => {
  expect(kind('claude', 'do it')).toBe('same');
  expect(kind('claude', '--permission-mode', 'plan')).toBe('same');
  expect(kind('claude', '--permission-mode', 'acceptEdits')).toBe('more');
  expect(kind('claude', '--dangerously-skip-permissions')).toBe('more');
  expect(kind('claude', '--settings', 'x.json')).toBe('unknown');
});

test('who starts in another folder or environment than was asked for is shown to a person', () => {
  expect(kind('CLAUDE_CONFIG_DIR=/elsewhere claude')).toBe('unknown');
  expect(kind('cd /elsewhere && claude')).toBe('unknown');
  expect(kind('exec claude')).toBe('same');
});

test.each([
  ['npx', '@anthropic-ai/claude-code', '--permission-mode', 'acceptEdits'],
  ['npx', '@anthropic-ai/claude-code@2.1.328'],
  ['node', '/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js'],
  ['sh', '-c', 'true;claude --permission-mode acceptEdits'],
  ['sh', '-c', 'x=$(claude -p a)'],
  ['xargs', '-I', '{}', 'claude', '{}'],
  ['timeout', '9', '/opt/bin/claude'],
])('a Claude that %s %s starts is shown to a person', (...argv) => {
  expect(kind(...argv)).toBe('unknown');
});

test('of two modes the last one holds, as for Claude', () => {
  expect(kind('claude', '--permission-mode', 'plan', '--permission-mode=acceptEdits')).toBe('more');
  expect(kind('cat', 'claude.md', 'preclaude', 'claudette')).toBe('same');
});

test('a child starts in the mode of its parent, unless its words name one', () => {
  expect(inParentsMode(['claude', 'a b'], 'manual', '')).toEqual(['claude', '--permission-mode', 'default', 'a b']);
  expect(inParentsMode(["claude 'a b'"], 'plan', '')).toEqual(["exec claude --permission-mode plan 'a b'"]);
  expect(inParentsMode(['claude', '--permission-mode', 'plan'], 'manual', '')).toEqual(['claude', '--permission-mode', 'plan']);
  expect(inParentsMode(['ls'], 'manual', '')).toEqual(['ls']);
});
