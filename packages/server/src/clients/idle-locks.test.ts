import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock();
  h = await Harness.start(clock);
  await h.run('new-session', '-d', '-s', 'a');
  await h.run('set', '-g', 'lock-command', 'vlock');
});

const attach = (): Promise<FakeClient> => h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
const locks = (client: FakeClient): number => client.ofKind('hostWrite').filter((m) => m.body.what === 'lock').length;

test('a session is locked when nobody has used it for that long, once', async () => {
  await h.run('set', '-g', 'lock-after-time', '60');
  const client = await attach();
  await h.pass(59_000);
  expect(locks(client)).toBe(0);
  client.type('x');
  await h.pass(59_000);
  expect(locks(client)).toBe(0);
  await h.pass(2000);
  expect(locks(client)).toBe(1);
  await h.pass(600_000);
  expect(locks(client)).toBe(1);
});

test('who unlocks it is waited for again', async () => {
  await h.run('set', '-g', 'lock-after-time', '60');
  const client = await attach();
  await h.pass(61_000);
  client.type('x');
  await h.pass(61_000);
  expect(locks(client)).toBe(2);
});

test('somebody else at the session keeps it open', async () => {
  await h.run('set', '-g', 'lock-after-time', '60');
  const [client, other] = [await attach(), await attach()];
  await h.pass(40_000);
  other.type('x');
  await h.pass(40_000);
  expect(locks(client)).toBe(0);
});

test('without the option nothing waits', async () => {
  const client = await attach();
  await h.pass(100_000_000);
  expect(locks(client)).toBe(0);
});
