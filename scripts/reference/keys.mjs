/** The page of the keys that everybody starts with. */
import { code, page, table, text } from './markdown.mjs';

const intros = {
  prefix: 'Behind the prefix, which is `C-b`. Keys marked with … may be pressed again without it for a while.',
  root: 'Without the prefix: the mouse, mostly.',
  'copy-mode': 'In copy mode, when `mode-keys` is emacs.',
  'copy-mode-vi': 'In copy mode, when `mode-keys` is vi.',
};

/** Menus are long: their names will do. */
const maxCommand = 160;
const shortened = (command) =>
  command.length > maxCommand ? `${command.slice(0, maxCommand).replace(/\s+\S*$/, '')} …` : command;

const section = (bindings, name) => {
  const own = bindings.filter((b) => b.table === name);
  return [
    `## ${name}`,
    '',
    ...(intros[name] === undefined ? [] : [intros[name], '']),
    ...table(
      ['key', 'what it is for', 'command'],
      own.map(({ key, note, command, repeat }) => [
        `${code(key)}${repeat ? ' …' : ''}`,
        text(note),
        code(shortened(command.replaceAll(/\s+/g, ' '))),
      ]),
    ),
    '',
  ];
};

export const keysPage = ({ bindings }) => {
  const names = [...new Set([...Object.keys(intros), ...bindings.map((b) => b.table)])];
  return page(
    'Keys',
    '`bind-key` and `unbind-key` change them, `list-keys` prints them, `C-b ?` shows them, `C-b /` says what one key does.',
    names.flatMap((name) => section(bindings, name)),
  );
};
