/** Which programs are recorded, in what size, and what the person types. */
import type { Size } from '@ccmux/core';
import type { HostTerminal } from '@ccmux/testkit';

export interface RecordedProgram {
  readonly name: string;
  readonly size: Size;
  readonly argv: readonly string[];
  /** Below the home, which is the working directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly work: (terminal: HostTerminal) => Promise<void>;
}

const small = { cols: 80, rows: 24 };
const large = { cols: 132, rows: 43 };

const program = `${[
  '/* Prime numbers up to a limit. */',
  '#include <stdio.h>',
  '#include <stdlib.h>',
  '',
  '#define LIMIT 1000',
  '',
  'static int is_prime(unsigned n)',
  '{',
  '\tfor (unsigned d = 2; d * d <= n; d++) {',
  '\t\tif (n % d == 0)',
  '\t\t\treturn 0;',
  '\t}',
  '\treturn n > 1;',
  '}',
  '',
  'int main(void)',
  '{',
  '\tfor (unsigned n = 0; n < LIMIT; n++)',
  '\t\tif (is_prime(n))',
  '\t\t\tprintf("%u\\n", n); // 日本語 é 👍',
  '\treturn EXIT_SUCCESS;',
  '}',
].join('\n')}\n`;
const numbered = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${i + 1}\tthe quick brown fox ${'jumps '.repeat(i % 9)}over the lazy dog`).join('\n');

/** A history with branches, the same on every machine but for the hashes' place in time. */
const repository = `
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada
export GIT_COMMITTER_EMAIL=ada@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z' GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'
git init -q -b main demo; cd demo
for i in $(seq 30); do
  echo $i >file$i; git add .; git commit -qm "Add the file number $i, with ünïcode and 漢字"
  if [ $((i % 6)) = 0 ]; then git checkout -qb side$i; echo s >side$i; git add .; git commit -qm "On the side $i"
    git checkout -q main; git merge -q --no-ff -m "Merge side$i" side$i; git tag v$i; fi
done
git log --graph --color=always --decorate --stat | LESS=FRX less -+F -+X -R
`;

const bashSettings = `PS1='\\[\\e[1;32m\\]ada@demo\\[\\e[0m\\]:\\[\\e[34m\\]~\\[\\e[0m\\]$ '
HISTFILE=
alias ls='ls --color=always'
`;

const ends = async (terminal: HostTerminal): Promise<void> => {
  await terminal.exited;
};
const typed = async (terminal: HostTerminal, keys: string, sign: string): Promise<void> => {
  terminal.type(keys);
  await terminal.waitForText(sign);
};
const shows = (terminal: HostTerminal, what: string, test: (text: string) => boolean): Promise<void> =>
  terminal.waitFor((t) => test(t.screenText()), what);

const vimSettings = `syntax on
set number ruler laststatus=2 hlsearch incsearch cursorline background=dark termguicolors showcmd nomodeline
colorscheme desert
`;

const vim = async (t: HostTerminal, leave: boolean): Promise<void> => {
  await t.waitForText('is_prime');
  await typed(t, '/prime\r', '/prime');
  t.type('n');
  t.type('Gonew line with text\x1b');
  await t.waitForText('new line with text');
  await typed(t, ':vsplit text.txt\r', 'quick brown');
  t.type('\x06\x06\x02');
  t.type('5\x05\x05\x19');
  await typed(t, ':split\r', 'text.txt');
  t.type('ddp3dwuu');
  t.type('vjjly');
  t.type('\x17w\x17wgg=G');
  t.type(':set list\r');
  await typed(t, 'Ostill here\x1b', 'still here');
  t.type('\x17=');
  if (leave) {
    t.type('\x1b:qa!\r');
    await ends(t);
  } else {
    await typed(t, ':echo "the" "end"\r', 'the end');
  }
};

