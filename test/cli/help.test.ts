/** Help needs no server, and starts none. */
import { commandCatalogue } from '@ccmux/core';
import { ccmuxProgram } from '@ccmux/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';

const world = useWorld();

describe('help', () => {
  afterEach(() => expect(world().ccmux.daemons().server).toBeUndefined());

  it('lists every command', async () => {
    const text = await world().ccmux.ok('help');
    for (const { name } of commandCatalogue) expect(text).toMatch(new RegExp(`^  ${name}( |$)`, 'm'));
  });

  it.each([
    ['help', 'split-window'],
    ['help', 'splitw'],
    ['split-window', '--help'],
    ['splitw', '-h', '--help'],
    ['new-session', '-d', ';', 'split-window', '--help'],
  ])('%s %s explains a command', async (...argv) => {
    const text = await world().ccmux.ok(...argv);
    expect(text).toMatch(/^usage: ccmux split-window \[-b/);
    expect(text).toContain('side by side');
  });

  it.each([
    [['--help'], 'usage: ccmux'],
    [['-h'], 'ccmux help'],
    [['completion', 'bash'], 'complete -F'],
    [['completion', 'zsh'], '#compdef ccmux'],
    [['completion', 'fish'], 'complete -c ccmux'],
  ])('%j prints %s', async (argv, text) => {
    expect(await world().ccmux.ok(...argv)).toContain(text);
  });

  it.each([
    [['help', 'nonsense'], 'unknown command: nonsense (ccmux help lists them)\n'],
    [['help', 'list-'], /^ambiguous command: list-, could be: list-buffers/],
    [['help', 'a', 'b'], 'usage: ccmux help [command]\n'],
    [['completion', 'csh'], 'usage: ccmux completion bash|fish|zsh\n'],
    [['completion'], 'usage: ccmux completion bash|fish|zsh\n'],
  ])('%j fails', async (argv, message) => {
    const { status, stderr, stdout } = await world().ccmux.run(argv);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('is offered to a person who has mistyped a command, and to no program', async () => {
    const { sandbox, ccmux } = world();
    const terminal = sandbox.terminal({ argv: [ccmuxProgram, '-L', 'test', 'splt-window'] });
    await terminal.waitForText('did you mean split-window? ccmux help lists the commands');
    expect((await ccmux.run(['splt-window'])).stderr).not.toContain('did you mean');
  });
});
