import { commandCatalogue, ok, parseFlags, parseKeyName, resolveCommandName, startsServer } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { describe, expect, test } from 'vitest';
import { defaultBindings } from '../keys/default-bindings.js';
import { KeyTables } from '../keys/key-tables.js';
import { ModelStore } from '../model/store.js';
import { Harness } from '../testing/harness.js';
import type { Command } from './command.js';
import { allCommands, commandNamed } from './table.js';
import { usageLine } from './usage.js';

/** Flags of tmux's commands, of 3.3a and of what came after it, from its cmd-*.c. A flag of ours that is not among them would mean something else there. */
const tmuxFlags: Readonly<Record<string, string>> = {
  'attach-session': 'c:dEf:rt:x',
  'bind-key': 'nrN:T:',
  'break-pane': 'abdPF:n:s:t:',
  'capture-pane': 'ab:CeE:JMNpPqS:Tt:',
  'choose-buffer': 'F:f:K:NO:rt:yZ',
  'choose-client': 'F:f:K:NO:rt:yZ',
  'choose-tree': 'F:f:GhkK:NO:rst:wyZ',
  'clear-history': 'Ht:',
  'clear-prompt-history': 'T:',
  'clock-mode': 't:',
  'command-prompt': '1bFkiI:Np:t:T:',
  'confirm-before': 'bc:p:t:y',
  'copy-mode': 'deHMqSs:t:u',
  'customize-mode': 'F:f:Nt:yZ',
  'delete-buffer': 'b:',
  'detach-client': 'aE:s:t:P',
  'display-menu': 'b:c:C:H:s:S:MOt:T:x:y:',
  'display-message': 'aCc:d:lINpt:F:v',
  'display-panes': 'bd:Nt:',
  'display-popup': 'Bb:Cc:d:e:Eh:kNs:S:t:T:w:x:y:',
  'find-window': 'CiNrt:TZ',
  'has-session': 't:',
  'if-shell': 'bFt:',
  'join-pane': 'bdfhvp:l:s:t:',
  'kill-pane': 'at:',
  'kill-server': '',
  'kill-session': 'aCf:t:',
  'kill-window': 'af:t:',
  'last-pane': 'det:Z',
  'last-window': 't:',
  'link-window': 'abdks:t:',
  'list-buffers': 'F:f:O:r',
  'list-clients': 'F:f:O:rt:',
  'list-commands': 'F:',
  'list-keys': '1aNP:T:',
  'list-panes': 'aF:f:O:rst:',
  'list-sessions': 'F:f:O:r',
  'list-windows': 'aF:f:O:rt:',
  'load-buffer': 'b:t:w',
  'lock-client': 't:',
  'lock-server': '',
  'lock-session': 't:',
  'move-pane': 'bdfhvp:l:s:t:',
  'move-window': 'abdkrs:t:',
  'new-session': 'Ac:dDe:EF:f:n:Ps:t:x:Xy:',
  'new-window': 'abc:de:F:kn:PSt:',
  'next-layout': 't:',
  'next-window': 'at:',
  'paste-buffer': 'db:prs:t:',
  'pipe-pane': 'IOot:',
  'previous-layout': 't:',
  'previous-window': 'at:',
  'refresh-client': 'A:B:cC:Df:r:F:l::LRSt:U',
  'rename-session': 't:',
  'rename-window': 't:',
  'resize-pane': 'DLMRTt:Ux:y:Z',
  'resize-window': 'aADLRt:Ux:y:',
  'respawn-pane': 'c:e:kt:',
  'respawn-window': 'c:e:kt:',
  'rotate-window': 'Dt:UZ',
  'run-shell': 'bc:Cd:t:',
  'save-buffer': 'ab:',
  'select-layout': 'Enopt:',
  'select-pane': 'DdegLlMmP:RT:t:UZ',
  'select-window': 'lnpTt:',
  'send-keys': 'c:FHKlMN:Rt:X',
  'send-prefix': '2t:',
  'server-access': 'adlrw',
  'set-buffer': 'ab:t:n:w',
  'set-environment': 'Fhgrt:u',
  'set-hook': 'agpRt:uw',
  'set-option': 'aFgopqst:uUw',
  'set-window-option': 'aFgoqt:u',
  'show-buffer': 'b:',
  'show-environment': 'hgst:',
  'show-hooks': 'gpt:w',
  'show-messages': 'JTt:',
  'show-options': 'AgHpqst:vw',
  'show-prompt-history': 'T:',
  'show-window-options': 'F:gvt:',
  'source-file': 'Fnqt:v',
  'split-window': 'bc:de:fF:hIl:p:Pt:vZ',
  'start-server': '',
  'suspend-client': 't:',
  'swap-pane': 'dDs:t:UZ',
  'swap-window': 'ds:t:',
  'switch-client': 'c:EFlnO:pt:rT:Z',
  'unbind-key': 'anqT:',
  'unlink-window': 'kt:',
  'wait-for': 'LSU',
};

