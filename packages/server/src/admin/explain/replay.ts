/**
 * A recording through an emulator, looked at behind every event and whenever time alone may change the verdict. The only clock
 * is the recording's.
 */
import {
  type Appearance,
  type Evidence,
  firstAppearance,
  look,
  type RuleSet,
  readScreen,
  type ScreenReading,
  sameState,
} from '@ccmux/claude';
import type { Emulator, EmulatorEvents } from '@ccmux/term';
import { screenView } from '../../claude/state/screen-view.js';
import { emulatorMaker } from '../../panes/emulator-maker.js';
import type { Cast, CastEvent } from './cast.js';

/** A change of the verdict. `at` in milliseconds of the recording. */
export type Change = Evidence;

/** The verdicts of a recording, the first at its beginning. */
export function replay({ size, events }: Cast, rules: RuleSet): readonly Change[] {
  const changes: Change[] = [];
  const watch = new Watch(size, rules, (change) => changes.push(change));
  for (const event of events) watch.take(event);
  watch.end();
  return changes;
}

class Watch {
  readonly #emulator: Emulator;
  readonly #rules: RuleSet;
  readonly #tell: (change: Change) => void;
  #title: string | undefined;
  #reading: ScreenReading;
  #appearance: Appearance = firstAppearance(0);
  #told: Change;

  constructor(size: Cast['size'], rules: RuleSet, tell: (change: Change) => void) {
    const events: EmulatorEvents = {
      onReply: () => {},
      onTitle: (title) => {
        this.#title = title;
      },
      onBell: () => {},
      onWorkingDirectory: () => {},
      onClipboard: () => {},
      onNotification: () => {},
    };
    // History is never looked at.
    this.#emulator = emulatorMaker({ historyLimit: 100, flood: undefined, now: () => 0 }).fresh(size, events);
    this.#emulator.muted = true;
    this.#rules = rules;
    this.#tell = tell;
    this.#reading = readScreen(screenView(this.#emulator), rules);
    this.#told = this.#appearance.verdict;
    tell(this.#told);
  }

  take(event: CastEvent): void {
    const at = event.at * 1000;
    this.#passTime(at);
    if (event.kind === 'resize') this.#emulator.resize(event.size);
    else this.#emulator.write(Buffer.from(event.text), Number.POSITIVE_INFINITY);
    if (this.#emulator.takeDirty() !== undefined) {
      this.#reading = readScreen(screenView(this.#emulator), this.#rules);
    }
    this.#look(at);
  }

  /** What the last picture was going to mean, had the recording gone on. */
  end(): void {
    this.#passTime(Number.POSITIVE_INFINITY);
    this.#emulator.dispose();
  }

  #passTime(to: number): void {
    for (let due = this.#appearance.due; due !== undefined && due < to; due = this.#appearance.due) this.#look(due);
  }

  #look(at: number): void {
    const { bracketedPaste, focusEvents } = this.#emulator.modes;
    const sighting = { at, title: this.#title, screen: this.#reading, bracketedPaste, focusEvents };
    this.#appearance = look(this.#appearance, sighting);
    const { verdict } = this.#appearance;
    if (sameState(verdict.state, this.#told.state)) return;
    this.#told = verdict;
    this.#tell(verdict);
  }
}
