/**
 * The hooks of commands: `after-NAME` behind one that went well, `command-error` behind one that failed. They run before
 * the next command of the line does, for the same caller, at the place that the command was about.
 */
import { formatArgs, type Model, type ParsedArgs, type Place, type TargetKind } from '@ccmux/core';
import type { Caller, Outcome } from '../commands/caller.js';
import type { CommandContext } from '../commands/command.js';
import type { PreparedCommand } from '../commands/command-list.js';
import { placeOfPane } from '../formats/places.js';
import type { Services } from '../services.js';
import type { HookRun } from './hooks.js';

type RunText = (services: Services, text: string, caller: Caller) => Outcome | Promise<Outcome>;

/** Runs the command by `exec`, and its hooks by `runText`. */
export function aroundCommand(
  context: CommandContext,
  { name, args }: Pick<PreparedCommand, 'name' | 'args'>,
  exec: () => Outcome | Promise<Outcome>,
  runText: RunText,
): Outcome | Promise<Outcome> {
  const { hooks, store, caller } = context;
  const after = `after-${name}`;
  if (!hooks.has(after) && !hooks.has('command-error')) return exec();
  const before = store.model;
  const target = context.resolve(targetKind(name), args.value('t'));
  const finish = (outcome: Outcome): Outcome | Promise<Outcome> => {
    const place = madePlace(before, store.model) ?? validPlace(store.model, target.ok ? target.value : undefined);
    const occasion = { place: place ?? caller.place, variables: argumentVariables(args) };
    const running = hooks.runNow(outcome.ok ? after : 'command-error', occasion, (run) => runFor(context, run, runText));
    return running instanceof Promise ? running.then(() => outcome) : outcome;
  };
  const outcome = exec();
  return outcome instanceof Promise ? outcome.then(finish) : finish(outcome);
}

/** The caller of the command hears what the hook prints and what goes wrong in it. */
function runFor({ caller, ...services }: CommandContext, run: HookRun, runText: RunText): Outcome | Promise<Outcome> {
  const { place, variables } = run;
  const there = Object.create(caller, { place: { value: place } }) as Caller; // SAFETY: the caller with another place
  const outcome = runText({ ...services, variables }, run.command, there);
  const tell = (o: Outcome): Outcome => {
    if (!o.ok) caller.error(o.error);
    return { ok: true, value: undefined };
  };
  return outcome instanceof Promise ? outcome.then(tell) : tell(outcome);
}

function targetKind(name: string): TargetKind {
  if (name.endsWith('-session')) return 'session';
  return name.endsWith('-window') && name !== 'split-window' ? 'window' : 'pane';
}

/** Where the pane is that the command made last; undefined when it made none. */
function madePlace(before: Model, after: Model): Place | undefined {
  const pane = [...after.panes.values()].findLast(({ id }) => !before.panes.has(id));
  return pane === undefined ? undefined : placeOfPane(after, pane.id);
}

const validPlace = (model: Model, place: Place | undefined): Place | undefined =>
  place !== undefined && model.sessions.has(place.session) && model.panes.has(place.pane) ? place : undefined;

/** `hook_arguments`, each word as `hook_argument_0`, each flag as `hook_flag_t`, its values as `hook_flag_t_0`. */
function argumentVariables(args: ParsedArgs): Record<string, string> {
  const variables: Record<string, string> = { hook_arguments: formatArgs(args, () => '') };
  for (const [index, word] of args.rest.entries()) variables[`hook_argument_${index}`] = word;
  for (const { flag, values } of args.flags) {
    variables[`hook_flag_${flag}`] = values[0] ?? '1';
    for (const [index, value] of values.entries()) variables[`hook_flag_${flag}_${index}`] = value;
  }
  return variables;
}
