/** pipe-pane: connects what a pane's program says (`-O`), or what it reads (`-I`), with a shell command. */
import { expandWithTimeAt } from '../formats/expand.js';
import { jobAt } from '../jobs/request.js';
import { type Command, done } from './command.js';

export const pipePane: Command = {
  name: 'pipe-pane',
  flags: 'IOot:',
  args: [0, 1],
  usage: '[-IOo] [-t target-pane] [shell-command]',
  summary: 'Send what a pane prints to a shell command; without one, stop.',
  flagHelp: {
    I: 'type what the command prints',
    O: 'send what the program prints',
    o: 'only when nothing is connected: a toggle',
    t: 'the pane',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const { pane } = place.value;
    const wasOpen = context.pipes.has(pane);
    context.pipes.close(pane);
    const command = args.rest[0] ?? '';
    if (command === '' || (args.has('o') && wasOpen)) return done;
    const request = jobAt(context, place.value, expandWithTimeAt(context, place.value, command));
    const job = context.jobs.start({ ...request, endsWithInput: true });
    if (!job.ok) return job;
    context.pipes.open(pane, job.value, { output: args.has('O') || !args.has('I'), input: args.has('I') });
    return done;
  },
};
