/** wait-child: until panes that the program's pane opened have ended, or have nothing left to do. */
import { type Child, err, isLiving, isPromptOver, ok, type PaneId, type Result } from '@ccmux/core';
import { askingPane } from '../agents/asker.js';
import { childEntry, childLine } from '../agents/child-lines.js';
import { childFacts } from './children.js';
import { type Command, type CommandContext, done } from './command.js';
import { secondsOf, timedOut } from './wait-time.js';

export const waitChild: Command = {
  name: 'wait-child',
  flags: 'aejpw:',
  long: { any: 'a', ended: 'e', json: 'j', patient: 'p', timeout: 'w' },
  args: [1, Infinity],
  usage: '[--any] [--ended] [--patient] [--timeout seconds] [--json] name ...',
  summary: 'Wait until panes that this one opened have ended, or their Claude waits for input: status 124 when the time is over.',
  flagHelp: {
    a: 'until one of them has',
    e: 'until they have ended, whatever their Claude does',
    j: 'print how they are as JSON',
    p: 'also while a Claude waits for a person',
    w: 'wait so long at most: seconds',
  },
  async exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const ms = secondsOf(args.value('w'));
    if (!ms.ok) return ms;
    const panes = panesOf(context, from.value, args.rest);
    if (!panes.ok) return panes;
    const isReady = (pane: PaneId): boolean => isOver(context, pane, { end: args.has('e'), person: args.has('p') });
    const reached = (): boolean => (args.has('a') ? panes.value.some(isReady) : panes.value.every(isReady));
    const isInTime = await until(context, reached, ms.value);
    const children = panes.value.flatMap((pane) => context.store.model.agents.children.get(pane) ?? []);
    const facts = childFacts(context);
    if (args.has('j')) context.caller.print(JSON.stringify(children.map((child) => childEntry(child, facts))));
    else for (const child of children) context.caller.print(childLine(child, facts));
    return isInTime ? done : timedOut(context.caller, undefined);
  },
};

function panesOf({ agents }: CommandContext, from: PaneId, names: readonly string[]): Result<readonly PaneId[], string> {
  const panes: PaneId[] = [];
  for (const name of names) {
    const child = agents.reachable(from, name);
    if (child === undefined) return err(`there is no pane ${name} below this one`);
    panes.push(child.pane);
  }
  return ok(panes);
}

/** A Claude that has said nothing yet is about to. */
function isOver(
  { store, claudeStates, claudePrompts }: CommandContext,
  pane: PaneId,
  awaited: { end: boolean; person: boolean },
): boolean {
  const child: Child | undefined = store.model.agents.children.get(pane);
  if (child === undefined || !isLiving(child)) return true;
  const status = claudeStates.of(pane);
  if (awaited.end || status === undefined) return false;
  if (status.state.kind === 'waiting') return !awaited.person;
  const isIdle = status.state.kind === 'idle' || status.state.kind === 'done';
  return isIdle && status.lastText !== undefined && claudePrompts.receipts(pane).every(({ prompt }) => isPromptOver(prompt));
}

/** False: the time is over. */
function until({ store, claudeStates, clock }: CommandContext, reached: () => boolean, ms: number | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (reached()) return resolve(true);
    const end = (isInTime: boolean): void => {
      timer?.cancel();
      leaveStore();
      leaveStates();
      resolve(isInTime);
    };
    const look = (): void => {
      if (reached()) end(true);
    };
    const timer = ms === undefined ? undefined : clock.after(ms, () => end(false));
    const leaveStore = store.subscribe(look);
    const leaveStates = claudeStates.subscribe(look);
  });
}
