/** display-message: a format on the status line, or with `-p` printed. */
import { expandWithTimeAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

const line = '[#{session_name}] #{window_index}:#{window_name}, current pane #{pane_index} - (%H:%M %d-%b-%y)';

export const displayMessage: Command = {
  name: 'display-message',
  flags: 'ac:d:lINpt:F:v',
  args: [0, 1],
  usage: '[-p] [-F format] [-t target-pane] [message]',
  exec(context, args) {
    // A place that is not there has no variables, and is no mistake.
    const place = context.resolve('pane', args.value('t'));
    const format = args.rest[0] ?? args.value('F') ?? line;
    const text = args.has('l') ? format : expandWithTimeAt(context, place.ok ? place.value : undefined, format);
    if (args.has('p') || context.caller.attached === undefined) context.caller.print(text);
    else context.caller.attached.showMessage(text);
    return done;
  },
};
