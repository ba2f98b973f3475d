/** What a program in a pane must not be able to do, whatever it leaves out, changes or says of itself. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type HostTerminal } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { agentPane, audit, inPane, tree } from './in-pane.js';

const world = useWorld();

const questionCode = async (terminal: HostTerminal): Promise<string> => {
  await terminal.waitForText('An agent asks for a pane');
  return / ([a-z2-9]{6}) ─*╯/.exec(terminal.screenText())![1]!;
};

/** What a program says to be taken for somebody else. */
const disguises: readonly string[] = [
  'CCMUX_RUN',
  'env -u CCMUX_TOKEN CCMUX_RUN',
  'env -u CCMUX_TOKEN -u CCMUX -u CCMUX_PANE -u TMUX -u TMUX_PANE CCMUX_RUN',
  'env -i PATH="$PATH" HOME="$HOME" XDG_RUNTIME_DIR="$XDG_RUNTIME_DIR" CCMUX_RUN',
  'CCMUX_TOKEN= CCMUX_RUN',
  'CCMUX_TOKEN=%0.0 CCMUX_PANE=%9 CCMUX_RUN',
];

describe('from inside of a pane nobody', () => {
  it('is its parent, with the token of that', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await w.ok('set-option', '-s', 'agent-depth', '1');
    expect(await inPane(w, 's', 'CCMUX_RUN spawn --name a -- sh -c "exec sh"')).toMatch(/^a %1\nstatus 0$/);
    const token = (await inPane(w, 's', 'echo $CCMUX_TOKEN')).split('\n')[0]!;
    const asParent = `CCMUX_TOKEN=${token} CCMUX_PANE=%0 CCMUX_SESSION_DEPTH=0 CCMUX_RUN`;
    expect(await inPane(w, '%1', `${asParent} spawn -- sh -c true`)).toMatch(/token of another pane than this one\nstatus 1$/);
    expect(await inPane(w, '%1', `${asParent} split-window -d`)).toMatch(/may not run split-window .*\nstatus 1$/s);
    expect(await inPane(w, '%1', `${asParent} control-child close a`)).toMatch(/another pane than this one\nstatus 1$/);
    expect((await tree(w)).children.map(({ name, status }) => [name, status.kind])).toEqual([['a', 'running']]);
  });

  it('answers a question of an agent, with the code and in any disguise', async () => {
    const w = world();
    await agentPane(w);
    await w.ok('set-option', '-s', 'agent-approval-time', '600');
    await w.ok('new-session', '-d', '-s', 'other', 'sh');
    const terminal = await w.attach('s', { size: { cols: 100, rows: 30 } });
    expect(await inPane(w, 'other', 'CCMUX_RUN spawn --queue -- ls')).toContain('queued');
    const code = await questionCode(terminal);
    for (const program of disguises) {
      expect(await inPane(w, 'other', `${program} approve ${code}`), program).toMatch(/not from inside of a pane\nstatus 1$/);
    }
    const plain = `env -u CCMUX_TOKEN ${w.ccmux.argv().join(' ')} approve ${code}`;
    const around = [
      `CCMUX_RUN run-shell '${plain}'`,
      `CCMUX_RUN new-window -d '${plain}; sleep 1'`,
      `CCMUX_RUN if-shell '${plain}' 'display-message yes'`,
      `CCMUX_RUN display-message -p '#(${plain})'`,
      `CCMUX_RUN set-hook -g after-list-sessions 'approve ${code}' \\; list-sessions`,
      `sh -c '${plain} & sleep 1'`,
      `sh -c '(${plain} &) ; sleep 1'`,
    ];
    for (const line of around) await inPane(w, 'other', line);
    // A terminal within a pane shows no questions, so that it cannot answer any.
    await inPane(
      w,
      'other',
      `CCMUX_RUN new-session -d -s nested "env -u CCMUX -u CCMUX_TOKEN -u TMUX ${w.ccmux.argv().join(' ')} attach -t s"`,
    );
    await w.shows('nested', '[s]');
    expect(await w.screen('nested')).not.toContain('An agent asks');
    expect((await tree(w)).children).toEqual([]);
    expect(audit(w).some(({ event }) => event === 'decided')).toBe(false);
    await w.ok('deny', code);
    await eventually('the answer', () => audit(w).some(({ event }) => event === 'decided'));
  });

  it('changes the rules', async () => {
    const w = world();
    await agentPane(w);
    const before = await w.ok('show-options', '-s', 'agent-rules');
    const rule = `set-option -s agent-rules[7] 'allow -- **'`;
    writeFileSync(join(w.sandbox.home, 'evil.conf'), `${rule}\n`);
    for (const program of disguises) {
      expect(await inPane(w, 's', `${program} ${rule}`), program).toMatch(/from inside of a pane[^\n]*\nstatus 1$/);
      await inPane(w, 's', `${program} source-file ${w.sandbox.home}/evil.conf`);
      await inPane(
        w,
        's',
        `${program} set-hook -g after-list-sessions "set-option -s agent-rules[7] 'allow -- **'" \\; list-sessions`,
      );
      await inPane(w, 's', `${program} set-option -s agent-builtin-rules ''`);
    }
    await inPane(w, 's', `CCMUX_RUN run-shell "${w.ccmux.argv().join(' ')} set-option -s agent-spawn off"`);
    expect(await w.ok('show-options', '-s', 'agent-rules')).toBe(before);
    expect(await w.ok('show-options', '-sv', 'agent-spawn')).toBe('on');
    expect(await w.ok('show-options', '-sv', 'agent-builtin-rules[0]')).toBe('permission-bypass');
  });
});

