import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.js';
import { judge } from './policy.js';
import { parseRule, ruleFor } from './rule-text.js';

it.each([
  ['deny contains=rm,sudo', { decision: 'deny', name: 'deny contains=rm,sudo', argvContains: ['rm', 'sudo'] }],
  [
    'allow cwd=workspace env=CI,TEST_* depth=2 name=tests -- npm "run test" **',
    { decision: 'allow', name: 'tests', cwd: 'workspace', env: ['CI', 'TEST_*'], maxDepth: 2, argv: ['npm', 'run test', '**'] },
  ],
  ["ask -- git 'push'  **", { decision: 'ask', name: "ask -- git 'push'  **", argv: ['git', 'push', '**'] }],
])('%s', (text, rule) => {
  expect(parseRule(text)).toEqual({ ok: true, value: rule });
});

it.each([
  ['', 'a rule begins with allow, ask or deny'],
  ['permit -- ls', 'a rule begins with'],
  ['allow', 'has to be said in words behind --'],
  ['allow --', 'there are no words behind --'],
  ['deny cwd=src', 'cwd has to be workspace or an absolute path'],
  ['deny depth=9', 'depth has to be a number from 1 to 5'],
  ['deny rm', '"rm" is not cwd='],
  ['deny contains="a', 'a quote is not closed'],
])('%j is none', (text, error) => {
  const parsed = parseRule(text);
  expect(parsed.ok ? '' : parsed.error).toContain(error);
});

it('the rule made of a request allows that request and no other', () => {
  const argv = ['claude', 'Fix the "auth" module', '--model', 'x'];
  const rule = parseRule(ruleFor(argv, "/w/a b's")!);
  if (!rule.ok) throw new Error(rule.error);
  const subject = { command: { kind: 'argv', argv }, cwd: "/w/a b's", workspace: '/w', env: {}, depth: 1 } as const;
  expect(judge([rule.value], subject).decision).toBe('allow');
  expect(judge([rule.value], { ...subject, command: { kind: 'argv', argv: [...argv, 'y'] } }).decision).toBe('ask');
  expect(judge([rule.value], { ...subject, env: { X: '1' } }).decision).toBe('ask');
  // Another project of the same person has another program by that name, perhaps.
  for (const cwd of ['/', '/w', '/w/b']) expect(judge([rule.value], { ...subject, cwd, workspace: cwd }).decision).toBe('ask');
  expect(judge([rule.value], { ...subject, command: readCommandLine('claude; x') }).decision).toBe('ask');
  expect(ruleFor(['a*'], '/w')).toBeUndefined();
  expect(ruleFor(['a'], `/w'"`)).toBeUndefined();
});
