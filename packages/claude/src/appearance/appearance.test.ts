import { describe, expect, it } from 'vitest';
import type { ScreenReading } from '../screen/read-screen.js';
import type { ClaudeState } from '../state/state.js';
import { stateText } from '../state/state.js';
import { type Appearance, firstAppearance, look } from './appearance.js';

const details = { mode: undefined, draft: false, shells: 0, agents: 0, trouble: undefined };
const screen = (kind: ScreenReading['kind'], state?: ClaudeState, more: Partial<ScreenReading> = {}): ScreenReading => ({
  kind,
  state,
  reason: 'as it is',
  size: '80x24',
  status: '',
  work: state?.kind === 'working' ? 'turn' : undefined,
  details,
  ...more,
});
const prompt = screen('prompt', { kind: 'idle' });
const busy = screen('prompt', { kind: 'working' });
const permission = screen('dialog', { kind: 'waiting', for: 'permission' });
const bare = screen('bare');
const blank = screen('blank');

/** A story in virtual time: every picture lasts until the next. Every change of the verdict, with its time. */
function tell(
  ...pictures: readonly (readonly [at: number, title: string | undefined, screen: ScreenReading, paste?: boolean])[]
): string[] {
  let appearance: Appearance = firstAppearance(0);
  const changes: string[] = [];
  const see = (at: number, [, title, reading, paste = true]: (typeof pictures)[number]): void => {
    const before = stateText(appearance.verdict.state);
    appearance = look(appearance, { at, title, screen: reading, bracketedPaste: paste, focusEvents: paste });
    const now = stateText(appearance.verdict.state);
    if (now !== before) changes.push(`${at} ${now}`);
  };
  for (const [i, picture] of pictures.entries()) {
    see(picture[0], picture);
    const next = pictures[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    for (let due = appearance.due; due !== undefined && due < next; due = appearance.due) see(due, picture);
  }
  return changes;
}

describe('a title that moves', () => {
  it('says working at once, and its stop lets the screen speak', () => {
    expect(
      tell([0, undefined, blank], [100, '✳ C', prompt], [1000, '◐ C', prompt], [2000, '◑ C', bare], [3000, '✳ C', prompt]),
    ).toEqual(['200 idle', '1000 working', '3080 idle']);
  });

  it('tells that a dialog is coming while the screen still works', () => {
    expect(tell([0, '✳ C', prompt], [1000, '◐ C', busy], [2000, '✳ C', busy], [2500, '✳ C', permission])).toEqual([
      '100 idle',
      '1000 working',
      '2250 waiting (permission)',
    ]);
  });

  it('does not take the end of a turn for that', () => {
    expect(tell([0, '◐ C', busy], [2000, '✳ C', busy], [2100, '✳ C', prompt])).toEqual(['0 working', '2180 idle']);
  });

  it('does not wait for a dialog for ever, nor for agents', () => {
    const agents = screen('prompt', { kind: 'working' }, { work: 'background' });
    expect(tell([0, '◐ C', busy], [1000, '✳ C', busy])).toEqual(['0 working', '1250 waiting (permission)', '4080 idle']);
    expect(tell([0, '◐ C', busy], [1000, '✳ C', agents])).toEqual(['0 working', '1080 idle']);
  });

  it('may move later than the spinner when a turn begins, or goes on behind a dialog', () => {
    expect(tell([0, '◐ C', busy], [1000, '✳ C', prompt], [5000, '✳ C', busy], [5600, '◐ C', busy])).toEqual([
      '0 working',
      '1080 idle',
      '5250 working',
    ]);
    expect(tell([0, '◐ C', busy], [1000, '✳ C', permission], [5000, '✳ C', busy], [5600, '◐ C', busy])).toEqual([
      '0 working',
      '1050 waiting (permission)',
      '5250 working',
    ]);
    expect(tell([0, '◐ C', busy], [1000, '✳ C', prompt], [5000, '✳ C', busy])).toEqual([
      '0 working',
      '1080 idle',
      '5250 working',
      '8080 idle',
    ]);
  });

  it('makes what took the place of the prompt a dialog', () => {
    expect(tell([0, '◐ C', busy], [1000, '✳ C', bare])).toEqual(['0 working', '1250 waiting (dialog)']);
  });

  it('counts through the viewer of the transcript', () => {
    expect(tell([0, '◐ C', busy], [1000, '◑ C', screen('viewer')], [2000, '✳ C', screen('viewer')])).toEqual([
      '0 working',
      '2300 idle',
    ]);
  });
});

describe('another agent', () => {
  it('works while its title moves, and is unknown when it does not', () => {
    expect(tell([0, undefined, bare], [1000, '⠋ build', bare], [1100, '⠙ build', bare], [5000, 'build', bare])).toEqual([
      '1000 working',
      '6000 unknown',
    ]);
  });
});

describe('a title that never moved', () => {
  it('says nothing of work', () => {
    expect(tell([0, '✳ C', prompt], [1000, '✳ C', busy], [9000, '✳ C', prompt], [9500, '✳ C', permission])).toEqual([
      '100 idle',
      '1000 working',
      '9100 idle',
      '9550 waiting (permission)',
    ]);
  });

  it('leaves the state alone while the viewer covers the screen', () => {
    expect(
      tell([0, undefined, prompt], [1000, undefined, busy], [2000, undefined, screen('viewer')], [60_000, undefined, busy]),
    ).toEqual(['100 idle', '1000 working']);
  });

  it('believes a spinner that moves, and no longer one that stands still', () => {
    const spinner = (status: string) => screen('prompt', { kind: 'working' }, { work: 'spinning', status });
    expect(tell([0, undefined, prompt], [1000, undefined, spinner('a')], [2000, undefined, spinner('b')])).toEqual([
      '100 idle',
      '1000 working',
      '5000 idle',
    ]);
  });
});

describe('pictures that only flicker', () => {
  it('change nothing', () => {
    expect(
      tell(
        [0, undefined, prompt],
        [1000, undefined, bare],
        [1100, undefined, prompt],
        [2000, undefined, busy],
        [3000, undefined, prompt],
        [3080, undefined, busy],
      ),
    ).toEqual(['100 idle', '2000 working']);
  });

  it('silence changes nothing either', () => {
    expect(tell([0, undefined, prompt], [1000, undefined, busy], [3_600_000, undefined, busy])).toEqual([
      '100 idle',
      '1000 working',
    ]);
  });
});

describe('beginning and end', () => {
  it('is unknown when nothing of it appears', () => {
    expect(tell([0, undefined, blank], [2000, undefined, bare])).toEqual(['15000 unknown']);
  });

  it('has ended when it gives the terminal back, until it comes again', () => {
    expect(tell([0, '✳ C', prompt], [1000, '', prompt, false], [2000, '', bare, true], [3000, '✳ C', prompt])).toEqual([
      '100 idle',
      '1000 exited',
      '3100 idle',
    ]);
  });

  it('asks for trust before it has a title', () => {
    const trust = screen('dialog', { kind: 'waiting', for: 'trust' });
    expect(tell([0, undefined, blank], [300, undefined, trust], [900, '✳ C', prompt])).toEqual([
      '350 waiting (trust)',
      '1000 idle',
    ]);
  });
});
