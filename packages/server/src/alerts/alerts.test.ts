import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let clock: VirtualClock;
let client: FakeClient;
beforeEach(async () => {
  clock = new VirtualClock();
  h = await Harness.start(clock);
  await h.run('new-session', '-d', '-s', 's', '-n', 'a');
  await h.run('new-window', '-d', '-n', 'b');
  client = await h.attach({ cols: 60, rows: 10 }, 'attach', '-t', 's');
  await h.run('set', '-g', 'status-right', '');
  await h.pass(50);
});

/** Pane 0 is in the current window, pane 1 in the other. */
const prints = async (pane: number, text: string): Promise<void> => {
  h.host.print(pane, text);
  await h.pass(50);
};
const windows = (): string => client.statusText.replace('[s] ', '');
const flags = async (): Promise<string> =>
  (
    await h.run(
      'display-message',
      '-p',
      '-t',
      's:1',
      '#{window_activity_flag}#{window_bell_flag}#{window_silence_flag} #{session_alerts}',
    )
  ).out;
const bells = (): number => client.ofKind('hostWrite').filter((m) => m.body.what === 'bell').length;

describe('activity', () => {
  test('is watched for only where it is asked for', async () => {
    await prints(1, 'x');
    expect(windows()).toBe('0:a* 1:b');
    await h.run('set', '-w', '-t', 's:1', 'monitor-activity', 'on');
    await prints(1, 'y');
    expect(windows()).toBe('0:a* 1:b#');
    expect(await flags()).toBe('100 1#\n');
    expect(bells()).toBe(1);
    await prints(1, 'z');
    expect(bells()).toBe(1);
  });

  test('is over when somebody looks', async () => {
    await h.run('set', '-g', 'monitor-activity', 'on');
    await prints(1, 'x');
    await h.run('select-window', '-t', 's:1');
    await h.pass(50);
    expect(windows()).toBe('0:a- 1:b*');
    expect(await flags()).toBe('000 \n');
  });

  test('in the window that is looked at is no news', async () => {
    await h.run('set', '-g', 'monitor-activity', 'on');
    await prints(0, 'x');
    expect([windows(), bells()]).toEqual(['0:a* 1:b', 0]);
  });

  test('a message instead, and nothing for action none', async () => {
    await h.run('set', '-g', 'monitor-activity', 'on');
    await h.run('set', '-g', 'visual-activity', 'on');
    await prints(1, 'x');
    expect([client.statusText, bells()]).toEqual(['Activity in window 1', 0]);
    await h.run('select-window', '-t', 's:1');
    await h.run('set', '-g', 'activity-action', 'none');
    await h.pass(1000);
    await prints(0, 'x');
    expect([windows(), bells()]).toEqual(['0:a#- 1:b*', 0]);
  });
});

describe('bells', () => {
  test('ring each time, here and elsewhere', async () => {
    await prints(0, '\x07');
    expect([windows(), bells()]).toEqual(['0:a* 1:b', 1]);
    await prints(1, '\x07');
    await prints(1, '\x07');
    expect([windows(), bells()]).toEqual(['0:a* 1:b!', 3]);
  });

  test('as a message, as both, for the other windows only', async () => {
    await h.run('set', '-g', 'visual-bell', 'both');
    await h.run('set', '-g', 'bell-action', 'other');
    await prints(0, '\x07');
    expect(bells()).toBe(0);
    await prints(1, '\x07');
    expect([client.statusText, bells()]).toEqual(['Bell in window 1', 1]);
  });

  test('monitor-bell off: not even a flag', async () => {
    await h.run('set', '-g', 'monitor-bell', 'off');
    await prints(1, '\x07');
    expect([windows(), bells()]).toEqual(['0:a* 1:b', 0]);
  });
});

describe('silence', () => {
  test('after that many seconds without output', async () => {
    await h.run('set', '-w', '-t', 's:1', 'monitor-silence', '10');
    await h.pass(6000);
    await prints(1, 'x');
    await h.pass(6000);
    expect(windows()).toBe('0:a* 1:b');
    await h.pass(5000);
    expect(windows()).toBe('0:a* 1:b~');
  });

  test('no timer is left when it is turned off, or the window goes', async () => {
    await h.run('set', '-w', '-t', 's:1', 'monitor-silence', '10');
    expect(clock.pending).toBe(1);
    await h.run('set', '-w', '-t', 's:1', 'monitor-silence', '0');
    expect(clock.pending).toBe(0);
    await h.run('set', '-w', '-t', 's:1', 'monitor-silence', '10');
    await h.run('kill-window', '-t', 's:1');
    await h.quiet();
    expect(clock.pending).toBe(0);
  });
});

test('a session that nobody is attached to keeps the flag of its current window until somebody is', async () => {
  await h.run('new-session', '-d', '-s', 't');
  await prints(2, '\x07');
  const out = async (): Promise<string> => (await h.run('display-message', '-p', '-t', 't:', '#{window_flags}')).out;
  expect(await out()).toBe('!*\n');
  await h.attach({ cols: 60, rows: 10 }, 'attach', '-t', 't');
  expect(await out()).toBe('*\n');
});

test('a server that goes on with what another one kept watches for what was asked of that one', async () => {
  await h.run('set', '-w', '-t', 's:1', 'monitor-activity', 'on');
  await h.run('set', '-w', '-t', 's:0', 'monitor-silence', '5');
  const { model } = h.server.services.store;
  const next = await Harness.start(clock, [], { model });
  await next.quiet();
  const [, watched] = [...model.panes.keys()];
  next.server.services.alerts.output(watched!);
  clock.advance(5000);
  const said = await next.run('list-windows', '-t', 's', '-F', '#{window_activity_flag}#{window_silence_flag}');
  expect(said.out).toBe('01\n10\n');
});
