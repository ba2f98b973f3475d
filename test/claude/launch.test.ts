/** Starting and going on: which conversation a pane has, whatever ends it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, ClaudeLab, claudeVersions, eventually, type HostTerminal } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { idle, isAlive, list, send, startMs } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

async function say(terminal: HostTerminal, text: string, tag: string): Promise<void> {
  await send(terminal, text);
  await lab.api.turnEnded(tag);
}

describe.each(claudeVersions)('Claude %s', (version) => {
  test('new starts it in a session; stop, start and restart keep the conversation', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', cwd, '--permission-mode', 'default']);
    const first = await idle(lab);
    const [entry] = await list(ccmux);
    expect(entry).toMatchObject({ name: 'work', conversation: first.sessionId, desired: 'running', external: false });
    await say(terminal, 'please [[hello]]', 'hello');
    const transcript = await eventually('a transcript', () => lab.transcripts()[0]);
    expect(transcript).toContain(first.sessionId);
    await eventually('the answer in it', () => readFileSync(transcript, 'utf8').includes('a short reply'));

    const idFile = join(lab.sandbox.env['XDG_STATE_HOME']!, 'ccmux/test/claude', `${first.sessionId}.json`);
    expect(JSON.parse(readFileSync(idFile, 'utf8'))).toMatchObject({ id: first.sessionId, cwd, transcript });

    await ccmux.ok('stop', 'work');
    expect(isAlive(first.pid)).toBe(false);
    await terminal.waitForText('Claude is stopped');
    expect((await list(ccmux))[0]).toMatchObject({ state: 'stopped', desired: 'stopped' });
    expect(JSON.parse(readFileSync(idFile, 'utf8'))).toMatchObject({ exit: { how: 'normal' }, desired: 'stopped' });

    await ccmux.ok('start', 'work');
    const second = await idle(lab, first.pid);
    expect(second.sessionId).toBe(first.sessionId);
    await terminal.waitForText('Hello! This is a short reply.');

    await ccmux.ok('restart', 'work');
    const third = await idle(lab, second.pid);
    expect(third.sessionId).toBe(first.sessionId);
    expect(lab.transcripts()).toEqual([transcript]);

    expect(await ccmux.ok('rm', 'work')).toContain(first.sessionId);
    expect(existsSync(transcript)).toBe(true);
  });

  test('after kill -9 it comes back with its conversation, and what its tools run is told of', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal([
      'new-session',
      '-s',
      'w',
      '-c',
      cwd,
      'claude --permission-mode default --allowedTools Bash',
    ]);
    const first = await idle(lab);
    await send(terminal, 'run [[bash:tail -f /dev/null]]');
    const isTool = (argv: readonly string[]): boolean => argv.join(' ') === 'tail -f /dev/null';
    const tool = await eventually('the tool', () => lab.sandbox.processes().find(({ argv }) => isTool(argv)), startMs);
    // A conversation that Claude has not written down cannot be gone on with.
    await eventually('the call in the transcript', () =>
      lab.transcripts().some((path) => readFileSync(path, 'utf8').includes('"tool_use"')),
    );
    process.kill(first.pid, 'SIGKILL');
    const second = await idle(lab, first.pid);
    expect(second.sessionId).toBe(first.sessionId);
    expect(lab.transcripts()).toHaveLength(1);
    const [entry] = await list(ccmux);
    expect(entry?.orphans.map(({ pid }) => pid)).toContain(tool.pid);
    process.kill(tool.pid, 'SIGKILL');
  });

  test('the hooks, status line and settings of the person stay', async () => {
    lab = await ClaudeLab.start({ version, ownConfigFolder: true });
    const cwd = lab.project();
    const seen = (name: string): string => join(lab.sandbox.folder, name);
    const settings = {
      hooks: { SessionStart: [{ hooks: [{ type: 'command', command: `cat > ${seen('user-hook')}` }] }] },
      statusLine: { type: 'command', command: 'echo MY-STATUS-LINE' },
    };
    const file = join(lab.configFolder, 'settings.json');
    writeFileSync(file, JSON.stringify(settings));
    const given = { hooks: { UserPromptSubmit: [{ hooks: [{ type: 'command', command: `cat > ${seen('given-hook')}` }] }] } };
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', cwd, '--settings', JSON.stringify(given)]);
    await idle(lab);
    await say(terminal, 'please [[hello]]', 'hello');
    await terminal.waitForText('MY-STATUS-LINE', startMs);
    await eventually('both hooks', () => existsSync(seen('user-hook')) && existsSync(seen('given-hook')));
    const status = join(lab.sandbox.env['XDG_STATE_HOME']!, 'ccmux/test/claude-status/0.json');
    await eventually('the data of the status line', () => existsSync(status));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
    const told = async (): Promise<readonly number[]> =>
      (await ccmux.ok('display-message', '-p', '-t', 'work', '#{claude_cost} #{claude_context}')).split(' ').map(Number);
    await eventually('what it cost', async () => (await told()).every((number) => number > 0), startMs);
    expect(Number((await told())[0])).toBeCloseTo(JSON.parse(await ccmux.ok('usage', '--json'))[0].cost, 3);
  });

  test('looks as without ccmux where the person has no status line, also behind a compaction', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', cwd, '--permission-mode', 'default']);
    await idle(lab);
    await terminal.waitForText('? for shortcuts', startMs);
    // Directly below the box.
    const rows = terminal.screenText().split('\n');
    const box = rows.findIndex((row) => row.startsWith('❯'));
    expect(rows[box + 2]).toContain('? for shortcuts');
    for (const _ of [1, 2]) {
      await say(terminal, 'please [[hello]]', 'hello');
      await idle(lab);
    }
    await send(terminal, '/compact');
    await terminal.waitForText('Compacted', startMs);
    await idle(lab);
    expect(terminal.screenText()).not.toContain('umask');
    expect(terminal.screenText()).not.toContain('completed successfully');
  });

  test('a second writer is refused, and /clear is followed', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', cwd]);
    const first = await idle(lab);
    await say(terminal, 'please [[hello]]', 'hello');
    const refused = await ccmux.run(['new-window', '-d', '-c', cwd, `claude --resume ${first.sessionId}`]);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain('pane %0');

    await send(terminal, '/clear');
    const next = await eventually(
      'another conversation',
      () => lab.statuses().find(({ sessionId }) => sessionId !== first.sessionId),
      startMs,
    );
    await eventually('the binding to follow', async () => (await list(ccmux))[0]?.conversation === next.sessionId, startMs);
    const state = JSON.parse(await ccmux.ok('list', '--json'))[0];
    expect(state.name).toBe('work');
  });
});
