/** A Claude opens and ends panes with the tools that it was started with. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { idle } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

interface Tree {
  readonly children: readonly { readonly name: string; readonly pane: string; readonly status: { readonly kind: string } }[];
}

const tree = async (ccmux: Ccmux): Promise<Tree> => JSON.parse(await ccmux.ok('tree', '--json'));

/** A prompt whose answer calls one of our tools. */
const callOf = (tool: string, input: object): string =>
  `please [[mcp:mcp__ccmux__${tool} ${encodeURIComponent(JSON.stringify(input))}]]`;

/** What tools answered, as the conversation has it. */
const hasAnswer = (text: string): Promise<boolean> =>
  eventually(
    `the answer with ${text}`,
    () => lab.transcripts().some((file) => readFileSync(file, 'utf8').includes(text)),
    20_000,
  );

describe.each(claudeVersions)('Claude %s', (version) => {
  test('opens a pane with a tool, reads what it shows and ends it; a refusal says which limit', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    ccmux.terminal(['new', 'work', cwd, '--permission-mode', 'default', '--allowedTools', 'mcp__ccmux']);
    await idle(lab);
    await ccmux.ok('set-option', '-s', 'agent-rules[0]', 'allow -- sh **');
    const command = ['sh', '-c', 'echo made by a tool; exec sleep 1000'];
    await ccmux.ok('send', 'work', callOf('spawn', { command, name: 'w1' }), '--wait');
    const child = await eventually('the pane', async () => (await tree(ccmux)).children[0], 20_000);
    expect(child).toMatchObject({ name: 'w1', status: { kind: 'running' } });
    await ccmux.ok('send', 'work', callOf('read_output', { name: 'w1' }), '--wait');
    await hasAnswer('\\"output\\":\\"made by a tool');
    await ccmux.ok('set-option', '-s', 'agent-children', '1');
    await ccmux.ok('send', 'work', callOf('spawn', { command, name: 'w2' }), '--wait');
    await hasAnswer('this pane has 1 living children; 1 are allowed');
    await ccmux.ok('send', 'work', callOf('stop', { name: 'w1' }), '--wait');
    expect((await tree(ccmux)).children).toMatchObject([{ name: 'w1', status: { kind: 'cancelled' } }]);
  });

  test('has no other way to panes by its shell, nor to the rules, when a person confines it', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    ccmux.terminal(['new', 'work', cwd, '--permission-mode', 'default', '--allowedTools', 'Bash']);
    await idle(lab);
    await ccmux.ok('set-option', '-s', 'agent-confine', 'claudes');
    const panes = await ccmux.ok('list-panes', '-a', '-F', '#{pane_id}');
    const tries = ['split-window -d', 'send-keys -t work x', 'set-option -s agent-spawn off'];
    for (const words of tries) {
      const script = join(cwd, 'try.sh');
      writeFileSync(script, `exec env -u CCMUX_TOKEN ${ccmux.argv(...words.split(' ')).join(' ')}\n`);
      await ccmux.ok('send', 'work', `please [[bash:sh ${script}]]`, '--wait');
      await hasAnswer(`may not run ${words.split(' ')[0]}`);
    }
    expect(await ccmux.ok('list-panes', '-a', '-F', '#{pane_id}')).toBe(panes);
  });
});
