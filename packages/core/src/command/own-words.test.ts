import { expect, test } from 'vitest';
import { inOwnForm } from './forms.js';
import { shortened } from './long-flags.js';

test.each([
  ['new work', 'new-claude work'],
  ['new work /srv', 'new-claude work /srv'],
  ['new -s work', 'new -s work'],
  ['new', 'new'],
  ['start work', 'start-claude work'],
  ['start', 'start'],
  ['attach work', 'attach-session -t work'],
  ['attach -t work', 'attach -t work'],
  ['send work hello', 'send-prompt work hello'],
  ['send work', 'send-prompt work'],
  ['send --wait work hello', 'send-prompt --wait work hello'],
  ['send Enter', 'send Enter'],
  ['send -t work hello', 'send -t work hello'],
  ['wait work idle', 'wait-claude work idle'],
  ['wait work --timeout 5 exit', 'wait-claude work --timeout 5 exit'],
  ['wait work soon', 'wait-claude work soon'],
  ['wait idle', 'wait idle'],
  ['wait -S done', 'wait -S done'],
  ['new-session work', 'new-session work'],
])('%s is %s', (given, meant) => {
  expect(inOwnForm(given.split(' ')).join(' ')).toBe(meant);
});

const long = { json: 'j', tail: 'n' };

test.each([
  ['a --json', '-j a'],
  ['--tail 5 a', '-n 5 a'],
  ['a --tail=5', '-n 5 a'],
  ['a -- --json', 'a -- --json'],
  ['-j a', '-j a'],
])('%s in short is %s', (given, meant) => {
  expect(shortened(long, 'jn:', given.split(' '))).toEqual({ ok: true, value: meant.split(' ') });
});

test.each([
  ['--jsn', 'unknown flag --jsn'],
  ['--json=1', '--json takes no argument'],
  ['--tail', '--tail expects an argument'],
])('%s is a mistake', (given, error) => {
  expect(shortened(long, 'jn:', given.split(' '))).toEqual({ ok: false, error });
});
