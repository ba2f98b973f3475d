/** run-shell: a shell command or, with `-C`, commands, at once, in the background or after a while. */
import { err, ok } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { collect } from '../jobs/collect.js';
import type { JobRequest } from '../jobs/jobs.js';
import { jobAt } from '../jobs/request.js';
import type { Caller } from './caller.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { folder } from './flags.js';

export const runShell: Command = {
  name: 'run-shell',
  flags: 'bc:Cd:t:',
  args: [0, 1],
  usage: '[-bC] [-c start-directory] [-d delay] [-t target-pane] [shell-command]',
  takesBlock: (_, args) => args.has('C'),
  exec(context, args) {
    const delay = delayMs(args.value('d'));
    if (delay === undefined) return err(`invalid delay time: ${args.value('d')}`);
    const target = context.resolve('pane', args.value('t'));
    if (args.has('t') && !target.ok) return target;
    const place = target.ok ? target.value : undefined;
    let work: () => Outcome | Promise<Outcome> = () => done;
    if (args.has('C')) {
      const commands = context.language.argument(args, 0);
      if (!commands.ok) return err(commands.error.message);
      work = () => context.language.run(commands.value, context.caller)?.then(() => ok(undefined)) ?? done;
    } else if (args.rest[0] !== undefined) {
      const text = expandAt(context, place, args.rest[0]);
      const request = jobAt(context, place, text, folder(context, args.value('c')) ?? context.caller.hello?.cwd);
      const show = args.has('t') && place !== undefined ? viewersOf(context, place.pane) : context.caller;
      work = () => runJob(context, request, show, context.caller);
    }
    const running = delay === 0 ? work() : later(context, delay, work);
    if (!args.has('b') || !(running instanceof Promise)) return running;
    void running.then((outcome) => (outcome.ok ? undefined : context.caller.error(outcome.error)));
    return done;
  },
};

function delayMs(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  return /^\d+(\.\d*)?$|^\.\d+$/.test(text) ? Number(text) * 1000 : undefined;
}

const later = (context: CommandContext, ms: number, work: () => Outcome | Promise<Outcome>): Promise<Outcome> =>
  new Promise((resolve) => {
    context.clock.after(ms, () => resolve(work()));
  });

interface Reader {
  print(line: string): void;
  /** All has been printed. */
  end(): void;
}

/** What is printed for a pane is shown to everybody who looks at it. */
function viewersOf({ clients }: CommandContext, pane: number): Reader {
  const lines: string[] = [];
  return {
    print: (line) => lines.push(line),
    end: () => {
      if (lines.length === 0) return;
      for (const client of clients.all) if (client.activePane === pane) client.overlays.view('', lines);
    },
  };
}

async function runJob(context: CommandContext, request: JobRequest, show: Reader | Caller, caller: Caller): Promise<Outcome> {
  const job = context.jobs.start(request);
  if (!job.ok) return job;
  const { output, status } = await collect(job.value);
  const text = output.replace(/\n$/, '');
  if (text !== '') for (const line of text.split('\n')) show.print(line);
  if (status > 128) show.print(`'${request.command}' terminated by signal ${status - 128}`);
  else if (status !== 0) show.print(`'${request.command}' returned ${status}`);
  if ('end' in show) show.end();
  if (status !== 0) caller.endWith(status);
  return done;
}