describe('a pane that an agent opened', () => {
  it('has no other way to panes than asking, in any disguise', async () => {
    const w = world();
    await agentPane(w, ['allow -- sh **']);
    await inPane(w, 's', `CCMUX_RUN spawn --name child -- sh -c 'exec sh'`);
    await inPane(w, 's:0.0', `CCMUX_RUN spawn --name sibling -- sh -c 'exec sh'`);
    const { pane } = (await tree(w)).children.find(({ name }) => name === 'child')!;
    const sibling = (await tree(w)).children.find(({ name }) => name === 'sibling')!;
    const panes = await w.ok('list-panes', '-a', '-F', '#{pane_id}');
    const around = [
      'new-window -d sh',
      'split-window -d sh',
      `send-keys -t ${sibling.pane} exit Enter`,
      `kill-pane -t ${sibling.pane}`,
      `capture-pane -p -t ${sibling.pane}`,
      `pipe-pane -t ${sibling.pane} cat`,
      `respawn-pane -k -t ${sibling.pane} sh`,
      'run-shell true',
      `set-hook -g after-list-panes 'new-window -d sh'`,
      `bind-key -n x 'new-window -d sh'`,
      'kill-server',
      '-C attach -t s',
      `set-environment -g LD_PRELOAD x`,
      `display-message -p '#(touch ${w.sandbox.home}/evil)'`,
    ];
    for (const program of disguises) {
      for (const command of program === 'CCMUX_RUN' ? around : around.slice(0, 4)) {
        const said = await inPane(w, pane, `${program} ${command} < /dev/null`);
        expect(said, `${program} ${command}`).toContain('programs in panes of agents may not run');
      }
    }
    expect(await inPane(w, pane, 'CCMUX_RUN input-child sibling hello')).toContain('there is no pane sibling below this one');
    expect(await inPane(w, pane, `CCMUX_RUN result ${sibling.pane}`)).toContain('below this one');
    expect(await w.ok('list-panes', '-a', '-F', '#{pane_id}')).toBe(panes);
    expect(await inPane(w, pane, `CCMUX_RUN spawn --name below -- sh -c 'exec sh'`)).toContain('below %');
    // A person may loosen it.
    await w.ok('set-option', '-s', 'agent-commands', '*');
    expect(await inPane(w, pane, 'CCMUX_RUN list-buffers')).toBe('status 0');
  });
});

