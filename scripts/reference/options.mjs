/** Pages of the options and of the hooks. */
import { code, lines, page, table, text } from './markdown.mjs';

const titles = {
  server: ['The server', 'set -s'],
  session: ['Sessions', 'set -g, or set of one session'],
  window: ['Windows', 'set -wg, or set -w of one window'],
  pane: ['Windows and panes', 'set -wg, set -w of one window, set -p of one pane'],
};

const initialOf = ({ initial }) => (initial === '' ? '' : lines(initial));

const scopeSection = (options, scope) => {
  const [title, how] = titles[scope];
  const own = options.filter((option) => option.scope === scope && !option.isHook);
  return [
    `## ${title}`,
    '',
    `Set by ${code(how)}.`,
    '',
    ...table(
      ['option', 'values', 'default', 'meaning'],
      own.map((option) => [code(option.name), text(option.type), initialOf(option), text(option.help)]),
    ),
    '',
  ];
};

export const optionsPage = ({ options, ignoredOptions }) =>
  page(
    'Options',
    [
      'Set by `set-option`, by keys of `ccmux.toml` (see [the example](ccmux.toml.example)), or by the environment. What a session, a window or a',
      'pane has no value of its own for is what is set for all (`-g`). Options whose names begin with `@` are yours: any text.',
    ].join('\n'),
    [
      ...Object.keys(titles).flatMap((scope) => scopeSection(options, scope)),
      '## Options of tmux that do nothing here',
      '',
      'They may be set, so that configurations of tmux load; a line in `show-messages` says so.',
      '',
      ...table(
        ['option', 'why'],
        ignoredOptions.map(({ name, why }) => [code(name), text(why)]),
      ),
    ],
  );

export const hooksPage = ({ options }) => {
  const hooks = options.filter(({ isHook }) => isHook);
  const events = hooks.filter(({ name }) => !name.startsWith('after-'));
  return page(
    'Hooks',
    [
      '`set-hook -g NAME COMMAND` runs a command when something happens; each hook is a list, `NAME[0]`, `NAME[1]` … In the command the formats',
      '`#{hook}`, `#{hook_session}`, `#{hook_window}`, `#{hook_pane}` and so on say what it was about. `set-hook -R NAME` runs it now.',
      '',
      'Behind every command there is one, too: `after-split-window` runs when `split-window` has been run.',
    ].join('\n'),
    table(
      ['hook', 'of', 'runs when'],
      events.map(({ name, scope, help }) => [code(name), text(scope), text(help)]),
    ),
  );
};
