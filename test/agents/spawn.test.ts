/** What a program in a pane may open, and what stands in its way: the built binary, its command and its person. */
import { eventually, type HostTerminal, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';
import { agentPane, audit, inPane, tree } from './in-pane.js';

const world = useWorld();

const questionCode = async (terminal: HostTerminal): Promise<string> => {
  await terminal.waitForText('An agent asks for a pane');
  return / ([a-z2-9]{6}) ─*╯/.exec(terminal.screenText())![1]!;
};

describe('a pane for an agent', () => {
  it('opens when a rule allows it, and its end is known', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    expect(
      await inPane(w, 's', `CCMUX_RUN spawn --name worker --timeout 500 -- sh -c 'echo depth $CCMUX_SESSION_DEPTH; exit 3'`),
    ).toMatch(/^worker %\d+\nstatus 0$/);
    await eventually('the end', async () => (await tree(w)).children[0]?.status.kind === 'completed');
    expect((await tree(w)).children[0]).toMatchObject({ name: 'worker', depth: 1, status: { kind: 'completed', code: 3 } });
    expect(await inPane(w, 's', 'CCMUX_RUN result worker')).toBe('worker: completed with status 3\ndepth 1\nstatus 0');
    expect(audit(w).map(({ event }) => event)).toEqual(['asked', 'opened', 'ended']);
  });

  it('is asked about, opens by a key of a person, and not by what was typed ahead or by the agent', async () => {
    const w = world();
    await agentPane(w);
    const terminal = await w.attach('s', { size: { cols: 100, rows: 30 } });
    await w.ok('send-keys', '-t', 's', '-l', `${w.ccmux.argv().join(' ')} spawn --name a -- sh -c 'exec sleep 1000'`);
    await w.ok('send-keys', '-t', 's', 'Enter');
    terminal.type('yyyy');
    const code = await questionCode(terminal);
    terminal.type('y');
    expect(terminal.screenText()).toContain("run    sh -c 'exec sleep 1000'");
    expect(terminal.screenText()).toContain('no rule allows it');
    expect((await w.run('send-keys', '-K', 'y')).stderr).toContain('answered by a person');
    expect((await tree(w)).children).toEqual([]);
    // From inside of a pane the code helps nobody.
    const token = { CCMUX_TOKEN: 'x' };
    expect((await w.ccmux.run(['approve', code], { env: { ...w.sandbox.env, ...token } })).stderr).toContain(
      'not from inside of a pane',
    );
    await eventually('the guard to be over', async () => {
      terminal.type('y');
      await new Promise((resolve) => setTimeout(resolve, 600));
      return (await tree(w)).children.length === 1;
    });
    await terminal.waitFor((t) => !t.screenText().includes('An agent asks'), 'the question to go');
    expect(audit(w).find(({ event }) => event === 'decided')).toMatchObject({ reply: 'once' });
  });

  it('is denied, by a person at a shell, by a rule, and when nobody answers', async () => {
    const w = world();
    await agentPane(w, ['deny contains=rm']);
    const terminal = await w.attach('s', { size: { cols: 100, rows: 30 } });
    const asked = inPane(w, 's', 'CCMUX_RUN spawn -- ls');
    await w.ok('deny', await questionCode(terminal));
    expect(await asked).toContain('refused: a person denied it\nstatus 1');
    expect(await inPane(w, 's', 'CCMUX_RUN spawn -- rm x')).toContain('refused: the rule "deny contains=rm" denies it');
    await w.ok('set-option', '-s', 'agent-approval-time', '5');
    expect(await inPane(w, 's', 'CCMUX_RUN spawn -- ls')).toContain('refused: nobody answered within 5 seconds');
    expect(await inPane(w, 's', 'CCMUX_RUN spawn -- claude --dangerously-skip-permissions')).toContain('permission-bypass');
    expect(await inPane(w, 's', 'CCMUX_RUN spawn --env LD_PRELOAD=x -- ls')).toContain('dangerous-environment');
  });

  it('is refused beyond the limits, whatever the environment says', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await w.ok('set-option', '-s', 'agent-children', '2');
    const spawn = (name: string): string => `CCMUX_RUN spawn --name ${name} -- sh -c 'exec sh'`;
    await inPane(w, 's', spawn('a'));
    await inPane(w, 's', spawn('b'));
    expect(await inPane(w, 's:0.0', `env CCMUX_SESSION_DEPTH=0 ${spawn('c')}`)).toContain(
      'this pane has 2 living children; 2 are allowed',
    );
    const [a, b] = (await tree(w)).children;
    await inPane(w, a!.pane, spawn('aa'));
    const aa = (await tree(w)).children.find(({ name }) => name === 'aa')!;
    await inPane(w, aa.pane, spawn('aaa'));
    const deepest = (await tree(w)).children.find(({ name }) => name === 'aaa')!;
    expect(await inPane(w, deepest.pane, `CCMUX_SESSION_DEPTH=0 CCMUX_PARENT_ID= CCMUX_PANE=%0 ${spawn('deep')}`)).toContain(
      '4 generations below',
    );
    // Another's pane is out of reach, by name and by number.
    expect(await inPane(w, b!.pane, 'CCMUX_RUN control-child close aa')).toContain('there is no pane aa below this one');
    expect(await inPane(w, b!.pane, `CCMUX_RUN control-child close ${aa.pane}`)).toContain('below this one');
    expect(await inPane(w, b!.pane, `CCMUX_RUN spawn --parent aa -- sh -c ls`)).toContain('below this one');
    expect(await inPane(w, b!.pane, `CCMUX_TOKEN=%0.0000 ${spawn('x')}`)).toContain('is not the token of a pane');
    // With its parent a child goes, too.
    await w.ok('kill-pane', '-t', a!.pane);
    await eventually(
      'the children to go',
      async () => (await tree(w)).children.filter(({ status }) => status.kind === 'running').length === 1,
    );
  });

  it('starts again when it crashes, three times in a minute', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await inPane(w, 's', `CCMUX_RUN spawn --name crash --restart on-crash -- sh -c 'exit 7'`);
    const failed = await eventually('the failure', async () => {
      const [child] = (await tree(w)).children;
      return child?.status.kind === 'failed' && child;
    });
    expect(failed.restarts).toBe(3);
  });

  it('is known to the next server, with what it was granted', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await inPane(w, 's', `CCMUX_RUN spawn --name kept -- sh -c 'exec sleep 1000'`);
    process.kill(w.server, 'SIGKILL');
    await eventually('the next server', async () => (await w.ccmux.run(['list-sessions'])).status === 0);
    expect((await tree(w)).children).toMatchObject([{ name: 'kept', status: { kind: 'running' } }]);
    expect(await inPane(w, 's:0.0', `CCMUX_RUN children`)).toContain('kept %');
    expect(await inPane(w, 's:0.0', `CCMUX_RUN spawn --name kept -- sh -c ls`)).toContain('there is a pane kept already');
  });
});

