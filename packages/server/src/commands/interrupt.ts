/** interrupt: stops what a Claude is working on, as Esc does. Sent once, and only to one that works: Esc has other meanings. */
import { interruptKey, stateText } from '@ccmux/claude';
import { err } from '@ccmux/core';
import { promptPane } from '../claude/prompts/prompt-pane.js';
import { takeBack } from '../claude/prompts/take-back.js';
import { untilState } from '../claude/prompts/until-state.js';
import { type Command, done } from './command.js';

/** For Claude to hear it. */
const heardMs = 5000;

export const interrupt: Command = {
  name: 'interrupt',
  flags: '',
  args: [1, 1],
  usage: 'name',
  summary: 'Stop what a Claude is working on.',
  flagHelp: {},
  async exec(context, args) {
    const pane = promptPane(context, args.rest[0] ?? '');
    if (!pane.ok) return pane;
    const { claudeStates, panes, clock } = context;
    const state = claudeStates.of(pane.value)?.state;
    if (state?.kind !== 'working')
      return err(`Claude is not working: it is ${state === undefined ? 'not there' : stateText(state)}`);
    if (!panes.write(pane.value, Buffer.from(interruptKey))) return err('too much input is waiting');
    const ended = await untilState({ claudeStates, clock }, pane.value, ({ kind }) => kind !== 'working', heardMs);
    if (ended !== 'reached') return err('Claude goes on working');
    await takeBack(context, pane.value);
    return done;
  },
};
