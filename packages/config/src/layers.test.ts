import { err, type OptionPorts, ok, type Result } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { assemble } from './assemble.js';
import { difference, isEmpty } from './difference.js';
import { fromEnvironment } from './from-environment.js';
import { mistakeText, placeText } from './place.js';
import { needsTrust, projectMistakes, withoutCommands } from './project.js';
import { layered, noSettings, type Settings, withAliases } from './settings.js';
import { ofSettings, rowsOf, showRows } from './show.js';
import { effectText } from './takes-effect.js';

const ports: OptionPorts = { command: ok, isShell: () => true };

function load(files: Readonly<Record<string, string>>, main = 'a'): Result<Settings, string[]> {
  const texts = new Map<string, Result<string, string>>();
  for (;;) {
    const done = assemble(main, texts, { resolve: (_, name) => name, values: () => ports });
    if (done.kind === 'done') return done.result.ok ? done.result : err(done.result.error.map(mistakeText));
    for (const file of done.files) texts.set(file, file in files ? ok(files[file]!) : err('No such file or directory'));
  }
}

function settings(text: string, file = 'a'): Settings {
  const loaded = load({ [file]: text }, file);
  return loaded.ok ? loaded.value : expect.unreachable(loaded.error.join('\n'));
}

const optionsOf = (of: Settings) =>
  Object.fromEntries([...of.options].map(([name, { value, place }]) => [name, [value, placeText(place)]]));

describe('files that include others', () => {
  test('have the last word', () => {
    const loaded = load({
      a: 'include = ["b", "c"]\n[options]\nstatus-left = "a"\n',
      b: '[options]\nstatus-left = "b"\nstatus-right = "b"\nbase-index = 1\n',
      c: '[options]\nstatus-right = "c"\n',
    });
    expect(loaded.ok && optionsOf(loaded.value)).toEqual({
      'status-left': ['a', 'a:3:1'],
      'status-right': ['c', 'c:2:1'],
      'base-index': ['1', 'b:4:1'],
    });
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['one that is not there', { a: 'include = ["b"]' }, ['a:1:12: include: b: No such file or directory']],
    ['a mistake in one', { a: 'include = ["b"]', b: '[x]' }, ['b:1:1: unknown section "x"']],
    ['itself', { a: 'include = ["a"]' }, ['a:1:12: include: a includes itself']],
    [
      'a key that two of them bind',
      { a: 'include = ["b", "c"]', b: '[keys.prefix]\nC-x = "y"\n', c: '[keys.prefix]\n\n"^X" = "z"' },
      ['c:3:1: C-x in prefix is bound twice; first at b:2:1'],
    ],
    ['a circle', { a: 'include = ["b"]', b: '\ninclude = ["a"]' }, ['b:2:12: include: a includes itself']],
  ])('are refused for %s', (_, files, messages) => {
    const loaded = load(files);
    const found = loaded.ok ? [] : loaded.error;
    expect(found).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(found[index]!.startsWith(message), found[index]).toBe(true);
  });

  test('may bind a key twice where what includes them decides, or where it is the same file', () => {
    const files = { b: '[keys.root]\nx = "y"\n', c: 'include = ["b"]\n', d: '[keys.root]\nx = "z"\n' };
    const bound = (a: string) => {
      const loaded = load({ ...files, a });
      return loaded.ok ? [...loaded.value.bindings.values()].map(({ place }) => placeText(place)) : loaded.error;
    };
    expect(bound('include = ["b", "c"]')).toEqual(['b:2:1']);
    expect(bound('include = ["b", "d"]\n[keys.root]\nx = "own"')).toEqual(['a:3:1']);
  });

  test('are not read without end', () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [String(n), `include = ["${n + 1}"]`]));
    expect(load(files, '0')).toMatchObject({ ok: false, error: ['63:1:12: include: more than 64 files'] });
  });
});

