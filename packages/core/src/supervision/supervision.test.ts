import { describe, expect, it } from 'vitest';
import { paneId } from '../ids.js';
import { admit } from './admission.js';
import { readCommandLine } from './command-line.js';
import { defaultSpawnLimits, limitText } from './limits.js';
import { builtinRules, judge, type PolicyRule, type SpawnSubject } from './policy.js';
import { restartAt } from './restart.js';
import {
  afterPanesClosed,
  type Child,
  type ChildTree,
  descendantNamed,
  freeName,
  isDescendant,
  noChildren,
  withChild,
  withStatus,
} from './tree.js';

describe('command lines', () => {
  it.each([
    ['claude "Implement auth module"', ['claude', 'Implement auth module']],
    [`a 'b c' "d\\"e" f\\ g ''`, ['a', 'b c', 'd"e', 'f g', '']],
    [`a"b"'c'd`, ['abcd']],
    ['  npm\ttest  ', ['npm', 'test']],
    [`echo 'a;b|c$d'`, ['echo', 'a;b|c$d']],
    [`make X=1`, ['make', 'X=1']],
  ])('%j has words', (text, argv) => {
    expect(readCommandLine(text)).toEqual({ kind: 'argv', argv });
  });

  it.each([
    'a; b',
    'a && b',
    'a | b',
    'a > f',
    'a < f',
    '$(a)',
    '`a`',
    'a $HOME',
    'a "$HOME"',
    'a "`b`"',
    'a *',
    'a ?',
    'a [x]',
    'a {b,c}',
    '~/a',
    'a # b',
    '!a',
    'a\nb',
    'A=1 b',
    'A+=1 b',
    "a 'b",
    'a "b',
    'a \\',
    '',
    '   ',
    `'' a`,
    'a\\\nb',
    '(a)',
  ])('%j needs a shell', (text) => {
    expect(readCommandLine(text).kind).toBe('shell');
  });
});

const subject = (command: string, more: Partial<SpawnSubject> = {}): SpawnSubject => ({
  command: readCommandLine(command),
  cwd: '/w/src',
  workspace: '/w',
  env: {},
  depth: 1,
  ...more,
});
const allow = (rule: Partial<PolicyRule>): readonly PolicyRule[] => [
  ...builtinRules,
  { name: 'mine', decision: 'allow', ...rule },
];
const decide = (rules: readonly PolicyRule[], command: string, more: Partial<SpawnSubject> = {}): string =>
  judge(rules, subject(command, more)).decision;

