/**
 * Answering a dialog of Claude's with keys. Owns the order: the state says that it waits, the options are read from the screen
 * as it is at that moment, and each key goes to what was read. Nothing is sent to a screen that does not show what was asked for.
 */
import {
  chosen,
  type DialogOption,
  interruptKey,
  keysFor,
  readOptions,
  stateText,
  submitKey,
  typing,
  written,
} from '@ccmux/claude';
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import type { Services } from '../../services.js';
import { screenView } from '../state/screen-view.js';

export type Answering = Pick<Services, 'claudeStates' | 'clock' | 'panes'>;

/** For a dialog to be drawn: the newest version says that it waits before it shows for what. */
const drawnMs = 3000;
/** For a key to be heard. */
const heardMs = 2500;
const mostPresses = 4;
const lookMs = 50;
const steadyLooks = 4;
/** The option of a question that takes words. */
const wordsOption = /^type something/i;

/** The error is for a person. */
export async function answerDialog(services: Answering, pane: PaneId, word: string): Promise<Result<void, string>> {
  const state = services.claudeStates.of(pane)?.state;
  if (state?.kind !== 'waiting') return err(`Claude asks nothing: it is ${state === undefined ? 'not there' : stateText(state)}`);
  const before = await shownOptions(services, pane);
  if (!isWaiting(services, pane)) return err('Claude does not wait any more');
  if (before.length === 0 && word !== 'deny') return err('no options can be seen');
  const keys = word === 'deny' ? ok([interruptKey]) : keysOf(before, word, services.claudeStates.of(pane)?.version);
  if (!keys.ok) return keys;
  for (const key of keys.value) {
    if (!(await press(services, pane, key))) return err('Claude still shows the same');
  }
  return ok(undefined);
}

/**
 * Sends a key until the dialog changes or goes: one that has just been drawn may not listen yet, and what it shows is still
 * what the key is for.
 */
async function press(services: Answering, pane: PaneId, key: string): Promise<boolean> {
  const before = JSON.stringify(optionsNow(services, pane));
  const isHeard = (): boolean => !isWaiting(services, pane) || JSON.stringify(optionsNow(services, pane)) !== before;
  for (let i = 0; i < mostPresses; i++) {
    if (!services.panes.write(pane, Buffer.from(key))) return false;
    const end = services.clock.now() + heardMs;
    while (services.clock.now() < end) {
      await pause(services, lookMs);
      if (isHeard()) return true;
    }
  }
  return false;
}

function keysOf(options: readonly DialogOption[], word: string, version: string | undefined): Result<readonly string[], string> {
  const option = chosen(options, word);
  if (option.ok) {
    const keys = keysFor(options, option.value);
    return keys === undefined ? err('the way to that option cannot be seen') : ok(keys);
  }
  const free = /^\d+$/.test(word) || word === 'allow' ? undefined : options.find(({ text }) => wordsOption.test(text));
  const way = free === undefined ? undefined : keysFor(options, free);
  if (way === undefined) return option;
  const text = written(word, 'text');
  return text.ok ? ok([...way, typing(text.value, version), submitKey]) : text;
}

/** As they are once the dialog is drawn: the same in several looks. */
async function shownOptions(services: Answering, pane: PaneId): Promise<readonly DialogOption[]> {
  const end = services.clock.now() + drawnMs;
  let last: readonly DialogOption[] = [];
  for (let same = 0; same < steadyLooks && services.clock.now() < end && isWaiting(services, pane); ) {
    const options = optionsNow(services, pane);
    const isSame = options.length > 0 && JSON.stringify(options) === JSON.stringify(last);
    same = isSame ? same + 1 : 0;
    last = options;
    await pause(services, lookMs);
  }
  return last;
}

function optionsNow({ panes }: Answering, pane: PaneId): readonly DialogOption[] {
  const runtime = panes.get(pane);
  return runtime === undefined ? [] : readOptions(screenView(runtime.emulator));
}

const isWaiting = ({ claudeStates }: Answering, pane: PaneId): boolean => claudeStates.of(pane)?.state.kind === 'waiting';

const pause = ({ clock }: Answering, ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