const flagsOf = (spec: string): string[] => spec.match(/[A-Za-z0-9]:*/g) ?? [];
const commands = allCommands.map((c) => commandNamed(c.name));
const isOwn = (name: string): boolean => commandCatalogue.some((e) => e.name === name && 'own' in e);

describe.each(commands.map((c): [string, Command] => [c.name, c]))('%s', (name, command) => {
  test('is marked in the catalogue as one of ccmux, or of tmux', () => {
    expect(isOwn(name)).toBe(tmuxFlags[name] === undefined);
  });

  test('has no flags that tmux does not have, if tmux has it', () => {
    const theirs = isOwn(name) ? flagsOf(command.flags) : flagsOf(tmuxFlags[name]!);
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

  test('says in its usage every flag that it has, and what it is for', () => {
    const clusters = [...command.usage.matchAll(/\[-([A-Za-z0-9]+)\]/g)].flatMap((m) => [...m[1]!]);
    const others = [...command.usage.matchAll(/-([A-Za-z0-9])(?=[ \]|])/g)].map((m) => m[1]!);
    const long = [...command.usage.matchAll(/--([a-z-]+)/g)].map((m) => command.long?.[m[1]!] ?? m[0]);
    const flags = flagsOf(command.flags).map((flag) => flag[0]!);
    expect([...new Set([...clusters, ...others, ...long])].sort()).toEqual(flags.toSorted());
    expect(Object.keys(command.flagHelp).sort()).toEqual(flags.toSorted());
    for (const text of [command.summary, ...Object.values(command.flagHelp)]) expect(text).not.toBe('');
    expect(command.summary).toMatch(/^[A-Z].*\.$/);
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
  test.each(defaultBindings.map((b) => [`${b.table} ${b.key}`, b] as const))('%s', async (_, binding) => {
    const { services } = (await Harness.start(new VirtualClock())).server;
    const key = parseKeyName(binding.key);
    expect(key.ok && key.value).toBe(binding.key);
    expect(services.language.read(binding.command)).toMatchObject({ ok: true });
  });

  test('bind no key twice', () => {
    const keys = defaultBindings.map((b) => `${b.table} ${b.key}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leave plain text alone', () => {
    const keys = new KeyTables(defaultBindings, new ModelStore(), { read: () => ok([]), write: () => '' });
    const bind = (name: string): void => {
      const key = parseKeyName(name);
      if (key.ok) keys.bind({ table: 'root', key: key.value, commands: [], note: '', repeat: false });
    };
    expect(keys.bindsText).toBe(false);
    bind('M-x');
    expect(keys.bindsText).toBe(false);
    bind('x');
    expect(keys.bindsText).toBe(true);
    keys.unbindAll('root');
    expect(keys.bindsText).toBe(false);
    bind('Any');
    expect(keys.bindsText).toBe(true);
  });
});
