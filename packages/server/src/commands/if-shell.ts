/** if-shell: one of two lists of commands, by the exit status of a shell command or, with `-F`, by a format. */
import { err, isTrue, ok, type ParsedArgs, type Result } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { collect } from '../jobs/collect.js';
import { jobAt } from '../jobs/request.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

export const ifShell: Command = {
  name: 'if-shell',
  flags: 'bFt:',
  args: [2, 3],
  usage: '[-bF] [-t target-pane] shell-command command [command]',
  summary: 'Run one command or another, by whether a shell command succeeds.',
  flagHelp: {
    b: 'do not wait for it',
    F: 'it is a format, not a shell command',
    t: 'where formats are at',
  },
  takesBlock: (index) => index > 0,
  exec(context, args) {
    const target = context.resolve('pane', args.value('t'));
    const place = target.ok ? target.value : undefined;
    const condition = expandAt(context, place, args.rest[0] ?? '');
    if (args.has('F')) return choose(context, args, isTrue(condition));
    const job = context.jobs.start(jobAt(context, place, condition, context.caller.hello?.cwd));
    if (!job.ok) return job;
    const chosen = collect(job.value).then(({ status }) => choose(context, args, status === 0));
    if (!args.has('b')) return chosen;
    void chosen.then((outcome) => (outcome.ok ? undefined : context.caller.error(outcome.error)));
    return done;
  },
};

/** The commands that are chosen have groups of their own: a failure among them does not stop what comes behind. */
function choose(context: CommandContext, args: ParsedArgs, yes: boolean): Outcome | Promise<Outcome> {
  const index = yes ? 1 : 2;
  if (args.rest[index] === undefined) return done;
  const commands: Result<Parameters<typeof context.language.run>[0], { readonly message: string }> = context.language.argument(
    args,
    index,
  );
  if (!commands.ok) return err(commands.error.message);
  return context.language.run(commands.value, context.caller)?.then(() => ok(undefined)) ?? done;
}