describe('a rule that allows', () => {
  it('is not reached by links, folders above, or variables that it does not name', async () => {
    const w = world();
    await agentPane(w, ['allow cwd=workspace -- sh **', 'allow env=CI -- true']);
    await unlimited(w);
    const folder = await w.get('#{pane_current_path}', 's');
    mkdirSync(join(folder, 'in'));
    symlinkSync('/', join(folder, 'out'));
    symlinkSync('in', join(folder, 'link'));
    const spawn = (words: string): Promise<string> => inPane(w, 's:0.0', `CCMUX_RUN spawn --queue ${words}`);
    expect(await spawn("--cwd link -- sh -c 'exit'")).toMatch(/^pane-\d+ %/);
    for (const cwd of ['out', 'out/tmp', '..', 'in/../..', '/', 'link/../out'])
      expect(await spawn(`--cwd ${cwd} -- sh -c 'exit'`), cwd).toContain('queued');
    expect(await spawn('--env CI=1 -- true')).toMatch(/^pane-\d+ %/);
    for (const variable of ['FOO=1', 'LESSOPEN=x'])
      expect(await spawn(`--env CI=1 --env ${variable} -- true`)).toContain('queued');
    for (const variable of ['LD_PRELOAD=x', 'PATH=/x', 'BASH_ENV=x', 'NODE_OPTIONS=x', 'CCMUX_TOKEN=x', 'GIT_SSH_COMMAND=x'])
      expect(await spawn(`--env CI=1 --env ${variable} -- true`), variable).toContain('dangerous-environment');
    expect(await spawn("--env 'CI =1' -- true")).toContain('is no name of a variable');
    expect(await spawn("--env 'BASH_FUNC_x%%=() { :; }' -- true")).toContain('is no name of a variable');
  });

  it('is not reached by a line for a shell, nor a denial avoided by wrappers and quotes', async () => {
    const w = world();
    await agentPane(w, ['allow -- ls **', 'allow -- claude **', 'allow -- env **', 'allow -- sh **']);
    await unlimited(w);
    const spawn = (words: string): Promise<string> => inPane(w, 's:0.0', `CCMUX_RUN spawn --queue ${words}`);
    for (const words of [
      "-- 'ls; id'",
      "-- 'ls $(id)'",
      "-- 'ls `id`'",
      "-- 'ls\nid'",
      "-- 'ls | sh'",
      "-- 'A=1 ls'",
      "-- 'ls > x'",
    ])
      expect(await spawn(words), words).toContain('queued');
    const denied = [
      '-- claude --dangerously-skip-permissions',
      "-- 'claude --dangerously-skip-permissions'",
      '-- env claude --dangerously-skip-permissions',
      "-- sh -c 'claude --dangerously-skip-permissions'",
      `-- sh -c 'claude --dangerously-"skip"-permissions'`,
      `-- sh -c 'claude --dangerously-skip\\-permissions'`,
      '-- claude --permission-mode bypassPermissions',
      '-- claude --permission-mode=bypassPermissions',
      `-- claude --settings '{"permissions":{"defaultMode":"bypassPermissions"}}'`,
      '-- claude -- --dangerously-skip-permissions',
      '-- claude -p --allow-dangerously-skip-permissions x',
    ];
    for (const words of denied) expect(await spawn(words), words).toContain('permission-bypass');
    for (const words of [
      '-- claude --permission-mode acceptEdits',
      '-- claude --permission-mode auto x',
      '-- claude -p --permission-mode acceptEdits x',
    ])
      expect(await spawn(words), words).toContain('would ask less than its parent');
    const asked = [
      '-- claude --settings x.json',
      '-- claude --allowedTools=Bash x',
      '-- claude --mcp-config x.json',
      '-- claude --agent x',
      `-- sh -c 'claude --dangerously-$(echo skip)-permissions'`,
      '-- env claude',
      '-- claude --bg x',
      '-- claude mcp add x',
    ];
    for (const words of asked) expect(await spawn(words), words).toContain('queued');
    expect((await tree(w)).children).toEqual([]);
  });
});

/** So that only rules refuse. */
async function unlimited(w: World): Promise<void> {
  for (const limit of ['agent-rate', 'agent-children', 'agent-tree', 'agent-panes']) await w.ok('set-option', '-s', limit, '100');
}
