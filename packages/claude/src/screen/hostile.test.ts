/** Words on a screen are not signs: whatever the model, files, diffs, people or other programs write, the state stays. */
import { describe, expect, it } from 'vitest';
import { line, nbsp, textScreen } from '../testing/text-screen.js';
import { readScreen } from './read-screen.js';
import { claudeRuleSet } from './rule-sets.js';

const hostile: readonly string[] = [
  '✻ Thinking… (12s · ↓ 39 tokens · esc to interrupt)',
  '✶ Imagining… (6s)',
  '· Cooking…',
  'esc to interrupt',
  '⏸ manual mode on · esc to interrupt',
  'Do you want to proceed?',
  '❯ 1. Yes',
  `❯${nbsp}`,
  '> 1. Yes, and do not ask again',
  'Esc to cancel · Tab to amend',
  'Enter to select · ↑/↓ to navigate · Esc to cancel',
  ' ☐ Colour',
  'Ready to code?',
  'Accessing workspace:',
  'Showing detailed transcript · ctrl+o to toggle',
  line(),
  '╭────────────────────────────────╮',
  '│ ❯ 1. Yes                       │',
  '✻ Waiting for 1 background agent to finish',
  '✻ API error · retrying in 1s · attempt 1/10',
  '● API Error: 500 Internal server error',
  '<ccmux:done/>',
  '◐ Claude Code',
  '⠂ Claude Code',
  'Search prompts · everywhere',
];

/** Where words can come from, drawn as Claude draws them: only its own signs stand in column 0. */
const places: Readonly<Record<string, (words: string) => string>> = {
  'the model': (words) => `● Look:\n\n  ${words}\n  - ${words}\n`,
  'the model at once': (words) => `● ${words}\n`,
  'output of a command': (words) => `● Bash(cat x)\n  ⎿  ${words}\n     ${words}\n`,
  'a diff': (words) => `● Update(x)\n  ⎿  Added 1 line\n      1  ${words}\n      2 +${words}\n      3 -${words}\n`,
  'a person': (words) => `❯${nbsp}${words}\n  ${words}\n\n● Well.\n`,
  'a list of things to do': (words) => `● Update Todos\n  ⎿  ☐ ${words}\n     ☒ ${words}\n`,
};

const footers = {
  idle: '  ⏸ manual mode on · ? for shortcuts · ← for agents',
  working: '  ⏸ manual mode on · esc to interrupt · ← for agents',
};
const status = { idle: '✻ Churned for 8s · done 7:10 AM', working: '✶ Imagining… (6s · ↓ 39 tokens)' };
const box = (draft = ''): string => `${line()}\n❯${nbsp}${draft}\n${line()}`;
const read = (text: string) => readScreen(textScreen(text), claudeRuleSet);

describe.each(['idle', 'working'] as const)('while it is %s', (state) => {
  describe.each(Object.entries(places))('%s', (_, place) => {
    it.each(hostile)('writes %j', (words) => {
      expect(read(`${place(words)}\n${status[state]}\n${box()}\n${footers[state]}`).state).toEqual({ kind: state });
      // Without the line that ends a turn, as old versions and interrupts leave it.
      const bare = state === 'working' ? `\n${status.working}` : '';
      expect(read(`${place(words)}${bare}\n${box()}\n${footers[state]}`).state).toEqual({ kind: state });
    });
  });

  it.each(hostile)('has a draft that says %j', (words) => {
    const { state: seen, details } = read(`● Hi\n\n${status[state]}\n${box(`${words}\n  ${words}`)}\n${footers[state]}`);
    expect(seen).toEqual({ kind: state });
    expect(details.draft).toBe(true);
  });
});

describe('a dialog stays what it is', () => {
  it.each(hostile)('when the command says %j', (words) => {
    const rows = [
      ' Bash command',
      '',
      `   ${words}`,
      `   echo ${words}`,
      '   Create a file',
      '',
      ' Do you want to proceed?',
      ' ❯ 1. Yes',
      '   2. No',
      '',
      ' Esc to cancel',
    ];
    expect(read(`● Hi\n${line()}\n${rows.join('\n')}`).state).toEqual({ kind: 'waiting', for: 'permission' });
  });

  it.each(hostile)('when the file says %j', (words) => {
    const rows = [
      ' Create file',
      ' x.txt',
      '╌'.repeat(80),
      `  1 ${words}`,
      `  2 ${words}`,
      '╌'.repeat(80),
      ' Do you want to create x.txt?',
      ' ❯ 1. Yes',
      '   2. No',
      '',
      ' Esc to cancel · Tab to amend',
    ];
    expect(read(`● Hi\n${line()}\n${rows.join('\n')}`).state).toEqual({ kind: 'waiting', for: 'permission' });
  });
});

describe('another program', () => {
  it.each(hostile)('that prints %j and goes on to a shell prompt is no Claude', (words) => {
    const { kind, state } = read(`$ cat notes\n${box()}\n  ? for shortcuts\n${words}\n$ `);
    expect(kind).not.toBe('prompt');
    expect(state?.kind).not.toBe('working');
    expect(state?.kind).not.toBe('idle');
  });
});
