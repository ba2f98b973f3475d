import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallLanguage as language } from '../testing/small-language.js';
import { candidatesAt } from './candidates.js';
import { placeOf } from './place.js';
import { shellWords } from './shell-words.js';

const verbs = ['completion', 'config', 'help'];

/** What is offered behind `ccmux LINE`; `+` stands for what a server adds. */
function offered(line: string): string {
  const words = shellWords(line);
  const found = candidatesAt(language, verbs, placeOf(language, verbs, words), words.at(-1) ?? '');
  if (found.kind !== 'words') return `<${found.kind}>`;
  const typed = words.at(-1) ?? '';
  const list = found.words.map(({ word }) => word).filter((word) => word.startsWith(typed));
  return [...list, ...(found.live === undefined ? [] : [`+${found.live}`])].join(' ');
}

describe('what is offered', () => {
  it.each([
    ['spl', 'split-window splitw'],
    ['h', 'help'],
    ['-', '-C -f -h -L -S -V'],
    ['-L ', '+socket-names'],
    ['-f ', '<files>'],
    ['-L work set -', '-g --help'],
    ['kill-server \\; spl', 'split-window splitw'],
    ["kill-server ';' set -g mou", 'mouse'],
    ['split-window -', '-c -h -t --help'],
    ['split-window -t ', '+panes'],
    ['split-window -ht ', '+panes'],
    ['split-window -c ', '<folders>'],
    ['split-window -h v', '<programs>'],
    ['splitw vim ', ''],
    ['set -g mouse ', 'on off'],
    ['set -g m', 'mouse'],
    ['set mouse on ', ''],
    ['bind -T ', 'prefix +key-tables'],
    ['bind x spl', 'split-window splitw'],
    ['bind x split-window -t ', '+panes'],
    ['bind F1', 'F1 F10 F11 F12'],
    ['send -X ', 'cancel'],
    ['send -X cancel ', ''],
    ['send Enter Esc', 'Escape'],
    ['refresh-client -f read-only,', 'read-only,read-only read-only,ignore-size'],
    ['completion ', 'bash fish zsh'],
    ['help kill', 'kill-server'],
    ['config tru', 'trust'],
    ['config show ', '--origin --json'],
    ['nonsense ', ''],
  ])('ccmux %s → %s', (line, expected) => {
    expect(offered(line)).toBe(expected);
  });

  it('is something for any line', () => {
    const word = fc.oneof(fc.constantFrom('-', '--', ';', '\\;', 'set', 'bind', 'send', '-t', '-X', '"', "'"), fc.string());
    fc.assert(
      fc.property(fc.array(word), (list) => {
        expect(typeof offered(list.join(' '))).toBe('string');
      }),
    );
  });
});

describe('words of a line', () => {
  it.each([
    ['ccmux ', ['ccmux', '']],
    ['ccmux ls', ['ccmux', 'ls']],
    ['ls | ccmux at', ['ccmux', 'at']],
    ['cd x && ccmux ', ['ccmux', '']],
    ['ccmux kill-server \\; ls', ['ccmux', 'kill-server', ';', 'ls']],
    ['ccmux -t "my se', ['ccmux', '-t', 'my se']],
    ["ccmux -t 'a b'", ['ccmux', '-t', 'a b']],
    ['ccmux -t my\\ se', ['ccmux', '-t', 'my se']],
    ['ccmux -t ""', ['ccmux', '-t', '']],
  ])('%j', (line, words) => {
    expect(shellWords(line)).toEqual(words);
  });
});
