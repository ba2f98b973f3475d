/** Pages of the commands, and of those of copy mode. */
import { code, page, table, text } from './markdown.mjs';

const section = ({ name, alias, usage, summary, flags }) => [
  `## ${name}`,
  '',
  code(`${name} ${usage}`.trim()),
  '',
  `${text(summary)}${alias === undefined ? '' : ` Short: ${code(alias)}.`}`,
  '',
  ...(flags.length === 0
    ? []
    : [
        ...table(
          ['flag', 'meaning'],
          flags.map(({ flag, value, help }) => [code(value === undefined ? `-${flag}` : `-${flag} ${value}`), text(help)]),
        ),
        '',
      ]),
];

export const commandsPage = ({ commands }) =>
  page(
    'Commands',
    [
      'Every command works in the shell (`ccmux split-window -h`), at the prompt (`C-b :`), behind a key (`bind-key`) and in',
      'configuration. Several are divided by `;` (in a shell `\\;`). A beginning of a name that is like no other will do.',
      '`ccmux help COMMAND` says the same in the terminal.',
    ].join('\n'),
    commands.flatMap(section),
  );

const isOf = (name) => new RegExp(`\\bsend(-keys)? .*-X (-\\S+ )*${name}( |$|")`);

const keysOf = (bindings, tableName, name) =>
  bindings
    .filter((b) => b.table === tableName && isOf(name).test(b.command))
    .map(({ key }) => code(key))
    .join(' ');

export const copyCommandsPage = ({ copyCommands, bindings }) =>
  page(
    'Commands of copy mode',
    'Run by `send-keys -X NAME`, with `-N` as often as that says. The keys are those of the table `copy-mode` (emacs) and `copy-mode-vi`;\nthe option `mode-keys` chooses one.',
    table(
      ['command', 'what it does', 'emacs', 'vi'],
      copyCommands.map(({ name, help }) => [
        code(name),
        text(help),
        keysOf(bindings, 'copy-mode', name),
        keysOf(bindings, 'copy-mode-vi', name),
      ]),
    ),
  );
