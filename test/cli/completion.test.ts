/** Completion in the shells themselves: what a person gets who presses Tab. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ccmuxProgram, type HostTerminal, requireProgram } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';

const world = useWorld();

/** The environment of a shell that finds the program by its name, as after an installation. */
function environment(): Record<string, string> {
  const { sandbox } = world();
  symlinkSync(ccmuxProgram, join(sandbox.folder, 'ccmux'));
  return { PATH: `${sandbox.folder}:${sandbox.env['PATH']}`, PS1: 'ready> ', PROMPT: 'ready> ' };
}

const lastLine = (terminal: HostTerminal): string => terminal.screenText().trimEnd().split('\n').at(-1) ?? '';

/** Types a line that Tab has to complete to `whole`, and clears it. */
async function completes(terminal: HostTerminal, typed: string, whole: string): Promise<void> {
  terminal.type(`${typed}\t`);
  await terminal.waitFor((t) => lastLine(t).trimEnd() === `ready> ${whole}`, `"${whole}" for "${typed}"`);
  terminal.press('C-u');
  await terminal.waitFor((t) => lastLine(t).trimEnd() === 'ready>', 'an empty line');
}

/** Lines for every shell: what is typed, and what it becomes. */
const lines = [
  ['ccmux split-w', 'ccmux split-window'],
  ['ccmux resize-pane --h', 'ccmux resize-pane --help'],
  ['ccmux set -g status-keys v', 'ccmux set -g status-keys vi'],
  ['ccmux select-layout main-vertical-', 'ccmux select-layout main-vertical-mirrored'],
  ['ccmux -L test kill-session -t longn', 'ccmux -L test kill-session -t longname'],
  ['ccmux -L test select-window -t longname:', 'ccmux -L test select-window -t longname:0'],
  ['ccmux -L test delete-buffer -b kee', 'ccmux -L test delete-buffer -b keepsake'],
  ['ccmux bind -T copy-mode-', 'ccmux bind -T copy-mode-vi'],
  ['ccmux -f only-f', 'ccmux -f only-file'],
  // No server of that name: Tab says nothing.
  ['ccmux -L none kill-session -t longn', 'ccmux -L none kill-session -t longn'],
] as const;

async function prepare(): Promise<void> {
  await world().session('longname', 'cat');
  await world().ok('set-buffer', '-b', 'keepsake', 'text');
  await world().sandbox.run(['touch', 'only-file']);
}

it.for([
  ['bash', ['--norc', '--noprofile'], 'source <(ccmux completion bash)'],
  ['zsh', ['-f'], 'autoload -Uz compinit; compinit -D -u; source <(ccmux completion zsh)'],
] as const)('%s completes', async ([name, flags, setUp], context) => {
  const shell = requireProgram(context, name);
  await prepare();
  const terminal = world().sandbox.terminal({ argv: [shell, ...flags], env: environment(), size: { cols: 120, rows: 40 } });
  await terminal.waitForText('ready>');
  terminal.type(`${setUp}; clear\r`);
  await terminal.waitFor((t) => t.screenText().trim() === 'ready>', 'the completion to be loaded');
  for (const [typed, whole] of lines) await completes(terminal, typed, whole);
  terminal.press('C-d');
});

it('fish completes', async (context) => {
  const fish = requireProgram(context, 'fish');
  await prepare();
  const ask = lines.map(([typed]) => `complete -C '${typed}'; echo ----`);
  const script = ['ccmux completion fish | source', ...ask].join('\n');
  const run = await world().sandbox.run([fish, '--no-config', '-c', script], { env: environment() });
  const answers = run.stdout.split('----\n').slice(0, -1);
  const words = answers.map((text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t')[0]),
  );
  const expected = lines.map(([typed, whole]) => (typed === whole ? [] : [whole.split(' ').at(-1)]));
  expect(words).toEqual(expected);
});

it('lists what is possible with what it is, in zsh', async (context) => {
  const zsh = requireProgram(context, 'zsh');
  const terminal = world().sandbox.terminal({ argv: [zsh, '-f'], env: environment(), size: { cols: 120, rows: 40 } });
  await terminal.waitForText('ready>');
  terminal.type('autoload -Uz compinit; compinit -D -u; source <(ccmux completion zsh); clear\r');
  await terminal.waitFor((t) => t.screenText().trim() === 'ready>', 'the completion to be loaded');
  terminal.type('ccmux next-w -\t');
  await terminal.waitForText('the next one with an alert');
  terminal.press('C-u', 'C-d');
});
