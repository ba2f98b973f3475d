/** show-config: what the configuration comes to, with `-o` where each value is from, or with `-e` what is wrong in it. */
import { layered, mistakeText, rowsOf, showRows } from '@ccmux/config';
import { optionPlaceKey } from '@ccmux/core';
import { lookupAt } from '../config/show-lookup.js';
import { type Command, done } from './command.js';

export const showConfig: Command = {
  name: 'show-config',
  flags: 'ejo',
  args: [0, 0],
  usage: '[-ejo]',
  summary: 'Print what the configuration comes to.',
  flagHelp: {
    e: 'what is wrong in the files, instead',
    j: 'as JSON',
    o: 'with where each value is from',
  },
  exec({ caller, configuration, store, resolve }, args) {
    if (args.has('e')) {
      for (const mistake of configuration.mistakes) caller.print(mistakeText(mistake));
      for (const line of configuration.projects.complaints) caller.print(line);
      return done;
    }
    const place = resolve('session', undefined);
    const at = place.ok ? place.value : undefined;
    const { model } = store;
    const levels = [
      optionPlaceKey({ level: 'global-session' }),
      ...(at ? [optionPlaceKey({ level: 'session', session: at.session })] : []),
    ];
    const users = new Set(
      levels.flatMap((level) => [...(model.options.get(level)?.keys() ?? [])].filter((n) => n.startsWith('@'))),
    );
    const project = at === undefined ? [] : [configuration.projects.settingsOf(at.session)];
    const settings = layered([configuration.applied, ...project]);
    const rows = rowsOf(settings, lookupAt(model, configuration, at), [...users].sort());
    for (const line of showRows(rows, { origin: args.has('o'), json: args.has('j') })) caller.print(line);
    return done;
  },
};
