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
  summary: 'Run a shell command and show what it prints.',
  flagHelp: {
    b: 'do not wait for it',
    c: 'start in this folder',
    C: 'run commands of ccmux instead',
    d: 'after this many seconds',
    t: 'show it in this pane',
  },
  takesBlock: (_, args) => args.has('C'),
  exec(context, args) {
    const delay = delayMs(args.value('d'));
    if (delay === undefined) return err(`invalid delay time: ${args.value('d')}`);
    const target = context.resolve('pane', args.value('t'));
    if (args.has('t') && !target.ok) return target;
    const place = target.ok ? target.value : undefined;
    let work: () => Outcome | Promise<Outcome> = () => done;
    if (args.has('C')) {
      // A text is a format first, a block is what it says.
      const isBlock = args.block(0) !== undefined;
      const text = isBlock ? args : { ...args, rest: args.rest.map((word) => expandAt(context, place, word)) };
      const commands = context.language.argument(text, 0);
      if (!commands.ok) return err(commands.error.message);
      work = () => context.language.run(commands.value, context.caller)?.then(() => ok(undefined)) ?? done;
    } else if (args.rest[0] !== undefined) {
      const text = expandAt(context, place, args.rest[0]);
      const request = jobAt(context, place, text, folder(context, args.value('c')) ?? context.caller.hello?.cwd);
      const show = readerOf(context, args.has('t') ? place?.pane : undefined, text);
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

/** What is printed for a pane is a page for everybody who looks at it, for an attached client one of its own. */
function readerOf({ clients, caller }: CommandContext, pane: number | undefined, title: string): Reader {
  const { attached } = caller;
  if (pane === undefined && attached === undefined) return { print: (line) => caller.print(line), end: () => {} };
  const lines: string[] = [];
  return {
    print: (line) => lines.push(line),
    end: () => {
      if (lines.length === 0) return;
      const viewers = pane === undefined ? [attached] : clients.all.filter((client) => client.activePane === pane);
      for (const client of viewers) client?.overlays.view(title, lines);
    },
  };
}

async function runJob(context: CommandContext, request: JobRequest, show: Reader, caller: Caller): Promise<Outcome> {
  const job = context.jobs.start(request);
  if (!job.ok) return job;
  const { output, status } = await collect(job.value);
  const text = output.replace(/\n$/, '');
  if (text !== '') for (const line of text.split('\n')) show.print(line);
  if (status > 128) show.print(`'${request.command}' terminated by signal ${status - 128}`);
  else if (status !== 0) show.print(`'${request.command}' returned ${status}`);
  show.end();
  if (status !== 0) caller.endWith(status);
  return done;
}
