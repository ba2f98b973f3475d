/** More programs to record: shells, interpreters, debuggers, pagers and small tools that color, page or redraw. */
import type { HostTerminal } from '@ccmux/testkit';
import type { RecordedProgram } from './recorded-programs.js';

const small = { cols: 80, rows: 24 };
const large = { cols: 132, rows: 43 };

const ends = async (terminal: HostTerminal): Promise<void> => {
  await terminal.exited;
};
const typed = async (terminal: HostTerminal, keys: string, sign: string): Promise<void> => {
  terminal.type(keys);
  await terminal.waitForText(sign);
};

const numbered = (count: number, word: string): string =>
  Array.from({ length: count }, (_, i) => `${i + 1}\t${word} ${'jumps '.repeat(i % 7)}over the lazy dog\n`).join('');

const identity = `export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada
export GIT_COMMITTER_EMAIL=ada@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z' GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'`;
/** A file with three places changed. */
const changed = `${identity}
git init -q -b main demo; cd demo
seq 60 | sed 's/$/ a line/' >text; git add .; git commit -qm first
sed -i '5s/line/LINE with ünïcode/; 30d; 50a an added line 漢字' text`;

/** Curses of every sort: windows, pads, colours, line drawing, scrolling. */
const cursesProgram = `import curses
def main(s):
    curses.start_color(); curses.use_default_colors()
    for i in range(1, 8): curses.init_pair(i, i, -1 if i % 2 else 8 - i)
    s.border(); s.addstr(0, 3, ' curses ', curses.A_REVERSE)
    w = s.derwin(10, 40, 2, 2); w.scrollok(True); w.box()
    s.refresh()
    v = curses.newwin(12, 30, 3, 45); v.scrollok(True); v.setscrreg(2, 9)
    for i in range(30):
        v.addstr('row %d ' % i, curses.color_pair(i % 8) | (curses.A_BOLD if i % 3 else curses.A_UNDERLINE)); v.addstr('漢é\\n'); v.refresh()
    pad = curses.newpad(100, 100)
    for y in range(100): pad.addstr(y, 0, ('%d ' % y) * 20, curses.color_pair(y % 8))
    for y in range(0, 40, 4): pad.refresh(y, y, 15, 5, 21, 40)
    s.insertln(); s.deleteln(); s.addstr(22, 30, 'done'); s.refresh()
    s.getch()
curses.wrapper(main)
`;

const progress = `i=0; tput civis; tput csr 0 21; tput cup 0 0
while [ $i -lt 60 ]; do i=$((i+1))
  tput cup 21 0; printf '\\nunpacking package number %s' $i
  tput sc; tput cup 23 0; tput el; tput setab 2; tput setaf 0; printf 'Progress: [%3d%%]' $((i*100/60)); tput sgr0; printf ' [%s]' "$(printf '#%.0s' $(seq $((i/2+1))))"; tput rc
done; tput csr 0 23; tput cup 22 0; tput ed; tput cnorm; printf '\\rdownload %s%%\\r' 10 20 50 100; echo; printf 'done\\n'`;