describe('rules', () => {
  it('ask about what no rule matches, and say what a shell would be needed for', () => {
    expect(judge(builtinRules, subject('ls'))).toEqual({ decision: 'ask', rule: undefined, reason: 'no rule allows it' });
    expect(judge([], subject('a | b')).reason).toBe('no rule allows it (a shell is needed for the |)');
    expect(judge([], subject('ls'), 'deny').decision).toBe('deny');
  });

  it('allow by words, the folder, variables and depth', () => {
    const rules = allow({ argv: ['npm', 'test', '**'], cwd: 'workspace', env: ['CI', 'TEST_*'], maxDepth: 2 });
    expect(decide(rules, 'npm test')).toBe('allow');
    expect(decide(rules, 'npm test -- a', { env: { CI: '1', TEST_A: 'x' } })).toBe('allow');
    expect(decide(rules, 'npm run')).toBe('ask');
    expect(decide(rules, 'npm')).toBe('ask');
    expect(decide(rules, 'npm test', { cwd: '/w2' })).toBe('ask');
    expect(decide(rules, 'npm test', { cwd: '/' })).toBe('ask');
    expect(decide(rules, 'npm test', { env: { OTHER: '1' } })).toBe('ask');
    expect(decide(rules, 'npm test', { depth: 3 })).toBe('ask');
    expect(decide(rules, '/tmp/npm test')).toBe('ask');
    expect(decide(allow({ argv: ['npm', 'run', 'test:*'] }), 'npm run test:unit')).toBe('allow');
    expect(decide(allow({ argv: ['npm', 'run', 'test:*'] }), 'npm run test:unit more')).toBe('ask');
  });

  it('that could not be read say so', () => {
    const rule: PolicyRule = { name: 'x -- y', decision: 'deny', fault: 'a rule begins with allow, ask or deny' };
    expect(judge([rule], subject('ls'))).toEqual({
      decision: 'deny',
      rule,
      reason: 'the rule "x -- y" cannot be read (a rule begins with allow, ask or deny), and so denies it',
    });
  });

  it('never allow a shell line, whatever is allowed', () => {
    const everything = allow({ argv: ['**'] });
    expect(decide(everything, 'rm -rf /')).toBe('allow');
    for (const line of ['npm test; rm x', 'npm test $(x)', 'npm test\nrm', 'A=1 npm test'])
      expect(decide(everything, line)).toBe('ask');
    expect(decide(allow({}), 'a | b')).toBe('ask');
  });

  it('let deny beat ask and ask beat allow, in any order', () => {
    const one: PolicyRule = { name: 'a', decision: 'allow', argv: ['**'] };
    const two: PolicyRule = { name: 'b', decision: 'ask', argv: ['git', '**'] };
    const three: PolicyRule = { name: 'c', decision: 'deny', argvContains: ['push'] };
    for (const rules of [
      [one, two, three],
      [three, two, one],
    ]) {
      expect(decide(rules, 'ls')).toBe('allow');
      expect(decide(rules, 'git log')).toBe('ask');
      expect(judge(rules, subject('git push'))).toMatchObject({ decision: 'deny', reason: 'the rule "c" denies it' });
    }
  });

  it.each([
    'claude --dangerously-skip-permissions',
    'claude --dangerously-skip-permissions=true',
    'claude --permission-mode bypassPermissions',
    'claude --permission-mode=bypassPermissions',
    `claude '--dangerously'-skip-permissions`,
    `bash -c 'claude --dangerously-skip-permissions'`,
    `bash -c 'claude --dangerously""-skip-permissions'`,
    'true; claude --dangerously-skip-permissions',
    `true; claude --dangerously'-skip'-permissions`,
    `env claude --dangerously-skip-permissions`,
    `claude --settings '{"permissions":{"defaultMode":"bypassPermissions"}}'`,
  ])('deny %j whatever is allowed', (line) => {
    expect(decide(allow({ argv: ['**'] }), line)).toBe('deny');
  });

  it.each([
    'LD_PRELOAD',
    'PATH',
    'NODE_OPTIONS',
    'GIT_SSH_COMMAND',
    'BASH_ENV',
    'ANTHROPIC_BASE_URL',
    'CLAUDE_CONFIG_DIR',
    'CCMUX_SESSION_DEPTH',
    'TMUX',
    'https_proxy',
  ])('deny the variable %s whatever is allowed', (name) => {
    const rules = allow({ argv: ['**'], env: ['*'] });
    expect(decide(rules, 'ls', { env: { [name]: 'x' } })).toBe('deny');
    expect(decide(rules, 'ls', { env: { CONTEXT_FILE: 'x' } })).toBe('allow');
  });
});

it.each([
  'env LD_PRELOAD=/tmp/x.so npm test',
  '/usr/bin/env A=1 PATH=/tmp npm test',
  "env -S 'NODE_OPTIONS=--require=/tmp/x.js npm test'",
  'LD_PRELOAD=/tmp/x.so npm test',
  'true; PATH=/tmp npm test',
  'export BASH_ENV=/tmp/x; npm test',
])('%j sets a variable that is denied', (line) => {
  expect(decide(allow({ argv: ['**'], env: ['*'] }), line)).toBe('deny');
});

it('a variable in what somebody is told is none', () => {
  const everything = allow({ argv: ['**'] });
  expect(decide(everything, 'claude "Why is PATH=/usr/bin wrong?"')).toBe('allow');
  expect(decide(everything, 'env CI=1 npm test')).toBe('allow');
  expect(decide(everything, 'CI=1 npm test')).toBe('ask');
});

const root = paneId(1);
const limits = defaultSpawnLimits;
const child = (pane: number, parent: number, depth: number, openedAt = 0, name = `c${pane}`): Child => ({
  pane: paneId(pane),
  parent: paneId(parent),
  root,
  depth,
  name,
  status: { kind: 'running' },
  openedAt,
  endsBy: undefined,
  restart: 'never',
  restarts: [],
});
const grow = (tree: ChildTree, ...children: readonly Child[]): ChildTree =>
  children.reduce((all, one) => withChild(all, one, limits.rateWindowMs), tree);

