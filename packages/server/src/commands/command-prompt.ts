/** command-prompt: asks for text on the status line, then runs it, or a template with `%%` in its place. */
import { err } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

export const commandPrompt: Command = {
  name: 'command-prompt',
  flags: '1kI:p:',
  args: [0, 1],
  usage: '[-1k] [-I inputs] [-p prompts] [template]',
  exec(context, args) {
    const { caller } = context;
    const client = caller.attached;
    if (client === undefined) return err('no current client');
    const template = args.rest[0];
    const initial = expandAt(context, caller.place, args.value('I') ?? '');
    const label = args.value('p') ?? (template === undefined ? ':' : `(${template.split(' ')[0]})`);
    const request = { label: label === ':' ? label : `${label} `, initial, singleKey: args.has('1') || args.has('k') };
    client.overlays.prompt(request, (text) => {
      if (text === undefined || text === '') return;
      void context.runAndReport(template === undefined ? text : fill(template, text), caller);
    });
    return done;
  },
};

/** `%%` and `%1` are the answer; quotes in it are escaped for `%%%`. */
const fill = (template: string, text: string): string =>
  template
    .replaceAll('%%%', text.replace(/["\\$;~]/g, '\\$&'))
    .replaceAll('%%', text)
    .replaceAll('%1', text);
