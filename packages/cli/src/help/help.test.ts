import type { CommandReference } from '@ccmux/core';
import { describe, expect, it } from 'vitest';
import { smallLanguage as language } from '../testing/small-language.js';
import { askedAbout } from './asks.js';
import { allHelp, commandHelp } from './text.js';

const named = (name: string): CommandReference => language.commands.find((c) => c.name === name)!;

describe('--help among words', () => {
  it.each([
    [['split-window', '--help'], 'split-window'],
    [['splitw', '-h', '--help'], 'split-window'],
    [['split-w', '-t', 'work', '--help'], 'split-window'],
    [['kill-server', ';', 'splitw', '--help'], 'split-window'],
    [['kill-server;', 'splitw', '--help'], 'split-window'],
    [['split-window', '-t', '--help'], undefined],
    [['split-window', '-t--help'], undefined],
    [['split-window', '--', '--help'], undefined],
    [['split-window', 'less', '--help'], undefined],
    [['nonsense', '--help'], undefined],
    [['s', '--help'], undefined],
  ])('%j is about %s', (argv, name) => {
    expect(askedAbout(language, argv)?.name).toBe(name);
  });
});

describe('help', () => {
  it('says what a command does, its short name, its flags and what targets are', () => {
    expect(commandHelp(named('split-window'))).toBe(
      `usage: ccmux split-window [-h] [-c start-directory] [-t target-pane] [command]

Divide a pane in two. Short: splitw.

  -c start-directory  start in this folder
  -h                  side by side
  -t target-pane      the pane

Targets: a pane by session:window.index, :.+ (the next), {left} {right} {up-of} {down-of} or %ID.`,
    );
  });

  it('is short for a command without flags', () => {
    expect(commandHelp(named('kill-server'))).toBe('usage: ccmux kill-server\n\nEnd everything.');
  });

  it('lists every command with its short name', () => {
    const text = allHelp(language);
    for (const { name, alias, summary } of language.commands) {
      expect(text).toMatch(new RegExp(`^  ${name}${alias === undefined ? '' : ` \\(${alias}\\)`} +${summary}$`, 'm'));
    }
  });
});
