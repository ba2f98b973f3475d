/** Prompts that have to wait: for a person who types, for a server that was killed, for a Claude that is started again. */
import { setTimeout } from 'node:timers/promises';
import { Ccmux, ClaudeLab, claudeVersions, eventually, type HostTerminal } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMs } from './world.js';

const version = claudeVersions[1];
let lab: ClaudeLab;
let ccmux: Ccmux;
let cwd: string;

beforeEach(async () => {
  lab = await ClaudeLab.start({ version });
  cwd = lab.project();
  ccmux = new Ccmux(lab.sandbox);
  await ccmux.ok('new', 'work', cwd, '--permission-mode', 'default');
  await ccmux.ok('wait', 'work', 'idle', '--timeout', '60');
});
afterEach(() => lab.dispose());

/** Attached and drawn: before that it is the terminal itself that echoes keys, and the pane gets them whenever. */
async function attach(): Promise<HostTerminal> {
  const terminal = ccmux.terminal(['attach-session', '-t', '=work'], { size: { cols: 100, rows: 30 } });
  await terminal.waitForText('[work]', startMs);
  return terminal;
}
const receipts = (): Promise<string> => ccmux.ok('receipts', 'work');
/** How often Claude was told the text. */
const told = (text: string): number => lab.api.userTexts().filter((each) => each.includes(text)).length;

test('nothing is typed while a person types, and their draft is there behind it', async () => {
  await ccmux.ok('set-option', '-g', 'claude-send-pause', '4');
  const terminal = await attach();
  terminal.type('my own words');
  await terminal.waitForText('my own words', startMs);
  expect(await ccmux.ok('send', 'work', 'prompt [[hello]]', '--id', 'one')).toContain(
    'one queued: somebody is typing in the pane',
  );
  terminal.type(' and more');
  await terminal.waitForText('my own words and more', startMs);
  expect(await receipts()).toContain('one queued');
  expect(await ccmux.ok('send', 'work', 'prompt [[hello]]', '--id', 'one', '--wait')).toBe('Hello! This is a short reply.');
  await terminal.waitForText('my own words and more', startMs);
  expect(told('prompt [[hello]]')).toBe(1);
});

test('keys in the middle of a delivery get neither into the prompt nor lost', async () => {
  await ccmux.ok('set-option', '-g', 'claude-send-pause', '0');
  const terminal = await attach();
  let draft = 'mine:';
  terminal.type(draft);
  await terminal.waitForText(draft, startMs);
  for (const id of ['one', 'two', 'three']) {
    const answer = ccmux.ok('send', 'work', `prompt ${id} [[say:said ${id}]]`, '--wait');
    let isOver = false;
    const over = answer.finally(() => {
      isOver = true;
    });
    for (let i = 0; i < 60 && !isOver; i++) {
      const key = String.fromCharCode('a'.charCodeAt(0) + (i % 26));
      draft += key;
      terminal.type(key);
      await setTimeout(40);
    }
    expect(await over).toBe(`said ${id}`);
    await terminal.waitFor((t) => t.screenText().replace(/\s/g, '').includes(`${draft}─`), `the draft ${draft}`, startMs);
    expect(lab.api.userTexts().filter((each) => each.endsWith(`prompt ${id} [[say:said ${id}]]`))).toHaveLength(1);
  }
});

test('a queue survives the server, and nothing is sent twice', async () => {
  const first = ccmux.run(['send', 'work', '--wait', 'first [[hold:gate]]', '--id', 'first']);
  await lab.api.asked('hold');
  for (const id of ['second', 'third']) await ccmux.ok('send', 'work', '--defer', `${id} [[say:${id} done]]`, '--id', id);
  const { server } = ccmux.daemons();
  process.kill(server!.pid, 'SIGKILL');
  await first;
  await eventually(
    'another server',
    () => ccmux.daemons().server?.pid !== server!.pid && ccmux.run(['receipts', 'work']).then(({ status }) => status === 0),
    startMs,
  );
  expect(await receipts()).toMatch(/^first turn-started.*\nsecond queued/);
  lab.api.release('gate');
  for (const id of ['second', 'third']) {
    expect(await ccmux.ok('send', 'work', '--wait', `${id} [[say:${id} done]]`, '--id', id)).toBe(`${id} done`);
  }
  expect(await receipts()).toBe('first finished: answered\nsecond finished: answered\nthird finished: answered');
  for (const id of ['first', 'second', 'third']) expect(told(`${id} [[`)).toBe(1);
});

test('a server that dies at any moment of a delivery loses nothing and doubles nothing', async () => {
  await ccmux.ok('set-option', '-g', 'claude-send-pause', '0');
  for (const [i, afterMs] of [0, 30, 80, 150, 300].entries()) {
    const id = `p${i}`;
    await ccmux.ok('send', 'work', '--defer', `${id} of many [[say:${id}]]`, '--id', id);
    const { server } = ccmux.daemons();
    await setTimeout(afterMs);
    process.kill(server!.pid, 'SIGKILL');
    const outcome = await eventually(
      `the end of ${id}`,
      async () => {
        const { status, stdout } = await ccmux.run(['send', 'work', '--wait', `${id} of many [[say:${id}]]`, '--id', id]);
        return (status === 0 || stdout.includes('refused')) && stdout;
      },
      startMs,
    );
    expect(outcome.trim()).toBe(id);
    expect(told(`${id} of many`)).toBe(1);
  }
});

test('a prompt for a Claude that was stopped waits until it is started again', async () => {
  await ccmux.ok('send', 'work', '--wait', 'before [[hello]]');
  await ccmux.ok('stop', 'work');
  await ccmux.ok('wait', 'work', 'exit', '--timeout', '60');
  expect(await ccmux.ok('send', 'work', 'after [[say:I am back]]', '--id', 'x')).toContain('x queued');
  await ccmux.ok('start', 'work');
  expect(await ccmux.ok('send', 'work', '--wait', '--id', 'x', 'after [[say:I am back]]')).toBe('I am back');
});

test('what was begun can be interrupted, and what cannot be done is said', async () => {
  const working = ccmux.run(['send', 'work', '--wait', 'work [[hold:gate]]', '--json']);
  await lab.api.asked('hold');
  await ccmux.ok('interrupt', 'work');
  expect(JSON.parse((await working).stdout)).toMatchObject({ state: 'finished', outcome: 'interrupted' });
  await ccmux.ok('wait', 'work', 'idle', '--timeout', '30');
  const fails = async (...args: string[]): Promise<string> => {
    const { status, stderr } = await ccmux.run(args);
    expect(status).toBe(1);
    return stderr.trim();
  };
  expect(await fails('interrupt', 'work')).toBe('Claude is not working: it is done');
  expect(await fails('answer', 'work', 'allow')).toBe('Claude asks nothing: it is done');
  expect(await fails('send', 'work', '   ')).toBe('there is nothing in the prompt');
  expect((await ccmux.run(['wait', 'work', 'waiting', '--timeout', '0.2'])).status).toBe(124);
});