describe('after everything was killed', () => {
  it('the tree is what it was: who is whose, what has ended, what was used up', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await inPane(w, 's', `CCMUX_RUN spawn --name a -- sh -c 'exec sh'`);
    const a = (await tree(w)).children[0]!;
    await inPane(w, a.pane, `CCMUX_RUN spawn --name aa --layout window -- sh -c 'exec sleep 1000'`);
    await inPane(w, 's:0.0', `CCMUX_RUN spawn --name over -- sh -c 'exit 5'`);
    await eventually('the end', async () => (await tree(w)).children.some(({ status }) => status.kind === 'completed'));
    const before = (await tree(w)).children;
    const killed = [w.ptyhost, w.server];
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    await eventually('their end', () => killed.every((pid) => processEntry(pid) === undefined));
    await w.ccmux.ok('start-server');
    // What waited for them hears of it.
    const isOver = ({ status }: { status: { kind: string } }): boolean => status.kind !== 'running';
    await eventually('the end of what was lost', async () => (await tree(w)).children.every(isOver));
    const after = (await tree(w)).children;
    expect(after.find(({ name }) => name === 'aa')).toMatchObject({ status: { kind: 'crashed', signal: 1 } });
    expect(after.map(({ name, depth }) => [name, depth])).toEqual(before.map(({ name, depth }) => [name, depth]));
    expect(after.find(({ name }) => name === 'over')).toMatchObject({ status: { kind: 'completed', code: 5 } });
    await w.ok('set-option', '-s', 'agent-budget', '3');
    await w.ok('respawn-pane', '-k', '-t', 's:0.0', 'sh');
    expect(await inPane(w, 's:0.0', `CCMUX_RUN spawn -- sh -c ls`)).toContain('this tree opened 3 panes in its life');
  });
});
