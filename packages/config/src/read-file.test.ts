import { err, type OptionPorts, ok } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { mistakeText } from './place.js';
import { readFile } from './read-file.js';

const ports: OptionPorts = {
  command: (text) => (text.startsWith('bad') ? err(`unknown command: ${text}`) : ok(`<${text}>`)),
  isShell: (path) => path === '/bin/sh',
};
const read = (text: string) => readFile('f', text, ports);
const mistakes = (text: string): string[] => {
  const result = read(text);
  return result.ok ? [] : result.error.map(mistakeText);
};
const option = (line: string) => {
  const result = read(`[options]\n${line}`);
  return result.ok ? [...result.value.settings.options].map(([name, { value }]) => [name, value]) : result.error.map(mistakeText);
};

describe('options', () => {
  test.each<[string, string, unknown]>([
    ['mouse = false', 'mouse', 'off'],
    ['mouse = "on"', 'mouse', 'on'],
    ['status = 2', 'status', '2'],
    ['status = false', 'status', 'off'],
    ['history-limit = 5', 'history-limit', '5'],
    ['main-pane-width = 30', 'main-pane-width', '30'],
    ['main-pane-width = "50%"', 'main-pane-width', '50%'],
    ['prefix = "^a"', 'prefix', 'C-a'],
    ['display-panes-color = "red"', 'display-panes-colour', 'red'],
    ['default-client-command = "new"', 'default-client-command', '<new>'],
    ['"@mine" = "x"', '@mine', 'x'],
    [
      'update-environment = ["A", "B"]',
      'update-environment',
      new Map([
        [0, 'A'],
        [1, 'B'],
      ]),
    ],
    [
      'update-environment = "A B"',
      'update-environment',
      new Map([
        [0, 'A'],
        [1, 'B'],
      ]),
    ],
    ['update-environment = []', 'update-environment', new Map()],
  ])('%s', (line, name, value) => {
    expect(option(line)).toEqual([[name, value]]);
  });

  test.each([
    ['mouse = "maybe"', '2:9: mouse: found "maybe", allowed is true or false'],
    ['mouse = ""', '2:9: mouse: found "", allowed is true or false'],
    ['mouse = 1', '2:9: mouse: found 1, allowed is true or false'],
    ['mouse = 1979-05-27', '2:9: mouse: found a date, allowed is true or false'],
    ['history-limit = 1.5', '2:17: history-limit: found 1.5, allowed is a whole number from 0 to 1000000'],
    ['history-limit = true', '2:17: history-limit: found true, allowed is a whole number from 0 to 1000000'],
    ['prefix = "no such"', '2:10: prefix: found "no such", allowed is a key such as "C-a", or "None"'],
    ['status-style = "fg=nope"', '2:16: status-style: found "fg=nope", allowed is a style such as "fg=red,bold"'],
    ['status-left = [1]', '2:15: status-left: found a list, allowed is a text'],
    ['default-shell = "zsh"', '2:17: default-shell: found "zsh", allowed is the whole path of a shell, or ""'],
    ['default-client-command = "bad"', '2:26: default-client-command: unknown command: bad'],
    ['update-environment = ["A", 1, true]', '2:31: update-environment: found true, allowed is a text'],
    ['update-environment = 1', '2:22: update-environment: found 1, allowed is a list, each a text'],
    ['mous = true', '2:1: unknown option "mous"; did you mean mouse?'],
    ['status-lefft = ""', '2:1: unknown option "status-lefft"; did you mean status-left?'],
    ['zzzzzzzz = ""', '2:1: unknown option "zzzzzzzz"'],
    ['after-new-window = "x"', '2:1: after-new-window is a hook: it goes into [hooks]'],
    ['xterm-keys = true', '2:1: xterm-keys has no meaning here: a program gets keys in the form that it asks for'],
    ['"@mine" = 1', '2:11: @mine: found 1, allowed is a text'],
  ])('%s is refused with its place', (line, message) => {
    expect(option(line)).toEqual([`f:${message}`]);
  });
});

