import { expect, test } from 'vitest';
import { assignedBy, folderFor, readClaudeCommand, skipsPermissions, wishOf } from './command.js';
import { conversationOf } from './conversation.js';
import { claudeEnvironment } from './environment.js';
import { type Additions, launchWords } from './launch-words.js';
import { launchSettings, statusLineOf } from './settings.js';
import { hookEventsOf, parseVersion } from './versions.js';

const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const none: Additions = {
  conversation: { kind: 'start', session: undefined },
  settings: undefined,
  path: '',
  model: '',
  more: [],
};

test.each([
  ['claude'],
  ['  claude --model opus  '],
  ['exec claude'],
  ['FOO=1 claude'],
  ['/opt/x/claude "do this; and that"'],
  ['claude --append-system-prompt "$(cat rules)"'],
  ['claude --model opus[1m]'],
  ['claude --add-dir ~/x -- -p'],
  ['A=1 B="$C" exec claude -c'],
  ['CLAUDE_CONFIG_DIR=~/work claude'],
  ['cd /x && claude'],
  ["cd 'a b'&&exec claude --model opus"],
  ['cd ~ && A=1 claude'],
])('%s is a conversation', (line) => {
  expect(readClaudeCommand([line])).toBeDefined();
});

test.each([
  ['claude -p hello'],
  ['claude --print'],
  ['claude mcp list'],
  ['claude --version'],
  ['claude --bg "do it"'],
  ['cd x && claude && ls'],
  ['cd x && cd y && claude'],
  ['ls && claude'],
  ['cd && claude'],
  ['cd - && claude'],
  ['cd a b && claude'],
  ['cd "$X" && claude'],
  ['cd x* && claude'],
  ['cd ~someone/x && claude'],
  ['cd x && '],
  ['&& claude'],
  ['cd x || claude'],
  ['cd x & claude'],
  ['CLAUDE_CONFIG_DIR="$X" claude'],
  ['HOME=~someone claude'],
  ['claude; ls'],
  ['claude $FLAGS'],
  ['echo claude'],
  ['claudette'],
  ['claude | tee log'],
  ["claude 'unfinished"],
  ['claude "$(echo "x")"'],
  [''],
])('%s is none of ours', (line) => {
  expect(readClaudeCommand([line])).toBeUndefined();
});

test('words for the system are read as they are', () => {
  expect(readClaudeCommand(['claude', 'a && b'])?.form).toBe('words');
  expect(readClaudeCommand(['vim', 'claude'])).toBeUndefined();
  expect(readClaudeCommand(['/opt/mine', 'x'], '/opt/mine')).toBeDefined();
});

test.each([
  ['claude', { kind: 'new' }],
  [`claude --session-id ${id}`, { kind: 'given', session: id, isResume: false }],
  [`claude --session-id=${id}`, { kind: 'given', session: id, isResume: false }],
  [`claude -r ${id}`, { kind: 'given', session: id, isResume: true }],
  [`claude --resume ${id} --fork-session`, { kind: 'fork' }],
  ['claude -c', { kind: 'theirs' }],
  ['claude --resume', { kind: 'theirs' }],
  ['claude --resume some words', { kind: 'theirs' }],
  ['claude --session-id nonsense', { kind: 'theirs' }],
])('%s wishes', (line, wish) => {
  expect(wishOf(readClaudeCommand([line])!)).toEqual(wish);
});

const launched = (line: string, additions: Partial<Additions>): string =>
  launchWords(readClaudeCommand([line])!, { ...none, ...additions })[0]!;

test('a first start keeps the words', () => {
  const conversation = { kind: 'start', session: id } as const;
  expect(launched('claude "fix $X" --model opus', { conversation, settings: '/s/a b.json', model: 'sonnet' })).toBe(
    `exec claude --session-id ${id} --settings '/s/a b.json' "fix $X" --model opus`,
  );
  expect(launched('A=1 claude', { conversation, path: '/opt/c', model: 'sonnet', more: ['--verbose'] })).toBe(
    `A=1 /opt/c --session-id ${id} --model sonnet --verbose`,
  );
});

test('a start behind cd begins where that goes, wherever the pane does', () => {
  const conversation = { kind: 'start', session: id } as const;
  expect(launched("cd 'a b' && claude -d", { conversation, folder: '/x/a b' })).toBe(
    `cd '/x/a b' && exec claude --session-id ${id} -d`,
  );
  expect(launched('cd ~/a && A=1 claude', { conversation })).toBe(`cd ~/a && A=1 claude --session-id ${id}`);
  const folder = (line: string): string => folderFor(readClaudeCommand([line])!, '/home/me');
  expect(folder('claude')).toBe('');
  expect(folder('cd "a b" && claude')).toBe('a b');
  expect(folder('cd ~ && claude')).toBe('/home/me');
  expect(folder('cd ~/x && claude')).toBe('/home/me/x');
  expect(folder("cd '~' && claude")).toBe('~');
});

