import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AskedProcess } from './asked-process.js';

const stateOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .slice(0, 1);

async function inState(pid: number, state: string): Promise<void> {
  while (stateOf(pid) !== state) await delay(5);
}

test('one that sleeps in a call is killed, one that somebody stopped or that is new at its number is not', async () => {
  const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const pid = child.pid ?? 0;
  await inState(pid, 'S');
  const asked = new AskedProcess(pid);
  asked.asked();
  child.kill('SIGSTOP');
  await inState(pid, 'T');
  expect(asked.judge()).toBe('stopped');
  child.kill('SIGCONT');
  await inState(pid, 'S');
  expect(asked.judge()).toBe('killed');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(asked.judge()).toBe('gone');
  expect(new AskedProcess(999_999_999).judge()).toBe('gone');
});

test('one that runs is killed when it has had two seconds of processor, and not before', { timeout: 120_000 }, async () => {
  const child = spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const asked = new AskedProcess(child.pid ?? 0);
  await inState(child.pid ?? 0, 'R');
  asked.asked();
  expect(asked.judge()).toBe('busy');
  let outcome = asked.judge();
  while (outcome === 'busy') {
    await delay(100);
    outcome = asked.judge();
  }
  expect(outcome).toBe('killed');
  await ended;
});
