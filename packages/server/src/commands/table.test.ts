import { commandCatalogue, lexCommands, parseFlags, parseKeyName, resolveCommandName, startsServer } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { defaultBindings } from '../keys/default-bindings.js';
import { KeyTables } from '../keys/key-tables.js';
import type { Command } from './command.js';
import { allCommands, commandNamed } from './table.js';
import { usageLine } from './usage.js';

/** Flags of tmux 3.3a's commands, from its cmd-*.c. A flag of ours that is not among them would mean something else there. */
const tmuxFlags: Readonly<Record<string, string>> = {
  'attach-session': 'c:dEf:rt:x',
  'break-pane': 'abdPF:n:s:t:',
  'capture-pane': 'ab:CeE:JMNpPqS:Tt:',
  'clear-history': 't:',
  'command-prompt': '1bFkiI:Np:t:T:',
  'confirm-before': 'bc:p:t:y',
  'copy-mode': 'eHMs:t:uq',
  'detach-client': 'aE:s:t:P',
  'display-message': 'ac:d:lINpt:F:v',
  'has-session': 't:',
  'join-pane': 'bdfhvp:l:s:t:',
  'kill-pane': 'at:',
  'kill-server': '',
  'kill-session': 'aCt:',
  'kill-window': 'at:',
  'last-pane': 'det:Z',
  'last-window': 't:',
  'list-commands': 'F:',
  'list-keys': '1aNP:T:',
  'list-panes': 'asF:f:t:',
  'list-sessions': 'F:f:',
  'list-windows': 'F:f:at:',
  'move-pane': 'bdfhvp:l:s:t:',
  'new-session': 'Ac:dDe:EF:f:n:Ps:t:x:Xy:',
  'new-window': 'abc:de:F:kn:PSt:',
  'next-layout': 't:',
  'next-window': 'at:',
  'paste-buffer': 'db:prs:t:',
  'previous-layout': 't:',
  'previous-window': 'at:',
  'rename-session': 't:',
  'rename-window': 't:',
  'resize-pane': 'DLMRTt:Ux:y:Z',
  'resize-window': 'aADLRt:Ux:y:',
  'respawn-pane': 'c:e:kt:',
  'respawn-window': 'c:e:kt:',
  'rotate-window': 'Dt:UZ',
  'select-layout': 'Enopt:',
  'select-pane': 'DdegLlMmP:RT:t:UZ',
  'select-window': 'lnpTt:',
  'send-keys': 'FHKlMN:Rt:X',
  'send-prefix': '2t:',
  'set-option': 'aFgopqst:uUw',
  'set-window-option': 'aFgoqt:u',
  'show-options': 'AgHpqst:vw',
  'show-window-options': 'F:gvt:',
  'split-window': 'bc:de:fF:hIl:p:Pt:vZ',
  'swap-pane': 'dDs:t:UZ',
  'start-server': '',
};

const flagsOf = (spec: string): string[] => spec.match(/[A-Za-z0-9]:*/g) ?? [];
const commands = allCommands.map((c) => commandNamed(c.name));

describe.each(commands.map((c): [string, Command] => [c.name, c]))('%s', (name, command) => {
  test('has the flags of tmux, no others', () => {
    const theirs = flagsOf(tmuxFlags[name]!);
    for (const flag of flagsOf(command.flags)) expect(theirs, flag).toContain(flag);
  });

  test('takes each of its flags', () => {
    const words = Array.from({ length: command.args[0] }, () => 'word');
    for (const flag of flagsOf(command.flags)) {
      const given = [`-${flag[0]}`, ...(flag.endsWith(':') ? ['value'] : []), ...words];
      const parsed = parseFlags({ flags: command.flags, min: command.args[0], max: command.args[1] }, given);
      expect(parsed.ok && parsed.value.has(flag[0]!), flag).toBe(true);
    }
  });

  test('says no flag in its usage that it does not have', () => {
    const single = [...command.usage.matchAll(/\[-([A-Za-z0-9]+)\]/g)].flatMap((m) => [...m[1]!]);
    const valued = [...command.usage.matchAll(/\[-([A-Za-z0-9]) [a-z]/g)].map((m) => `${m[1]}:`);
    for (const flag of [...single, ...valued]) expect(flagsOf(command.flags)).toContain(flag);
  });

  test('is found by name, alias and its own entry', () => {
    const entry = commandCatalogue.find((e) => e.name === name)!;
    expect(resolveCommandName(commandCatalogue, name)).toEqual({ ok: true, value: name });
    if ('alias' in entry) expect(resolveCommandName(commandCatalogue, entry.alias)).toEqual({ ok: true, value: name });
    expect(usageLine(command).startsWith(name)).toBe(true);
  });
});

test('names and aliases are unique', () => {
  const words = commandCatalogue.flatMap((e) => ('alias' in e ? [e.name, e.alias] : [e.name]));
  expect(new Set(words).size).toBe(words.length);
});

test.each([
  [[], true],
  [['new-session'], true],
  [['new'], true],
  [['new-s'], true],
  [['attach'], true],
  [['start'], true],
  [['new-'], false],
  [['ls'], false],
  [['kill-server'], false],
  [['nonsense'], false],
])('%j starts a server: %s', (argv, expected) => {
  expect(startsServer(argv)).toBe(expected);
});

test('whatever starts a server is a command that the server finds', () => {
  for (const { name } of commandCatalogue) {
    for (let length = 1; length <= name.length; length++) {
      const word = name.slice(0, length);
      if (startsServer([word])) expect(resolveCommandName(commandCatalogue, word).ok, word).toBe(true);
    }
  }
});

describe('default key bindings', () => {
  test.each(defaultBindings.map((b) => [`${b.table} ${b.key}`, b] as const))('%s', (_, binding) => {
    const key = parseKeyName(binding.key);
    expect(key.ok && key.value).toBe(binding.key);
    expect(runs(binding.command)).toEqual([]);
  });

  test('bind no key twice', () => {
    const keys = defaultBindings.map((b) => `${b.table} ${b.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new KeyTables().all.length).toBe(keys.length);
  });

  test('leave plain text alone', () => {
    const keys = new KeyTables();
    expect(keys.bindsText).toBe(false);
    keys.bind({ table: 'root', key: 'M-x', command: 'list-keys', note: '', repeat: false });
    expect(keys.bindsText).toBe(false);
    keys.bind({ table: 'root', key: 'x', command: 'list-keys', note: '', repeat: false });
    expect(keys.bindsText).toBe(true);
  });
});

/** What is wrong with a command line, and with the command lines in its arguments. */
function runs(line: string): string[] {
  const lexed = lexCommands(line, { variable: () => undefined, home: () => undefined });
  if (!lexed.ok) return [lexed.error.message];
  return lexed.value.flatMap(({ words }) => {
    const [word = '', ...rest] = words;
    const name = resolveCommandName(commandCatalogue, word);
    if (!name.ok) return [name.error];
    const command = commandNamed(name.value);
    const args = parseFlags({ flags: command.flags, min: command.args[0], max: command.args[1] }, rest);
    if (!args.ok) return [args.error];
    const inner = name.value === 'command-prompt' || name.value === 'confirm-before' ? args.value.rest : [];
    return inner.flatMap(runs);
  });
}
