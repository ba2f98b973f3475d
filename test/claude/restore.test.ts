/** After a crash of everything, and of parts at moments that nobody chose: the same conversation, one writer, no picker. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@ccmux/claude';
import { Ccmux, ClaudeLab, claudeVersions, eventually, seededRandom } from '@ccmux/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { claudesIn, idle, list, send, startMs } from './world.js';

let lab: ClaudeLab;
afterEach(() => lab.dispose());

const killEverything = (): void => {
  for (const { pid } of lab.sandbox.processes()) process.kill(pid, 'SIGKILL');
};

describe.each(claudeVersions)('Claude %s', (version) => {
  test('after kill -9 of everything in mid-turn ENTER goes on with the conversation', async () => {
    lab = await ClaudeLab.start({ version });
    const ccmux = new Ccmux(lab.sandbox);
    const terminal = ccmux.terminal(['new', 'work', lab.project()]);
    const first = await idle(lab);
    await send(terminal, 'please [[hello]]');
    await lab.api.turnEnded('hello');
    await terminal.waitForText('a short reply', startMs);
    await send(terminal, 'and [[gate:never]]');
    await lab.api.asked('gate');
    // What Claude has not written down cannot be gone on with.
    await eventually('the prompt in the transcript', () =>
      lab.transcripts().some((path) => readFileSync(path, 'utf8').includes('gate:never')),
    );
    killEverything();

    const again = ccmux.terminal(['attach', 'work']);
    await again.waitForText('goes on with its conversation', startMs);
    expect(claudesIn(lab)).toEqual([]);
    again.press('q');
    again.press('Enter');
    const second = await idle(lab, first.pid);
    expect(second.sessionId).toBe(first.sessionId);
    await again.waitForText('a short reply', startMs);
    expect(lab.transcripts()).toHaveLength(1);
    expect(lab.api.events.filter(({ kind, tag, step }) => kind === 'request' && tag?.name === 'gate' && step === 0)).toHaveLength(
      1,
    );
  });

  test('killed when it had written a title and nothing that was said, it begins anew under its id', async () => {
    lab = await ClaudeLab.start({ version });
    const cwd = lab.project();
    new Ccmux(lab.sandbox).terminal(['new', 'work', cwd]);
    const { pid, sessionId } = await idle(lab);
    // As 2.1.197 leaves it about a second behind the first prompt.
    const folder = join(lab.configFolder, 'projects', projectFolder(cwd));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${sessionId}.jsonl`);
    writeFileSync(file, `${JSON.stringify({ type: 'ai-title', aiTitle: 'Mock title', sessionId })}\n`);
    process.kill(pid, 'SIGKILL');
    expect((await idle(lab, pid)).sessionId).toBe(sessionId);
    expect(existsSync(`${file}.bare`)).toBe(true);
  });
});

test('with nothing left of the state but the files of conversations, they are gone on with', async () => {
  lab = await ClaudeLab.start({ version: claudeVersions[1] });
  const ccmux = new Ccmux(lab.sandbox);
  const terminal = ccmux.terminal(['new', 'work', lab.project()]);
  const first = await idle(lab);
  await send(terminal, 'please [[hello]]');
  await lab.api.turnEnded('hello');
  const transcript = await eventually('a transcript', () => lab.transcripts()[0]);
  await eventually('the answer in it', () => readFileSync(transcript, 'utf8').includes('a short reply'));
  killEverything();
  const state = join(lab.sandbox.env['XDG_STATE_HOME']!, 'ccmux/test');
  for (const lost of ['wal', 'ckpt', 'panes']) rmSync(join(state, lost), { recursive: true, force: true });
  const again = ccmux.terminal(['attach', 'work']);
  await again.waitForText('came back from', startMs);
  again.press('q');
  await again.waitForText('goes on with its conversation', startMs);
  again.press('Enter');
  expect((await idle(lab, first.pid)).sessionId).toBe(first.sessionId);
  await again.waitForText('a short reply', startMs);
});

test('whatever is killed at whatever moment, the conversation goes on in one process', async () => {
  const version = claudeVersions[1];
  lab = await ClaudeLab.start({ version });
  const config = join(lab.sandbox.home, 'ccmux.conf');
  writeFileSync(config, 'set -g claude-restore resume\nset -g claude-restart-calm 1\n');
  const ccmux = new Ccmux(lab.sandbox, 'test', config);
  let terminal = ccmux.terminal(['new', 'work', lab.project()]);
  const { sessionId } = await idle(lab);
  await send(terminal, 'please [[hello]]');
  await lab.api.turnEnded('hello');
  const random = seededRandom(Number(process.env['CCMUX_TEST_SEED'] ?? 7));
  const rounds = Number(process.env['CCMUX_TEST_KILLS'] ?? (process.env['CCMUX_TEST_LONG'] === '1' ? 50 : 5));
  const told: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const what = (['claude', 'server', 'ptyhost', 'all'] as const)[Math.floor(random() * 4)]!;
    const before = await eventually('one Claude', () => (claudesIn(lab).length === 1 ? claudesIn(lab)[0] : undefined), startMs);
    // At any moment of a start or of a turn.
    await new Promise((resolve) => setTimeout(resolve, random() * 1500));
    terminal.type(`go on [[slow:${round}]]\r`);
    await new Promise((resolve) => setTimeout(resolve, random() * 400));
    const { server, ptyhost } = ccmux.daemons();
    const victims = { claude: [before], server: [server?.pid], ptyhost: [ptyhost?.pid], all: [] }[what];
    told.push(`${round} ${what}`);
    if (what === 'all') killEverything();
    else for (const pid of victims) if (pid !== undefined) process.kill(pid, 'SIGKILL');
    if (terminal.exit !== undefined || what === 'all') terminal = ccmux.terminal(['attach', '-t', 'work']);
    const after = await idle(lab, what === 'server' ? undefined : before).catch((e: unknown) => {
      throw new Error(`${told.join(', ')}: ${String(e)}\n${terminal.screenText()}`);
    });
    expect(after.sessionId, told.join(', ')).toBe(sessionId);
    await eventually('one Claude', () => claudesIn(lab).length === 1, startMs);
  }
  expect(lab.transcripts()).toHaveLength(1);
  await eventually('the list', async () => (await list(ccmux))[0]?.conversation === sessionId, startMs);
  process.stdout.write(`kill -9: ${rounds} times, always the same conversation (${told.join(', ')})\n`);
}, 1_800_000);
