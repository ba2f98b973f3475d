/** `ccmux transcript` of a file, with no server: what is printed, what is read, what follows. */
import { appendFileSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ccmux, Sandbox } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';

const fixture = join(import.meta.dirname, '../../packages/claude/src/transcript/fixtures/2.1.328.jsonl');

let sandbox: Sandbox;
let ccmux: Ccmux;
let file: string;

beforeEach(() => {
  sandbox = new Sandbox();
  ccmux = new Ccmux(sandbox);
  file = join(sandbox.folder, 'one.jsonl');
  copyFileSync(fixture, file);
});
afterEach(() => sandbox.dispose());

test('a conversation is printed for people, without anything that a terminal acts on', async () => {
  const text = await ccmux.ok('transcript', file);
  expect(text).toMatch(/^\n> hi \[\[hello\]\]\n\nHello! This is a short reply\.\n/);
  expect(text).toContain('* Bash touch p1.txt\n  = (Bash completed with no output)');
  expect(text).toContain('[compacted: ');
  expect(text).toMatch(/\[answered; \d+ tokens in, \d+ out\]$/);
  expect(text).not.toContain('\x1b');
});

test('as JSON each entry is a line, and the last line says where it stopped', async () => {
  const lines = (await ccmux.ok('transcript', '--json', '--tail', '2', file)).split('\n').map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { kind: 'tool-result', isError: true },
    { kind: 'reply', text: 'The command ran.', isWhole: true },
    { kind: 'stopped', stopped: { kind: 'answered' } },
  ]);
});

test('what is written while it is followed is printed as soon as its line is whole', async () => {
  writeFileSync(file, '');
  const terminal = ccmux.terminal(['transcript', '--follow', file]);
  const record = JSON.stringify({ type: 'user', uuid: 'u1', parentUuid: null, message: { content: 'a new prompt' } });
  appendFileSync(file, record.slice(0, 20));
  appendFileSync(file, `${record.slice(20)}\n{"type":"brand-new-type"}\nno json at all\n`);
  await terminal.waitForText('> a new prompt');
  appendFileSync(file, `${JSON.stringify({ type: 'user', uuid: 'u2', parentUuid: 'u1', message: { content: 'one more' } })}\n`);
  await terminal.waitForText('> one more');
  terminal.press('C-c');
  expect((await terminal.exited).signal).not.toBe(0);
});

test('what cannot be read is said', async () => {
  const fails = async (...args: string[]): Promise<string> => {
    const { status, stderr } = await ccmux.run(['transcript', ...args]);
    expect(status).toBe(1);
    return stderr.trim();
  };
  expect(await fails(join(sandbox.folder, 'none.jsonl'))).toContain('there is no file');
  expect(await fails('work')).toBe('transcript: no server runs: a session id or a file can be read without one, work is neither');
  expect(await fails('11111111-1111-4111-8111-111111111111')).toContain('nothing was said yet in session');
  expect(await fails('--tail', 'x', file)).toBe('transcript: --tail needs a number: x');
});
