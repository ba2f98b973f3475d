/**
 * The first hour of a newcomer, by keys: start, split, copy, paste, rename, find, leave, come back. At each step a picture of
 * what the screen offers. The same at every run: nothing on the screen tells time, machine or person.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderSvg } from '@ccmux/testkit';
import { environment, removeHome } from './home.js';
import { Screen, type View } from './screen.js';

const size = { cols: 90, rows: 24 };
const prefix = '\x02';
const prompt = '~ $ ';
const keys = {
  enter: '\r',
  up: '\x1b[A',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  controlSpace: '\0',
  controlU: '\x15',
  controlW: '\x17',
};

const shellSettings = `PS1='\\[\\e[1;32m\\]~\\[\\e[0m\\] $ '\nHISTFILE=\n`;
const notes = 'Call Ada at ten.\nBuy bread and milk.\nThe door code is 4711.\n';

const atPrompt = ({ lines, cursor }: View): boolean => (lines[cursor.y] ?? '').slice(0, cursor.x).endsWith(prompt);
const shows = (text: string) => (view: View) => view.lines.some((line) => line.includes(text));
const statusShows = (text: string) => (view: View) => (view.lines.at(-1) ?? '').includes(text);

/** Takes a picture under a name when the screen is as described. */
type Take = (name: string, title: string, what: string, holds: (view: View) => boolean) => Promise<void>;

async function work(screen: Screen, take: Take, quiet: () => void): Promise<void> {
  const run = async (command: string, sign: (view: View) => boolean): Promise<void> => {
    screen.type(`${command}${keys.enter}`);
    await screen.until(`the end of ${command}`, (view) => sign(view) && atPrompt(view));
  };

  await screen.until('a shell', atPrompt);
  screen.type(`ccmux${keys.enter}`);
  await screen.until('a first window', shows('C-b then'));
  quiet();
  await take(
    'start',
    'The first screen',
    'a status line without clock',
    (view) => statusShows('[0] 0:bash*')(view) && atPrompt(view) && !statusShows(':')(onlyRight(view)),
  );
  await run('ls', shows('notes.txt'));
  screen.type(prefix);
  await take(
    'prefix',
    'What the prefix offers',
    'the list of keys',
    (view) => shows('Split right')(view) && shows('C-b now')(view),
  );
  screen.type('%');
  await screen.until('a second pane', (view) => shows('│')(view) && view.cursor.x > size.cols / 2 && atPrompt(view));
  await run('cat notes.txt', shows('4711'));
  await take('split', 'Two panes', 'the hints again', shows('C-b then'));

  screen.type(`${prefix}[`);
  await screen.until('copy mode', shows('C-Space select'));
  screen.type(keys.up + keys.home + keys.controlSpace + keys.end);
  await take('copy', 'A line selected in copy mode', 'the end of the line', (view) => view.cursor.x > size.cols / 2 + 20);
  screen.type(keys.controlW);
  await screen.until('the pane again', shows('C-b then'));
  screen.type(`${prefix}o`);
  await screen.until('the other pane', (view) => view.cursor.x < size.cols / 2);
  screen.type(`echo '${prefix}]`);
  await take('paste', 'The line pasted into the other pane', 'what was copied', (view) =>
    (view.lines[view.cursor.y] ?? '').startsWith("~ $ echo 'The door"),
  );
  await run("'", shows('The door code is 4711.'));

  screen.type(`${prefix},`);
  await screen.until('the prompt', shows('(rename-window)'));
  screen.type(`${keys.controlU}notes`);
  await take('rename', 'Renaming a window', 'the new name', statusShows('notes'));
  screen.type(keys.enter);
  await screen.until('the name', statusShows('0:notes*'));
  screen.type(`${prefix}c`);
  await screen.until('a new window', (view) => statusShows('1:bash*')(view) && atPrompt(view));
  await take('window', 'A second window', 'the hints', shows('C-b then'));

  screen.type(`${prefix}f`);
  await screen.until('the prompt', shows('(find-window)'));
  screen.type(`notes${keys.enter}`);
  await take(
    'find',
    'Finding a window by its name',
    'the list',
    (view) => shows('filter: ')(view) && shows('Enter choose')(view),
  );
  screen.type(keys.enter);
  await screen.until('the window that was found', (view) => statusShows('0:notes*')(view) && atPrompt(view));
  screen.type(`${prefix}w`);
  await take(
    'windows',
    'All windows, with what they show',
    'the list',
    (view) => shows('Enter choose')(view) && shows('0: notes')(view),
  );
  screen.type('q');
  await screen.until('the window again', atPrompt);
  screen.type(`${prefix}?`);
  await take('keys', 'All keys, with a search', 'the list', shows('/ search'));
  screen.type('q');
  await screen.until('the window again', atPrompt);

  screen.type(`${prefix}d`);
  await take('detach', 'Back in the shell', 'the shell', (view) => shows('[detached')(view) && atPrompt(view));
  screen.type(`ccmux${keys.enter}`);
  await take('reattach', 'Everything is still there', 'the window', (view) => statusShows('0:notes')(view) && atPrompt(view));
  screen.type(`${prefix}d`);
  await screen.until('the shell', shows('[detached'));
}

/** The status line without the list of windows. */
const onlyRight = ({ lines, cursor }: View): View => ({ lines: [(lines.at(-1) ?? '').slice(size.cols / 2)], cursor });

/** Runs `program` as a newcomer would and resolves with the pictures: name → SVG. */
export async function takeGuide(program: string): Promise<ReadonlyMap<string, string>> {
  const home = mkdtempSync(join(tmpdir(), 'ccmux-guide-'));
  for (const file of ['.bashrc', '.bash_profile']) writeFileSync(join(home, file), shellSettings);
  writeFileSync(join(home, 'notes.txt'), notes);
  const runtime = join(home, '.run');
  mkdirSync(runtime, { mode: 0o700 });
  const env = { ...environment(home), XDG_RUNTIME_DIR: runtime, PATH: `${dirname(program)}:${process.env['PATH']}` };
  const pictures = new Map<string, string>();
  const ccmux = (...args: readonly string[]): void => void execFileSync(program, args, { env });
  try {
    await using screen = new Screen(['/bin/bash'], env, home, size);
    const take: Take = async (name, title, what, holds) => {
      await screen.until(what, holds);
      const { cursor } = screen.view;
      pictures.set(name, renderSvg({ title, columns: size.cols, rows: screen.rows, ...(cursor.visible ? { cursor } : {}) }));
    };
    await work(screen, take, () => ccmux('set', '-g', 'status-right', ''));
    return pictures;
  } finally {
    ccmux('kill-server');
    removeHome(home);
  }
}