export const recordedPrograms: readonly RecordedProgram[] = [
  {
    name: 'vim',
    size: small,
    argv: ['vim', '-u', 'vimrc', '-i', 'NONE', '-n', 'primes.c'],
    files: { vimrc: vimSettings, 'primes.c': program, 'text.txt': numbered(200) },
    work: (t) => vim(t, false),
  },
  {
    name: 'vim-left',
    size: large,
    argv: ['vim', '-u', 'vimrc', '-i', 'NONE', '-n', 'primes.c'],
    files: { vimrc: vimSettings.replace('termguicolors', ''), 'primes.c': program, 'text.txt': numbered(200) },
    work: (t) => vim(t, true),
  },
  {
    name: 'less',
    size: small,
    argv: ['less', '-M', '-N', '--use-color', 'text.txt'],
    files: { 'text.txt': numbered(300) },
    work: async (t) => {
      await t.waitForText('lines 1-');
      await typed(t, '   b', 'lines 34');
      t.type('/lazy\rnnN');
      await typed(t, 'G', '(END)');
      await typed(t, 'gyyejjj', 'text.txt lines 5');
      await typed(t, 'h', 'SUMMARY');
    },
  },
  {
    name: 'git-log',
    size: small,
    argv: ['sh', '-c', repository],
    work: async (t) => {
      await t.waitForText('Merge side30');
      t.type('   ddduub');
      await typed(t, '/Merge\r', 'Merge');
      t.type('n');
      await typed(t, 'G', 'END');
      t.type('q');
      await ends(t);
    },
  },
  {
    name: 'htop',
    size: large,
    argv: ['sh', '-c', 'sleep 1000 & first=$!; exec htop -d 2 -p $first,$$'],
    work: async (t) => {
      await t.waitForText('F10');
      t.type('\x1b[B\x1b[Bt');
      await typed(t, '\x1bOP', 'Arrows');
      t.type('q');
      await shows(t, 'the list again', (text) => text.includes('F10'));
      t.type('q');
      await ends(t);
    },
  },
  {
    name: 'htop-setup',
    size: small,
    argv: ['sh', '-c', 'exec htop -d 2 -p $$'],
    work: async (t) => {
      await t.waitForText('F10');
      t.type('\x1bOQ');
      await t.waitForText('Display options');
      await typed(t, '\x1b[B', 'Tree view');
    },
  },
  {
    name: 'top',
    size: small,
    argv: ['sh', '-c', 'exec top -d 0.2 -p $$'],
    work: async (t) => {
      await t.waitForText('PID USER');
      await typed(t, 'z1', 'Cpu');
      await typed(t, 'h', 'Help');
      t.type('q');
      await t.waitForText('PID USER');
      t.type('q');
      await ends(t);
    },
  },
  {
    name: 'fzf',
    size: small,
    argv: ['sh', '-c', 'seq 500 | sed "s/$/ 漢字 item/" | fzf --multi --color=dark --border --preview "seq {1}"'],
    work: async (t) => {
      await t.waitForText('500/500');
      await typed(t, '42', '> 42');
      t.type('\t\t');
      await typed(t, '\x7f\x7f', '500/500');
      t.type('\x1b[A\x1b[A\x1b[A\x10\x10');
      await typed(t, '7', '> 7');
      t.type('\r');
      await ends(t);
    },
  },
  {
    name: 'fzf-inline',
    size: small,
    argv: ['sh', '-c', 'seq 100; seq 900 | fzf --height=40% --layout=reverse --info=inline'],
    work: async (t) => {
      await t.waitForText('900/900');
      await typed(t, '33', '> 33');
      t.type('\x1b[B\x1b[B');
      t.type('\x1b');
      await ends(t);
    },
  },
  {
    name: 'bash',
    size: small,
    argv: ['bash', '--rcfile', 'bashrc', '-i'],
    files: {
      bashrc: bashSettings,
      'alpha one.txt': numbered(20),
      'beta.txt': '',
      'dir/x': '',
      'dir/日本語': '',
      'a.tar.gz': '',
      'run.sh': '#!/bin/sh\n',
    },
    work: async (t) => {
      await t.waitForText('ada@demo');
      await typed(t, 'ls -la dir\r', 'total');
      await typed(t, 'echo hello wurld\x1bbworld\x0b\r', 'hello');
      await typed(t, 'cat al\t', 'one.txt');
      await typed(t, '\r', 'lazy');
      await typed(t, 'ls \t\t', 'run.sh');
      t.type('\x15');
      await typed(t, 'echo one two three\x01\x1bf\x1bd\x05 four\x1b[D\x1b[D\x1b[DX', 'fXour');
      await typed(t, '\r', 'three fXour');
      await typed(t, '\x12hel', 'reverse-i-search');
      await typed(t, '\r', 'hello');
      await typed(t, `echo ${'long '.repeat(30)}\x1b[D\x1b[D\x7f\x7f\x01\x05`, 'long');
      await typed(t, '\r', 'long');
      await typed(t, 'echo 日本語 é 👍🏽\x1b[D\x1b[D\x7fx\r', '日本語');
      await typed(t, 'for i in 1 2 3; do\recho $i\rdone\r', '3');
      t.type('\x0c');
      await shows(t, 'a clear screen', (text) => text.trimEnd().split('\n').length <= 1);
      await typed(t, 'printf "no newline"; seq 40\r', '40');
    },
  },
  {
    name: 'ls-and-tput',
    size: small,
    argv: [
      'sh',
      '-c',
      `mkdir d; touch a.tar b.png c.mp3 'x y'; chmod +x a.tar; ln -s d l; mkfifo f; chmod 777 d
       ls --color=always -F; ls --color=always -lh d l f --hyperlink=never --time-style=+%Y | cut -c1-10
       for i in 1 2 3 4 5 6 7; do tput setaf $i; tput bold; printf ' fg %s ' $i; tput sgr0; tput setab $i; printf ' bg '; tput sgr0; done; echo
       tput smul; printf under; tput rmul; tput smso; printf standout; tput rmso; tput rev; printf reverse; tput sgr0; tput dim; printf dim; tput sgr0; echo
       tput cup 15 20; printf placed; tput el1; tput cup 16 0; printf 'erase this line'; tput cup 16 5; tput el
       tput csr 10 14; tput cup 14 0; printf 'in\\nthe\\nregion\\n'; tput ri; tput csr 0 23
       tput cup 18 0; tput smacs; printf 'lqqqqk'; tput rmacs; tput cup 19 3; tput ich 2; tput ech 4; tput dch 1; tput il 1; tput dl 1
       tput sc; tput cup 22 70; printf corner; tput rc; tput civis; tput cnorm; tput cup 20 0; printf 'a\\tb\\tc'; tput cuf 3; printf end`,
    ],
    work: ends,
  },
  {
    name: 'man',
    size: small,
    argv: ['sh', '-c', 'MANPAGER="less -R" MAN_KEEP_FORMATTING=1 MANROFFOPT=-c man ./page.1'],
    files: {
      'page.1': `.TH PAGE 1 2024-01-01 demo "User Commands"\n.SH NAME\npage \\- a page\n.SH SYNOPSIS\n.B page\n[\\fIOPTION\\fR]...\n.SH DESCRIPTION\n${'Some \\fBbold\\fR and \\fIitalic\\fR words in a paragraph.\n'.repeat(60)}`,
    },
    work: async (t) => {
      await t.waitFor((s) => s.screenText().includes('SYNOPSIS') || s.exit !== undefined, 'the page');
      t.type('  /bold\rn');
      await shows(t, 'a later part', (text) => !text.includes('SYNOPSIS'));
      t.type('q');
      await ends(t);
    },
  },
];