describe('mistakes', () => {
  test.each<[string, string[]]>([
    [
      '[optoins]',
      [
        'f:1:1: unknown section "optoins"; there are options, environment, keys, aliases, hooks, project, include; did you mean options?',
      ],
    ],
    ['options = 1', ['f:1:11: options: found 1, allowed is a table, [options]']],
    ['[options]\nmouse = true\nmouse = false', ['f:3:1: options.mouse is set twice; first at f:2:1']],
    ['[options]\n[options]', ['f:2:1: options is set twice; first at f:1:1']],
    ['[options\n', ['f:1:9: not TOML: ']],
    [
      '[environment]\n"A=B" = "x"\nC = 1',
      ['f:2:1: "A=B" is no name of a variable', 'f:3:5: C: found 1, allowed is a text, or false for no such variable'],
    ],
    ['[hooks]\nafter-new-windo = "x"', ['f:2:1: unknown hook "after-new-windo"; did you mean after-new-window?']],
    ['[hooks]\nafter-new-window = ["x", "bad"]', ['f:2:26: after-new-window: unknown command: bad']],
    [
      '[aliases]\n"a b" = "x"\nc = 1',
      ['f:2:1: "a b" cannot be the name of a command', 'f:3:5: c: found 1, allowed is a command'],
    ],
    ['[project]\nnam = "x"', ['f:2:1: unknown field "nam" of [project]; there is name']],
    ['[project]\nname = "a:b"', ['f:2:8: name: found "a:b", allowed is the name of a session, without : and .']],
    ['include = ["a", 1]', ['f:1:17: include: found 1, allowed is the name of a file']],
    ['[keys]\nprefix = "x"', ['f:2:10: keys.prefix: found "x", allowed is a table of keys such as [keys.prefix] or [keys.root]']],
    ['[keys.prefix]\nNoKey = "x"', ['f:2:1: unknown key: NoKey']],
    ['[keys.prefix]\n"C-a" = "x"\n"^A" = "y"', ['f:3:1: C-a in prefix is bound twice; first at f:2:1']],
    ['[keys.prefix]\na = "x"\na = "y"', ['f:3:1: keys.prefix.a is set twice; first at f:2:1']],
    ['[keys.prefix]\na = "bad x"', ['f:2:5: a: unknown command: bad x']],
    [
      '[keys.prefix]\na = { comand = "x", repeat = 1 }',
      [
        'f:2:5: a: has no command',
        'f:2:7: unknown field "comand" of a key; there are command, note, repeat; did you mean command?',
        'f:2:30: repeat: found 1, allowed is true or false',
      ],
    ],
  ])('%j', (text, expected) => {
    const found = mistakes(text);
    expect(found).toHaveLength(expected.length);
    for (const [index, message] of expected.entries()) expect(found[index]!.startsWith(message), found[index]).toBe(true);
  });
});

test('sections come out with their places', () => {
  const result = read(
    'include = ["b"]\n[keys.prefix]\n"^a" = { command = "x", note = "n", repeat = true }\nz = false\n[aliases]\nq = "y"\n[environment]\nA = "1"\nB = false\n[project]\nname = "p"\n',
  );
  const { settings, includes } = result.ok ? result.value : expect.unreachable(JSON.stringify(result.error));
  const place = (line: number, column = 1) => ({ file: 'f', line, column });
  expect(includes).toEqual([{ value: 'b', place: place(1, 12) }]);
  expect([...settings.bindings]).toEqual([
    [
      'prefix C-a',
      { value: { kind: 'bound', table: 'prefix', key: 'C-a', command: 'x', note: 'n', repeat: true }, place: place(3) },
    ],
    ['prefix z', { value: { kind: 'unbound', table: 'prefix', key: 'z' }, place: place(4) }],
  ]);
  expect([...settings.aliases]).toEqual([['q', { value: 'y', place: place(6) }]]);
  expect([...settings.environment]).toEqual([
    ['A', { value: '1', place: place(8) }],
    ['B', { value: undefined, place: place(9) }],
  ]);
  expect(settings.projectName).toEqual({ value: 'p', place: place(11) });
});