export const recordedTools: readonly RecordedProgram[] = [
  {
    name: 'vim-help',
    size: large,
    argv: ['vim', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'syntax on', '-c', 'help windows.txt'],
    work: async (t) => {
      await t.waitForText('windows.txt');
      t.type('\x06\x06\x04\x15');
      await typed(t, '/resizing\r', 'resizing');
      t.type('\x17o\x17v\x17l5\x05\x17=');
      await typed(t, ':echo "the" "end"\r', 'the end');
    },
  },
  {
    name: 'vim-diff',
    size: large,
    argv: [
      'vim',
      '-u',
      'NONE',
      '-i',
      'NONE',
      '-n',
      '--cmd',
      'set shortmess=aF cmdheight=3',
      '-c',
      'syntax on',
      '-d',
      'one.txt',
      'two.txt',
    ],
    files: {
      'one.txt': numbered(80, 'fox'),
      'two.txt': numbered(90, 'fox').replace('\n20\tfox', '\n20\twolf').replace('\n41\t', '\nnew\n'),
    },
    work: async (t) => {
      await t.waitForText('wolf');
      t.type(']c]cdo[czR');
      t.type('\x17wggyyp:diffupdate\r');
      await typed(t, ':echo "the" "end"\r', 'the end');
    },
  },
  {
    name: 'vim-narrow',
    size: { cols: 40, rows: 12 },
    argv: ['vim', '-u', 'NONE', '-i', 'NONE', '-n', '--cmd', 'set shortmess=aF', '-c', 'set ruler', 'text.txt'],
    files: { 'text.txt': numbered(60, 'fox 漢字') },
    work: async (t) => {
      await t.waitForText('fox');
      t.type('\x06\x04/dog\rnn:split\r5\x05Onew\x1bx');
      await typed(t, ':echo "the" "end"\r', 'the end');
    },
  },
  {
    name: 'python',
    size: small,
    argv: ['/usr/bin/python3', '-q', '-i'],
    work: async (t) => {
      await t.waitForText('>>>');
      await typed(t, 'for i in range(50): print(i, "漢" * (i % 5), "\\x1b[3%dmx\\x1b[m" % (i % 8))\r\r', '49');
      await typed(t, '1/0\r', 'ZeroDivisionError');
      await typed(t, 'help(str.join)\r', 'iterable');
      t.type('q');
      await typed(t, 'print("the" + " end")\r', 'the end');
    },
  },
  {
    name: 'node',
    size: small,
    argv: ['node', '--no-warnings'],
    work: async (t) => {
      await t.waitForText('>');
      await typed(t, '({a: 1, b: ["x", /y/, null, 3n], c: new Map([[1, {d: undefined}]])})\r', 'Map');
      await typed(t, 'Array.from({length: 200}, (_, i) => i)\r', '100 more items');
      await typed(t, 'throw new TypeError("no")\r', 'TypeError');
      await typed(t, '"the" + " end"\r', 'the end');
    },
  },
  {
    name: 'sqlite',
    size: small,
    argv: ['sqlite3', ':memory:'],
    work: async (t) => {
      await t.waitForText('sqlite>');
      await typed(t, '.mode box\r', 'box');
      await typed(t, "create table t(a, b); insert into t values (1, 'ünï'), (2, '漢字'), (3, null);\r", 'null');
      await typed(t, 'select *, a * a as square from t;\r', 'square');
      await typed(t, 'with recursive c(x) as (select 1 union all select x+1 from c limit 40) select x from c;\r', '40');
      await typed(t, "select 'the' || ' end';\r", 'the end');
    },
  },
  {
    name: 'gdb',
    size: large,
    argv: ['gdb', '-q', '-nx', '-nh', '-iex', 'set debuginfod enabled off', '-iex', 'set style enabled on'],
    work: async (t) => {
      await t.waitForText('(gdb)');
      await typed(t, 'help\r', 'tracepoints');
      await typed(t, 'tui enable\r', 'No Source Available');
      await typed(t, 'show version\r', 'Copyright');
      t.type('\x18\x01');
      await typed(t, 'echo the end\\n\r', 'the end');
    },
  },
  {
    name: 'git-diff',
    size: small,
    argv: ['sh', '-c', `${changed}; git diff --color=always --word-diff=color --stat -p | LESS= less -R`],
    work: async (t) => {
      await t.waitForText('text');
      t.type('  b');
      await typed(t, 'G', '(END)');
      t.type('q');
      await ends(t);
    },
  },
  {
    name: 'git-add',
    size: small,
    argv: ['sh', '-c', `${changed}; git -c color.ui=always add -p`],
    work: async (t) => {
      await t.waitForText('Stage this hunk');
      await typed(t, '?\r', 'leave this hunk');
      await typed(t, 'y\r', '(2/3)');
      await typed(t, 'n\r', '(3/3)');
      t.type('q\r');
      await ends(t);
    },
  },
  {
    name: 'less-alone',
    size: { cols: 60, rows: 15 },
    argv: [
      'sh',
      '-c',
      'for i in $(seq 200); do printf "\\033[3$((i%8))m%s \\033[4munder\\033[0m 漢字 %080d\\n" $i $i; done | LESS= less -R -S',
    ],
    work: async (t) => {
      await t.waitForText('under');
      t.type('\x1b[C\x1b[C\x1b[D');
      await typed(t, '/15\r', '15');
      t.type('nnNgG');
      t.type('q');
      await ends(t);
    },
  },
  {
    name: 'watch',
    size: small,
    argv: [
      'watch',
      '-t',
      '-d',
      '-n',
      '0.2',
      '-c',
      'cat count 2>/dev/null; echo x >>count; wc -l count; printf "\\033[32mgreen\\033[m\\n"',
    ],
    work: async (t) => {
      await t.waitForText('8 count');
      t.type('\x03');
      await ends(t);
    },
  },
  {
    name: 'jq',
    size: small,
    argv: ['sh', '-c', 'jq -n -C \'[range(12) | {number: ., text: ("漢" * (. % 4 + 1)), list: [., null, true, "é\\u001b"]}]\''],
    work: ends,
  },
  {
    name: 'grep-and-diff',
    size: small,
    argv: [
      'sh',
      '-c',
      'grep --color=always -n "5\\|fox" one.txt; diff --color=always -u one.txt two.txt; diff --color=always -y -W 78 one.txt two.txt; nl -ba two.txt | column -t; hexdump -C one.txt | head -5',
    ],
    files: { 'one.txt': numbered(20, 'fox'), 'two.txt': numbered(22, 'fox').replace('7\tfox', '7\twolf') },
    work: ends,
  },
  {
    name: 'curses',
    size: small,
    argv: ['/usr/bin/python3', 'program.py'],
    files: { 'program.py': cursesProgram },
    work: async (t) => {
      await t.waitForText('done');
    },
  },
  {
    name: 'progress',
    size: small,
    argv: ['sh', '-c', progress],
    work: ends,
  },
  {
    name: 'ed-and-bc',
    size: { cols: 40, rows: 10 },
    argv: ['sh', '-c', 'ed -p : text; bc -q'],
    files: { text: numbered(12, 'fox') },
    work: async (t) => {
      await t.waitForText(':');
      await typed(t, ',n\r', '12');
      await typed(t, '3,5s/fox/wolf/\r.,.+2p\rQ\r', 'wolf');
      await typed(t, '2^300\r', '81299763336706183397376');
    },
  },
];
