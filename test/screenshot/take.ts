/** A minute of work with the program, by keys, and the picture of it: a shell, an editor, htop and a pager side by side. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderSvg } from '@ccmux/testkit';
import { environment, removeHome } from './home.js';
import { Screen, type View } from './screen.js';

const size = { cols: 150, rows: 42 };
const prefix = '\x02';
const prompt = '~/ccmux $ ';

/** The prompt does not show where on this machine the repository is. Read by the shell, login shell or not. */
const shellSettings = `PS1='\\[\\e[1;32m\\]~/ccmux\\[\\e[0m\\] $ '\nHISTFILE=\n`;

const atPrompt = ({ lines, cursor }: View): boolean => (lines[cursor.y] ?? '').slice(0, cursor.x).endsWith(prompt);

const shows = (text: string) => (view: View) => view.lines.some((line) => line.includes(text));

/** Presses a key behind the prefix and waits until the cursor is at a prompt in another place. */
const splitWith = async (screen: Screen, key: string): Promise<void> => {
  const { x, y } = screen.view.cursor;
  screen.type(`${prefix}${key}`);
  await screen.until('the prompt of the new pane', (view) => atPrompt(view) && (view.cursor.x !== x || view.cursor.y !== y));
};

const run = async (screen: Screen, command: string, sign: string): Promise<void> => {
  screen.type(`${command}\r`);
  await screen.until(`"${sign}"`, shows(sign));
};

const work = async (screen: Screen): Promise<void> => {
  await screen.until('a shell', atPrompt);
  await run(screen, 'clear; git log --oneline --color | head -n 7 | cut -c-85; ls --color packages', 'testkit');
  await screen.until('the prompt again', atPrompt);
  await splitWith(screen, '%');
  await run(screen, "vim --clean -c 'syntax on' -c 'set number laststatus=2' packages/core/src/geometry.ts", '1,1');
  await splitWith(screen, '"');
  await run(screen, 'less -M README.md', 'lines 1-');
  screen.type(`${prefix}\x1b[D`);
  await screen.until('the shell again', (view) => view.cursor.x < size.cols / 2);
  await splitWith(screen, '"');
  await run(screen, 'htop -p $(pgrep -d, -P $PPID)', 'F1Help');
};

/** Runs `program` as a person would and resolves with its screen as SVG. */
export const takeScreenshot = async (program: string, root: string): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), 'ccmux-screenshot-'));
  for (const file of ['.bashrc', '.bash_profile']) writeFileSync(join(home, file), shellSettings);
  const env = environment(home);
  const socket = ['-L', `shot${randomBytes(3).toString('hex')}`];
  try {
    await using screen = new Screen([program, ...socket, '-f', '/dev/null'], env, root, size);
    await work(screen);
    const { cursor } = screen.view;
    return renderSvg({
      title: 'A shell, vim, htop and less side by side in ccmux',
      columns: size.cols,
      rows: screen.rows,
      ...(cursor.visible ? { cursor } : {}),
    });
  } finally {
    execFileSync(program, [...socket, 'kill-server'], { env });
    removeHome(home);
  }
};
