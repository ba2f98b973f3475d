import { describe, expect, test } from 'vitest';
import { err, ok } from '../result.js';
import { choice, colour, command, flag, number, type ScalarType, string, style } from './entry.js';
import { parseOptionValue } from './value.js';

const ports = {
  command: (text: string) => (text === 'bad' ? err('unknown command: bad') : ok(`<${text}>`)),
  isShell: (path: string) => path === '/bin/sh',
};
const parse = (type: ScalarType, text: string | undefined, current = '') => parseOptionValue(type, text, current, ports);
const size: ScalarType = { kind: 'string', pattern: '[0-9]*x[0-9]*' };
const shell: ScalarType = { kind: 'string', shell: true };
const key: ScalarType = { kind: 'key' };

describe('values of options', () => {
  test.each<[string, ScalarType, string | undefined, string, string]>([
    ['a number', number(0, 10), '+5', '', '5'],
    ['a number behind a blank', number(0, 10), ' 6', '', '6'],
    ['a flag by a word', flag, 'YES', '', 'on'],
    ['a flag by a digit', flag, '0', '', 'off'],
    ['a flag turned round', flag, undefined, 'on', 'off'],
    ['a flag turned round by an empty text', flag, '', 'off', 'on'],
    ['a choice', choice('a', 'b', 'c'), 'c', 'a', 'c'],
    ['the second choice behind the first', choice('a', 'b', 'c'), undefined, 'a', 'b'],
    ['the first choice behind the second', choice('a', 'b', 'c'), undefined, 'b', 'a'],
    ['a third choice, which stays', choice('a', 'b', 'c'), undefined, 'c', 'c'],
    ['a key', key, 'C-a', '', 'C-a'],
    ['no key', key, 'none', '', 'None'],
    ['a text', string, '', '', ''],
    ['a size', size, '80x24', '', '80x24'],
    ['a shell', shell, '/bin/sh', '', '/bin/sh'],
    ['a style', style, 'fg=red,bold', '', 'fg=red,bold'],
    ['a style with a format', style, '#{?x,fg=red,nonsense}', '', '#{?x,fg=red,nonsense}'],
    ['a colour', colour, 'colour12', '', 'colour12'],
    ['a command', command, 'new', '', '<new>'],
  ])('%s', (_, type, text, current, value) => {
    expect(parse(type, text, current)).toEqual(ok(value));
  });

  test.each<[ScalarType, string | undefined, string]>([
    [number(0, 10), 'x', 'value is invalid: x'],
    [number(0, 10), '', 'value is invalid: '],
    [number(0, 10), '1e1', 'value is invalid: 1e1'],
    [number(0, 10), '-1', 'value is too small: -1'],
    [number(0, 10), '11', 'value is too large: 11'],
    [number(0, 10), undefined, 'empty value'],
    [flag, 'maybe', 'bad value: maybe'],
    [choice('a', 'b'), '', 'unknown value: '],
    [key, 'NoKey', 'bad key: NoKey'],
    [size, 'abc', 'value is invalid: abc'],
    [shell, '/nosuch', 'not a suitable shell: /nosuch'],
    [style, 'foo', 'invalid style: foo'],
    [colour, 'foo', 'bad colour: foo'],
    [command, 'bad', 'unknown command: bad'],
    [string, undefined, 'empty value'],
  ])('%j refuses %j', (type, text, error) => {
    expect(parse(type, text)).toEqual(err(error));
  });
});
