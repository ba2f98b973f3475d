import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';
import type { Agents } from './agents.js';
import type { SpawnAnswer, SpawnRequest } from './request.js';

let h: Harness;
let agents: Agents;
const root = paneId(0);

beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'w', '-x', '200', '-y', '200');
  await h.run('set-option', '-s', 'agent-rules[0]', 'allow -- sh **');
  agents = h.server.services.agents;
});

const request = (more: Partial<SpawnRequest> = {}): SpawnRequest => ({
  from: root,
  door: 'cli',
  command: { kind: 'argv', argv: ['sh', '-c', 'x'] },
  cwd: '/',
  env: {},
  layout: 'window',
  select: false,
  name: undefined,
  parent: undefined,
  timeoutS: undefined,
  restart: 'never',
  ...more,
});

const asked = async (more: Partial<SpawnRequest> = {}): Promise<SpawnAnswer> => (await agents.ask(request(more))).answer;

describe('requests that come at the same time', () => {
  test('are held to the limits together', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => asked()));
    expect(answers.filter(({ kind }) => kind === 'granted')).toHaveLength(8);
    expect(answers.at(-1)).toMatchObject({ kind: 'refused', limit: { limit: 'per-parent', allowed: 8 } });
    const names = answers.flatMap((one) => (one.kind === 'granted' ? [one.name] : []));
    expect(new Set(names).size).toBe(8);
  });

  test('with one key are one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => asked({ key: 'k' })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(h.server.services.store.model.agents.children.size).toBe(1);
    expect(await asked({ key: 'k' })).toEqual(answers[0]);
  });

  test('do not share a name', async () => {
    const answers = await Promise.all([asked({ name: 'a' }), asked({ name: 'a' })]);
    expect(answers.map(({ kind }) => kind)).toEqual(['granted', 'refused']);
  });
});

test('a link that leads elsewhere when a person has answered is not followed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ccmux-agents-'));
  const link = join(folder, 'link');
  symlinkSync('/usr', link);
  const answer = await agents.ask(request({ command: { kind: 'argv', argv: ['ls'] }, cwd: link }));
  const [question] = agents.approvals.questions;
  expect(question).toMatchObject({ cwd: '/usr' });
  rmSync(link);
  symlinkSync('/etc', link);
  agents.approvals.answer(question!.code, 'always', 'a person');
  expect(await answer.answer).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('another one than was asked about'),
  });
  expect(h.server.services.store.model.agents.children.size).toBe(0);
  rmSync(folder, { recursive: true });
});

test('what is allowed always says no more than what was asked', async () => {
  const command = { kind: 'argv', argv: ['npm', 'test'] } as const;
  const plain = agents.ask(request({ command, cwd: '/usr' }));
  const variable = agents.ask(request({ command, cwd: '/usr', env: { MODE: 'a' } }));
  await h.until(() => agents.approvals.questions.length === 2);
  expect(agents.approvals.questions.map(({ rule }) => rule)).toEqual(['allow cwd=/usr -- npm test', undefined]);
  for (const { code } of agents.approvals.questions) agents.approvals.answer(code, 'deny', 'a person');
  await Promise.all([plain, variable].map(async (one) => (await one).answer));
});

test('a program that ends before its pane is there is known by how it ended', async () => {
  h.host.holdsSpawns = true;
  const answer = asked({ name: 'quick' });
  const spawned = (): boolean => h.host.received.some((m) => m.kind === 'spawn' && m.pane === 1);
  await h.until(spawned);
  h.host.answerSpawns();
  h.host.send({ kind: 'exited', pane: 1, code: 7, signal: 0 });
  expect(await answer).toMatchObject({ kind: 'granted' });
  const child = () => h.server.services.store.model.agents.children.get(paneId(1));
  await h.until(() => child()?.status.kind !== 'running');
  expect(child()).toMatchObject({ status: { kind: 'completed', code: 7 } });
});

test('a line for people is shown as it is, and not too often', async () => {
  const client = await h.attach({ cols: 80, rows: 24 }, 'attach-session', '-t', 'w');
  const { notes } = h.server.services;
  expect(notes.tell(root, 'cli', 'done #(id) \u001b[31m')).toEqual({ ok: true, value: 1 });
  await h.pass(50);
  expect(client.statusText).toContain('%0: done #(id) \\u{1b}[31m');
  expect(notes.tell(root, 'cli', 'again')).toMatchObject({ ok: false });
});
