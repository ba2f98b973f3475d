/** list: the Claudes of the server, and those that run elsewhere. */
import { type ClaudeEntry, claudeEntries, externalEntry } from '../claude/launch/entries.js';
import { type Command, done } from './command.js';

export const listClaudes: Command = {
  name: 'list',
  flags: 'j',
  long: { json: 'j' },
  args: [0, 0],
  usage: '[--json]',
  summary: 'List the Claudes, what they do, and those outside.',
  flagHelp: { j: 'as JSON' },
  exec(context, args) {
    const external = context.claudes?.externals().map((one) => externalEntry(context, one)) ?? [];
    const entries = [...claudeEntries(context), ...external];
    if (args.has('j')) context.caller.print(JSON.stringify(entries, undefined, 2));
    else for (const line of table(entries)) context.caller.print(line);
    return done;
  },
};

function table(entries: readonly ClaudeEntry[]): string[] {
  const rows = entries.map((entry) => [
    entry.name ?? '-',
    placeOf(entry),
    `${entry.state}${entry.skipsPermissions ? ', skips permissions' : ''}`,
    entry.conversation ?? '-',
    entry.cwd,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
}

const placeOf = ({ pane, where, external, pid }: ClaudeEntry): string =>
  [...(pane === undefined ? [] : [`${pane} ${where}`]), ...(external ? [`external, ${pid}`] : [])].join(', ');