describe('layers', () => {
  const low = settings('[options]\nmouse = false\nstatus = 2\n[keys.root]\nF1 = "a"\n', 'low');
  const high = settings('[options]\nmouse = true\n[keys.root]\nF1 = false\n', 'high');

  test('later ones go over earlier ones, each value with its place', () => {
    const all = layered([low, high]);
    expect(optionsOf(all)).toEqual({ mouse: ['on', 'high:2:1'], status: ['2', 'low:3:1'] });
    expect(all.bindings.get('root F1')?.value.kind).toBe('unbound');
  });

  test('differ in what changed, and in nothing else', () => {
    const { options, bindings, environment } = difference(low, high);
    expect(options.map(({ name, to }) => [name, to?.value])).toEqual([
      ['status', undefined],
      ['mouse', 'on'],
    ]);
    expect(bindings.map(({ name }) => name)).toEqual(['root F1']);
    expect(environment).toEqual([]);
    expect(isEmpty(difference(low, settings('\n\n[keys.root]\nF1 = "a"\n[options]\nstatus = "2"\nmouse = "no"\n')))).toBe(true);
  });

  test('aliases come behind those of the program, and take the place of one by their name', () => {
    const { options } = withAliases(settings('[aliases]\nzoom = "resize-pane -Z"\nsplitp = "new-window"\n'));
    const items = [...(options.get('command-alias')!.value as ReadonlyMap<number, string>).values()];
    expect(items.slice(-2)).toEqual(['zoom=resize-pane -Z', 'splitp=new-window']);
    expect(items).toContain('split-pane=split-window');
    expect(items).not.toContain('splitp=split-window');
    expect(withAliases(noSettings)).toBe(noSettings);
  });

  test('the person is told what a change matters to', () => {
    const after = settings(
      '[options]\nmouse = false\nhistory-limit = 1\ndefault-size = "10x10"\n[environment]\nA = "1"\n[keys.root]\na = "b"\n',
    );
    expect(effectText(difference(noSettings, after))).toBe(
      'mouse, 1 key; for new panes: history-limit, environment; for new sessions: default-size',
    );
    expect(effectText(difference(after, after))).toBeUndefined();
  });
});

test('variables of the environment are options', () => {
  const env = { CCMUX_OPTION_MOUSE: 'false', CCMUX_OPTION_STATUS_LEFT: 'x', CCMUX_OPTION_HISTORY_LIMIT: '7', OTHER: 'y' };
  const read = fromEnvironment(env, ports);
  expect(read.ok && optionsOf(read.value)).toEqual({
    mouse: ['off', '$CCMUX_OPTION_MOUSE'],
    'status-left': ['x', '$CCMUX_OPTION_STATUS_LEFT'],
    'history-limit': ['7', '$CCMUX_OPTION_HISTORY_LIMIT'],
  });
  const wrong = fromEnvironment({ CCMUX_OPTION_MOUS: 'x', CCMUX_OPTION_STATUS: 'maybe' }, ports);
  expect(wrong.ok ? [] : wrong.error.map(mistakeText)).toEqual([
    '$CCMUX_OPTION_MOUS: no option has this name; did you mean CCMUX_OPTION_MOUSE?',
    '$CCMUX_OPTION_STATUS: status: found "maybe", allowed is "off", "on", "2", "3", "4", "5"',
  ]);
});

describe("a project's file", () => {
  const text =
    '[options]\nstatus-left = "#S"\nstatus-right = "#(id)"\ndefault-command = "x"\n"@a" = "#{E:@b}"\n[hooks]\nafter-new-window = "x"\n[environment]\nA = "1"\n[project]\nname = "p"\n';

  test('runs nothing before it is trusted', () => {
    const project = settings(text);
    expect(needsTrust(project).map(({ what, place }) => `${place.line} ${what}`)).toEqual([
      '3 status-right',
      '4 default-command',
      '5 @a',
      '7 after-new-window',
      '9 environment A',
    ]);
    const safe = withoutCommands(project);
    expect([...safe.options.keys()]).toEqual(['status-left']);
    expect(safe.environment.size).toBe(0);
    expect(safe.projectName?.value).toBe('p');
  });

  test.each(['[keys.prefix]\nx = "y"', '[aliases]\nx = "y"', '[options]\nescape-time = 1'])(
    'says nothing for all sessions: %j',
    (wrong) => {
      expect(projectMistakes(settings(wrong)).map(({ place }) => place.line)).toEqual([2]);
    },
  );
});

test('what is shown can be read again, and says where it is from', () => {
  const text =
    '[options]\nmouse = false\nword-separators = "\\u007f\\"\\\\ä\\t"\n"@my own" = "x"\nupdate-environment = ["A"]\n[hooks]\nafter-new-window = ["a", "b"]\n[environment]\nA = "1"\nB = false\n[keys.root]\n"\\\\" = { command = "a \\"b\\"", note = "n", repeat = true }\nF2 = false\n';
  const before = settings(text);
  const rows = rowsOf(before, ofSettings(before), ['@my own']);
  const lines = showRows(rows, { origin: true, json: false });
  expect(lines).toContain('mouse = false  # a:2:1');
  expect(lines).toContain('base-index = 0  # default');
  const again = settings(lines.join('\n'));
  const own = (of: Settings) => [...before.options.keys()].map((name) => of.options.get(name)?.value);
  expect(own(again)).toEqual(own(before));
  const valuesOf = (of: Settings) =>
    [[...of.environment.entries()], [...of.bindings.entries()]].map((all) => all.map(([n, { value }]) => [n, value]));
  expect(valuesOf(again)).toEqual(valuesOf(before));
  const json: unknown = JSON.parse(showRows(rows, { origin: false, json: true }).join('\n'));
  expect(json).toContainEqual({
    section: 'options',
    name: 'mouse',
    value: 'false',
    origin: 'file',
    place: { file: 'a', line: 2, column: 1 },
  });
});
