/** Help as text: all commands, or one with its flags. Pure. */
import type { CommandReference, LanguageReference } from '@ccmux/core';

/** Columns of text that people read easily, and that every terminal has. */
const maxColumns = 80;
const indent = '  ';

/** Verbs of the program that are no commands of the server. */
const own: readonly (readonly [name: string, summary: string])[] = [
  ['audit', 'Print what agents asked for and what became of it; --verify: that nothing was changed.'],
  ['completion', 'Print what a shell needs to complete our words: bash, zsh or fish.'],
  ['config', 'Show, check or explain the configuration.'],
  ['explain', 'Say what a Claude does, and why; --replay: in a recording.'],
  ['fan-out', 'Run many tasks in a few panes of a program, and print what came of them as JSON.'],
  ['help', 'Explain a command.'],
  ['mcp', 'Serve the tools of agents to a model: on standard input and output, or --http port.'],
  ['skill', 'Teach Claude to use panes: install, uninstall or print what it reads.'],
  ['transcript', 'Print the conversation of a Claude session.'],
  ['usage', 'Print the tokens that the Claude panes have used.'],
];

export function allHelp({ commands }: LanguageReference): string {
  const entries = [...commands.map((c) => [nameOf(c), c.summary] as const), ...own];
  return [
    'The commands, for the shell, the prompt (C-b :), keys and configuration. Short names are in',
    'parentheses; any beginning of a name that is like no other will do.',
    '',
    ...columns(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    '',
    '`ccmux help COMMAND`, or COMMAND --help, explains one of them and its flags.',
  ].join('\n');
}

export function commandHelp(command: CommandReference): string {
  const { name, alias, usage, summary, flags } = command;
  const parts = usage === '' ? [] : (usage.match(/\[[^\]]*\]+|\S+/g) ?? []);
  const lines = [...wrapped(parts, `usage: ccmux ${name}`), ''];
  lines.push(alias === undefined ? summary : `${summary} Short: ${alias}.`);
  if (flags.length > 0) lines.push('', ...columns(flags.map((f) => [flagText(f), f.help])));
  const targets = flags.filter((f) => f.value !== undefined && /^(target|src|dst)-/.test(f.value));
  if (targets.length > 0) lines.push('', ...targetHelp(targets.map((f) => f.value ?? '')));
  return lines.join('\n');
}

const nameOf = ({ name, alias }: CommandReference): string => (alias === undefined ? name : `${name} (${alias})`);
const flagText = ({ flag, long, value }: CommandReference['flags'][number]): string =>
  `${long === undefined ? `-${flag}` : `-${flag}, --${long}`}${value === undefined ? '' : ` ${value}`}`;

const targetTexts: readonly (readonly [ending: string, text: string])[] = [
  ['-session', 'a session is named by its name, its beginning or $ID'],
  ['-window', 'a window by session:index, session:name, :+ (the next), :- or @ID'],
  ['-pane', 'a pane by session:window.index, :.+ (the next), {left} {right} {up-of} {down-of} or %ID'],
  ['-client', 'a client by its terminal, as list-clients prints it'],
];

function targetHelp(values: readonly string[]): string[] {
  const texts = targetTexts.filter(([ending]) => values.some((value) => value.endsWith(ending))).map(([, text]) => text);
  return texts.length === 0 ? [] : [`Targets: ${texts.join(';\n')}.`];
}

/** Two columns; the left one is as wide as its widest text. */
function columns(entries: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...entries.map(([left]) => left.length));
  return entries.map(([left, right]) => `${indent}${left.padEnd(width)}  ${right}`);
}

/** Parts behind a beginning, in lines; the following ones are below the first part. */
function wrapped(parts: readonly string[], head: string): string[] {
  const lines: string[] = [];
  let line = head;
  for (const part of parts) {
    if (line.length + 1 + part.length > maxColumns) {
      lines.push(line);
      line = ' '.repeat(head.length);
    }
    line += ` ${part}`;
  }
  return [...lines, line];
}
