/**
 * Answering a dialog of Claude's with keys. Owns the order: the state says that it waits, the options are read from the screen
 * as it is at that moment, and one key goes to it. Nothing is sent to a screen that does not show what was asked for.
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
/** For Claude to take the answer. */
const takenMs = 5000;
const lookMs = 50;
const keysApartMs = 40;
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
  for (const [i, key] of keys.value.entries()) {
    if (i > 0) await pause(services, keysApartMs);
    if (!services.panes.write(pane, Buffer.from(key))) return err('too much input is waiting');
  }
  return (await isTaken(services, pane, before)) ? ok(undefined) : err('Claude still shows the same');
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

async function shownOptions(services: Answering, pane: PaneId): Promise<readonly DialogOption[]> {
  const end = services.clock.now() + drawnMs;
  for (;;) {
    const options = optionsNow(services, pane);
    if (options.length > 0 || services.clock.now() >= end || !isWaiting(services, pane)) return options;
    await pause(services, lookMs);
  }
}

function optionsNow({ panes }: Answering, pane: PaneId): readonly DialogOption[] {
  const runtime = panes.get(pane);
  return runtime === undefined ? [] : readOptions(screenView(runtime.emulator));
}

/** It goes on, or asks something else. */
async function isTaken(services: Answering, pane: PaneId, before: readonly DialogOption[]): Promise<boolean> {
  const told = JSON.stringify(before);
  const end = services.clock.now() + takenMs;
  while (services.clock.now() < end) {
    if (!isWaiting(services, pane)) return true;
    if (JSON.stringify(optionsNow(services, pane)) !== told) return true;
    await pause(services, lookMs);
  }
  return false;
}

const isWaiting = ({ claudeStates }: Answering, pane: PaneId): boolean => claudeStates.of(pane)?.state.kind === 'waiting';

const pause = ({ clock }: Answering, ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