describe('admission', () => {
  it('counts generations by the tree of the server', () => {
    const tree = grow(noChildren, child(2, 1, 1), child(3, 2, 2), child(4, 3, 3));
    expect(admit(noChildren, root, limits, 0)).toEqual({ ok: true, value: { root, depth: 1 } });
    expect(admit(tree, paneId(3), limits, 0)).toEqual({ ok: true, value: { root, depth: 3 } });
    expect(admit(tree, paneId(4), limits, 0)).toEqual({ ok: false, error: { limit: 'depth', allowed: 3, reached: 4 } });
    expect(admit(tree, paneId(4), { ...limits, depth: 99 }, 0)).toMatchObject({ ok: true });
    const deep = grow(tree, child(5, 4, 4), child(6, 5, 5));
    expect(admit(deep, paneId(6), { ...limits, depth: 99 }, 0)).toMatchObject({
      error: { limit: 'depth', allowed: 5, reached: 6 },
    });
  });

  it('counts the living, of a parent, a tree and the server', () => {
    let tree: ChildTree = noChildren;
    for (let i = 0; i < 8; i++) tree = grow(tree, child(10 + i, 1, 1));
    expect(admit(tree, root, limits, 0)).toMatchObject({ error: { limit: 'per-parent', allowed: 8, reached: 8 } });
    expect(admit(tree, paneId(10), limits, 0)).toMatchObject({ error: { limit: 'per-tree', reached: 8 } });
    expect(admit(tree, paneId(99), { ...limits, perServer: 8 }, 0)).toMatchObject({ error: { limit: 'per-server', reached: 8 } });
    expect(admit(withStatus(tree, paneId(10), { kind: 'completed', code: 0 }), root, limits, 0)).toMatchObject({ ok: true });
  });

  it('counts grants in a time and in all, also of panes that are gone, and requests that wait', () => {
    let tree: ChildTree = noChildren;
    for (let i = 0; i < 50; i++) {
      const at = i * 100_000;
      tree = withStatus(grow(tree, child(10 + i, 1, 1, at)), paneId(10 + i), { kind: 'completed', code: 0 });
    }
    expect(admit(tree, root, limits, 9e9)).toMatchObject({ error: { limit: 'budget', allowed: 50, reached: 50 } });
    const hit = admit(tree, root, { ...limits, budget: 99, rate: 6 }, 4_900_000);
    expect(hit).toMatchObject({ error: { limit: 'rate', allowed: 6, reached: 6 } });
    if (!hit.ok) expect(limitText(hit.error)).toContain('opened 6 panes');
    const waiting = Array.from({ length: 8 }, () => ({ parent: root }));
    expect(admit(noChildren, root, limits, 0, waiting)).toMatchObject({ error: { limit: 'per-parent', reached: 8 } });
  });
});

describe('the tree', () => {
  const tree = grow(noChildren, child(2, 1, 1, 0, 'a'), child(3, 2, 2, 0, 'b'), child(4, 1, 1, 0, 'pane-1'));

  it('knows who opened whom, and names only within reach', () => {
    expect(isDescendant(tree, paneId(3), root)).toBe(true);
    expect(isDescendant(tree, paneId(3), paneId(4))).toBe(false);
    expect(isDescendant(tree, root, root)).toBe(false);
    expect(descendantNamed(tree, root, 'b')?.pane).toBe(paneId(3));
    expect(descendantNamed(tree, paneId(4), 'b')).toBeUndefined();
    expect(freeName(tree, root)).toBe('pane-2');
  });

  it('cancels children whose pane is gone, and forgets a tree of which nobody is left', () => {
    const closed = afterPanesClosed(tree, (pane) => pane !== paneId(3));
    expect(closed.children.get(paneId(3))?.status).toEqual({ kind: 'cancelled' });
    expect(closed.uses.get(root)?.granted).toBe(3);
    expect(afterPanesClosed(tree, (pane) => pane === paneId(2)).children.size).toBe(3);
    expect(afterPanesClosed(tree, () => false)).toEqual(noChildren);
  });
});

it('a child is started again three times in a minute', () => {
  let restarts: readonly number[] | undefined = [];
  for (const at of [0, 1000, 2000]) restarts = restartAt(restarts!, at);
  expect(restartAt(restarts!, 3000)).toBeUndefined();
  expect(restartAt(restarts!, 60_500)).toEqual([1000, 2000, 60_500]);
});
