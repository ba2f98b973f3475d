/** The example of a configuration, with every option and its default, made from the table of options. Pure. */
import { allOptions, initialValue, isHook, type OptionEntry, type OptionScope } from '@ccmux/core';
import { allowed } from './option-text.js';
import { optionToml } from './toml-text.js';

const titles: Readonly<Record<OptionScope, string>> = {
  server: 'The server',
  session: 'Sessions, and what their status line looks like',
  window: 'Windows and panes',
  pane: 'Windows and panes',
};

const head = `# The configuration of ccmux: $XDG_CONFIG_HOME/ccmux/ccmux.toml, or ~/.config/ccmux/ccmux.toml.
# Every option is here with its default. Take away the # in front of what you change, and save:
# a running server follows at once, and says so when something is wrong. See docs/configuration.md.

# Other files to read first; what this file says goes over what they say.
# include = ["work.toml"]

# What keys do: a command, a table with more about it, or false for nothing.
# [keys.prefix]
# "C-a" = "last-window"
# "|" = { command = "split-window -h", note = "Split left and right", repeat = false }
# "&" = false
# [keys.root]
# "M-Left" = "select-pane -L"

# Names of your own for commands.
# [aliases]
# zoom = "resize-pane -Z"

# Commands that run when something has happened: one, or a list.
# [hooks]
# after-new-window = "display-message 'a new window'"

# Variables for programs in new panes; false keeps one from them.
# [environment]
# EDITOR = "vim"

# Only in the .ccmux.toml of a project: the name of sessions that are made in its folder.
# [project]
# name = "website"

[options]
# Options of your own begin with @.
# "@note" = "anything"
`;

export function exampleFile(): string {
  const options = allOptions.filter((entry) => !isHook(entry));
  const named = (scopes: readonly OptionScope[]) => options.filter(({ scope }) => scopes.includes(scope));
  const blocks = (['server', 'session', 'window'] as const).map((scope) => {
    const entries = named(scope === 'window' ? ['window', 'pane'] : [scope]);
    return [`\n# ── ${titles[scope]} ──`, ...entries.map(entryText)].join('\n');
  });
  return `${[head, ...blocks].join('\n').trimEnd()}\n`;
}

function entryText(entry: OptionEntry): string {
  const { type } = entry;
  const kind = type.kind === 'array' ? `a list, each ${allowed(type.of)}` : allowed(type);
  return `\n# ${entry.help}\n# (${kind})\n# ${entry.name} = ${optionToml(entry, initialValue(entry))}`;
}
