/** list-keys: the bindings as commands that make them, or with `-N` what the keys are for. */
import { err, type KeyName, ok, optionAt, parseKeyName, quoteWord, type Result } from '@ccmux/core';
import { stringWidth } from '@ccmux/term';
import type { Binding } from '../keys/binding.js';
import { type Command, type CommandContext, done } from './command.js';

export const listKeys: Command = {
  name: 'list-keys',
  flags: '1aNP:T:',
  args: [0, 1],
  usage: '[-1aN] [-P prefix-string] [-T key-table] [key]',
  summary: 'Print or show what keys do.',
  flagHelp: {
    1: 'on the status line, the first one',
    a: 'those without a note, too',
    N: 'notes in place of commands',
    P: 'what to write before each key',
    T: 'only of this table',
  },
  exec(context, args) {
    const name = args.rest[0];
    const only = wantedKey(name);
    if (!only.ok) return only;
    const table = args.value('T');
    if (table !== undefined && !context.keys.has(table)) return err(`table ${table} doesn't exist`);
    const wanted = (of: string): readonly Binding[] =>
      context.keys.in(of).filter((b) => only.value === undefined || b.key === only.value);
    const lines = args.has('N')
      ? noteLines(context, wanted, { table, all: args.has('a'), first: args.has('1'), prefix: args.value('P') })
      : bindingLines(context, (table === undefined ? context.keys.tables : [table]).flatMap(wanted));
    if (lines.length === 0 && only.value !== undefined) return err(`unknown key: ${name}`);
    if (args.has('1') && args.has('N') && context.caller.attached !== undefined) {
      context.caller.attached.showMessage(lines[0] ?? '');
    } else {
      for (const line of lines) context.caller.print(line);
    }
    return done;
  },
};

function wantedKey(name: string | undefined): Result<KeyName | undefined, string> {
  if (name === undefined) return ok(undefined);
  const key = parseKeyName(name);
  return key.ok ? key : err(`invalid key: ${name}`);
}

function bindingLines({ language }: CommandContext, bindings: readonly Binding[]): string[] {
  const keyWidth = widest(bindings.map((b) => quoteWord(b.key)));
  const tableWidth = widest(bindings.map((b) => b.table));
  const anyRepeats = bindings.some((b) => b.repeat);
  return bindings.map(({ key, table, repeat, commands }) => {
    const flag = anyRepeats ? (repeat ? '-r ' : '   ') : '';
    return `bind-key ${flag}-T ${pad(table, tableWidth)} ${pad(quoteWord(key), keyWidth)} ${language.print(commands, true)}`;
  });
}

interface NoteOptions {
  readonly table: string | undefined;
  /** Keys without a note, too. */
  readonly all: boolean;
  /** One of each table is enough. */
  readonly first: boolean;
  readonly prefix: string | undefined;
}

function noteLines(
  { language, store, caller }: CommandContext,
  wanted: (table: string) => readonly Binding[],
  { table, all, first, prefix }: NoteOptions,
): string[] {
  const key = optionAt(store.model, 'prefix', { session: caller.place?.session });
  const start = prefix ?? (table !== undefined || key === 'None' ? '' : `${key} `);
  const groups =
    table !== undefined
      ? [{ start, bindings: wanted(table) }]
      : [
          { start: ' '.repeat(stringWidth(start)), bindings: wanted('root') },
          { start, bindings: key === 'None' ? [] : wanted('prefix') },
        ];
  const shown = groups.map((g) => ({ ...g, bindings: g.bindings.filter((b) => !isMouse(b.key)) }));
  const width = widest(shown.flatMap((g) => g.bindings.filter((b) => b.note !== '').map((b) => b.key)));
  return shown.flatMap((group) => {
    const listed = group.bindings.filter((b) => all || b.note !== '');
    return (first ? listed.slice(0, 1) : listed).map(
      (b) => `${group.start}${pad(b.key, width + 1)}${b.note === '' ? language.print(b.commands, true) : b.note}`,
    );
  });
}

const isMouse = (key: string): boolean => /(Mouse|Wheel|Click)/.test(key);
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(stringWidth));
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));