test('assignments in front of it count as its environment, as far as they can be read', () => {
  const command = readClaudeCommand(['CLAUDE_CONFIG_DIR=~/c A=\'x y\' B="$A" C=a=~ exec claude'])!;
  expect(assignedBy(command, '/home/me')).toEqual({ CLAUDE_CONFIG_DIR: '/home/me/c', A: 'x y', C: 'a=~' });
});

test('what is resumed is not asked again, and chosen once', () => {
  const conversation = { kind: 'resume', session: id } as const;
  const line = `claude --resume ${other} --fork-session --add-dir a b --permission-mode plan "do it" --session-id=${other}`;
  expect(launched(line, { conversation })).toBe(`exec claude --resume ${id} --add-dir a b --permission-mode plan`);
  expect(launched('claude -c --dangerously-skip-permissions', { conversation })).toBe(
    `exec claude --resume ${id} --dangerously-skip-permissions`,
  );
  expect(launched('claude -- "do it"', { conversation })).toBe(`exec claude --resume ${id}`);
});

test('what never was said is said again under the same id', () => {
  expect(launched('claude "do it"', { conversation: { kind: 'new', session: id } })).toBe(
    `exec claude --session-id ${id} "do it"`,
  );
});

test('settings of the person are replaced by what holds theirs, too', () => {
  expect(launched('claude --settings \'{"a":1}\' -d', { settings: '/s.json' })).toBe('exec claude --settings /s.json -d');
  expect(launched('claude --settings mine.json', {})).toBe('exec claude --settings mine.json');
  expect(launchWords(readClaudeCommand(['claude', 'a b'])!, { ...none, settings: '/s' })).toEqual([
    'claude',
    '--settings',
    '/s',
    'a b',
  ]);
});

test('permissions are skipped only when the words say so', () => {
  expect(skipsPermissions(readClaudeCommand(['claude --dangerously-skip-permissions'])!)).toBe(true);
  expect(skipsPermissions(readClaudeCommand(['claude --permission-mode bypassPermissions'])!)).toBe(true);
  expect(skipsPermissions(readClaudeCommand(['claude --allow-dangerously-skip-permissions'])!)).toBe(false);
});

test('a conversation goes on if it is kept', () => {
  const command = readClaudeCommand([`claude --resume ${other}`])!;
  const ports = { command, version: parseVersion('2.1.328'), newId: () => id };
  expect(conversationOf({ ...ports, before: id, isKept: () => true }).words).toEqual({ kind: 'resume', session: id });
  expect(conversationOf({ ...ports, before: id, isKept: () => false }).words).toEqual({ kind: 'new', session: id });
  expect(conversationOf({ ...ports, before: undefined, isKept: () => true })).toEqual({
    session: other,
    words: { kind: 'start', session: undefined },
    isOld: true,
  });
});

test('only hooks that a version knows are given to it', () => {
  expect(hookEventsOf(undefined)).toEqual([]);
  expect(hookEventsOf(parseVersion('1.0.20'))).toEqual([]);
  expect(hookEventsOf(parseVersion('1.0.128 (Claude Code)'))).not.toContain('PermissionRequest');
  expect(hookEventsOf(parseVersion('2.0.50'))).toContain('PermissionRequest');
  expect(hookEventsOf(parseVersion('3.0.0'))).toContain('StopFailure');
  // Their commands would be shown in the conversation.
  expect(hookEventsOf(parseVersion('3.0.0')).filter((event) => event.includes('Compact'))).toEqual([]);
});

test('hooks and status line of the person stay', () => {
  const given = { model: 'x', hooks: { Stop: [{ hooks: [{ type: 'command', command: 'mine' }] }], Other: [1] } };
  const statusLine = statusLineOf([
    undefined,
    { statusLine: 'none' },
    { statusLine: { type: 'command', command: "it's", padding: 0 } },
  ]);
  const made = launchSettings({ given, statusLine, events: ['Stop'], spool: '/s p', statusFolder: '/t', pane: 3 });
  const text = JSON.stringify(made);
  expect(made['model']).toBe('x');
  expect(text).toContain('"command":"mine"');
  expect(text).toContain('"Other":[1]');
  expect(text).toContain('3.Stop.');
  expect(made['statusLine']).toMatchObject({ padding: 0, command: expect.stringContaining("'it'\\''s'") });
  expect(launchSettings({ given, statusLine, events: [], spool: '/s', statusFolder: '/t', pane: 3 })).toEqual(given);
});

test('the environment is that of the pane, without what belongs to others', () => {
  const env = {
    CLAUDE_CONFIG_DIR: '/c',
    CLAUDE_CODE_CHILD_SESSION: '1',
    TMUX: 'x',
    TERM: 'tmux-256color',
    A: 'b',
    CLAUDE_CODE_USE_BEDROCK: '1',
  };
  expect(claudeEnvironment(env, 'l')).toEqual({
    CLAUDE_CONFIG_DIR: '/c',
    A: 'b',
    CLAUDE_CODE_USE_BEDROCK: '1',
    TERM: 'xterm-256color',
    CCMUX_CLAUDE: 'l',
  });
});
