/** Clients and the sessions they look at: switching, who leaves when a session ends, who sizes a shared window. */
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;

beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  for (const name of ['a', 'b', 'c']) await h.run('new-session', '-d', '-s', name, '-n', `of ${name}`);
  client = await attached('b');
});

const attached = (session: string, cols = 80, rows = 24): Promise<FakeClient> =>
  h.attach({ cols, rows }, 'attach', '-t', session);
const out = async (...argv: string[]): Promise<string> => (await h.run(...argv)).out;
/** Of the first client. */
const shown = (): string => h.server.services.store.model.sessions.get(h.server.services.clients.all[0]!.session)!.name;
const sizeOf = (target: string): Promise<string> =>
  out('display-message', '-p', '-t', target, '#{window_width}x#{window_height}');

describe('switch-client', () => {
  test.each([
    [['-n'], 'c'],
    [['-p'], 'a'],
    [['-t', 'a'], 'a'],
    [['-t', 'c:0.0'], 'c'],
  ])('%j', async (flags, expected) => {
    expect(await h.run('switch-client', ...flags)).toMatchObject({ status: 0, error: '' });
    expect(shown()).toBe(expected);
  });

  test('goes round, and back to the last one', async () => {
    await h.run('switch-client', '-n');
    await h.run('switch-client', '-n');
    expect(shown()).toBe('a');
    await h.run('switch-client', '-l');
    expect(shown()).toBe('c');
    expect(await out('list-clients', '-F', '#{client_session} #{client_last_session}')).toBe('c a\n');
  });

  test('says what is not there', async () => {
    expect(await h.run('switch-client', '-l')).toMatchObject({ status: 1, error: "can't find last session\n" });
    await h.run('kill-session', '-a', '-t', 'b');
    expect(await h.run('switch-client', '-n')).toMatchObject({ error: "can't find next session\n" });
    expect(await h.run('switch-client', '-p')).toMatchObject({ error: "can't find previous session\n" });
    expect(await h.run('switch-client', '-T', 'nosuch')).toMatchObject({ error: "table nosuch doesn't exist\n" });
    expect(await h.run('switch-client', '-c', 'nobody', '-t', 'b')).toMatchObject({ error: "can't find client: nobody\n" });
  });

  test('-T: the next key is one of that table', async () => {
    await h.run('bind-key', '-T', 'mine', 'x', 'rename-window', 'hit');
    await h.run('switch-client', '-T', 'mine');
    client.press('x');
    await h.quiet();
    expect(await out('display-message', '-p', '-t', 'b:', '#W')).toBe('hit\n');
  });

  test('-r: looks only, and again not', async () => {
    const flags = (): Promise<string> => out('list-clients', '-F', '#{client_readonly}');
    await h.run('switch-client', '-r');
    expect(await flags()).toBe('1\n');
    await h.run('switch-client', '-r');
    expect(await flags()).toBe('0\n');
  });

  test('a window is as large as its terminal when the session is shown', async () => {
    await h.run('switch-client', '-t', 'a');
    expect(await sizeOf('a')).toBe('80x23\n');
  });
});

describe('a session ends', () => {
  test('its clients leave', async () => {
    await h.run('kill-session', '-t', 'b');
    await h.until(() => client.ofKind('exit').length === 1);
    expect(client.ofKind('exit')[0]!.body).toMatchObject({ message: '[exited]', status: 0 });
  });

  test.each([
    ['off', 'c'],
    ['previous', 'a'],
    ['next', 'c'],
  ])('detach-on-destroy %s: they see %s', async (policy, expected) => {
    await h.run('set-option', '-g', 'detach-on-destroy', policy);
    await h.run('kill-session', '-t', 'b');
    expect(shown()).toBe(expected);
    expect(client.ofKind('exit')).toEqual([]);
    await h.pass(50);
    expect(client.statusText).toContain(`[${expected}]`);
  });

  test('no-detached: they see one that nobody looks at, or leave', async () => {
    await h.run('set-option', '-g', 'detach-on-destroy', 'no-detached');
    const other = await attached('c');
    await h.run('kill-session', '-t', 'b');
    expect(shown()).toBe('a');
    await h.run('kill-session', '-t', 'c');
    await h.until(() => other.ofKind('exit').length === 1);
  });

  test('destroy-unattached: a session ends with its last client', async () => {
    await h.run('set-option', '-t', 'b', 'destroy-unattached', 'on');
    await h.run('switch-client', '-t', 'a');
    expect(await out('list-sessions', '-F', '#S')).toBe('a\nc\n');
  });

  test('destroy-unattached keep-last: as long as its group has another', async () => {
    await h.run('new-session', '-d', '-s', 'more', '-t', 'b');
    await h.run('set-option', '-g', 'destroy-unattached', 'keep-last');
    await h.run('switch-client', '-t', 'a');
    expect((await out('list-sessions', '-F', '#S')).split('\n')).toHaveLength(4);
  });
});

test('list-sessions names the group', async () => {
  await h.run('new-session', '-d', '-s', 'more', '-t', 'b');
  const groups = (await out('list-sessions')).split('\n').map((line) => /\(group (.*?)\)/.exec(line)?.[1]);
  expect(groups).toEqual([undefined, 'b', undefined, 'b', undefined]);
});

test('a session that nobody looks at is made in the size that is set, not in that of the terminal', async () => {
  const inTerminal = h.connect();
  inTerminal.hello({ cols: 100, rows: 50 });
  inTerminal.command('new-session', '-d', '-s', 'aside');
  await h.until(() => inTerminal.ofKind('done').length === 1);
  expect(await sizeOf('aside')).toBe('80x24\n');
});

describe('clients that leave', () => {
  const goodbye = (): object => client.ofKind('exit')[0]!.body;

  test.each([
    [['detach-client', '-P'], { message: '[detached and SIGHUPed (from session b)]', after: { what: 'hang-up' } }],
    [['detach-client', '-E', 'date'], { message: '[detached (from session b)]', after: { what: 'run', command: 'date' } }],
    [['detach-client', '-s', 'b'], { message: '[detached (from session b)]' }],
  ])('%j', async (argv, expected) => {
    await h.run(...argv);
    await h.until(() => client.ofKind('exit').length === 1);
    expect(goodbye()).toMatchObject(expected);
  });

  test('attach -x: others and the shells that started them', async () => {
    await h.attach({ cols: 80, rows: 24 }, 'attach', '-x', '-t', 'b');
    await h.until(() => client.ofKind('exit').length === 1);
    expect(goodbye()).toMatchObject({ after: { what: 'hang-up' } });
  });

  test('new-session -A -D: others, from the session that is there', async () => {
    await h.attach({ cols: 80, rows: 24 }, 'new-session', '-A', '-D', '-s', 'b');
    await h.until(() => client.ofKind('exit').length === 1);
    expect(goodbye()).toMatchObject({ message: '[detached (from session b)]' });
    expect(await out('list-clients', '-F', '#{client_session}')).toBe('b\n');
  });

  test('detach-client -a: all but the one', async () => {
    const other = await attached('c');
    await h.run('detach-client', '-a', '-s', 'b');
    expect(client.ofKind('exit')).toHaveLength(1);
    expect(other.ofKind('exit')).toEqual([]);
  });
});

describe('attach-session', () => {
  test('-c: the folder of new windows', async () => {
    await h.attach({ cols: 80, rows: 24 }, 'attach', '-c', '/usr', '-t', 'a');
    expect(await out('display-message', '-p', '-t', 'a', '#{session_path}')).toBe('/usr\n');
  });

  test('without a target: the session used last that nobody looks at', async () => {
    await attached('c');
    await h.attach({ cols: 80, rows: 24 }, 'attach');
    expect(await out('list-clients', '-F', '#{client_session}')).toBe('b\nc\na\n');
  });
});

describe('a window in two sessions', () => {
  test('is sized by whoever used it last, in whichever session', async () => {
    await h.run('link-window', '-s', 'b:0', '-t', 'a:9');
    await h.pass(10);
    const small = await attached('a:9', 60, 20);
    expect(await sizeOf('b:0')).toBe('60x19\n');
    await h.pass(10);
    client.type('x');
    await h.quiet();
    expect(await sizeOf('a:9')).toBe('80x23\n');
    small.drop();
    await h.quiet();
    expect(await sizeOf('a:9')).toBe('80x23\n');
  });

  test('shows the same in both, and is gone from both', async () => {
    await h.run('link-window', '-s', 'b:0', '-t', 'a:9');
    const other = await attached('a:9');
    h.host.print(1, 'seen by both');
    await h.pass(50);
    expect([client, other].map((c) => c.lines(1)[0])).toEqual(['seen by both', 'seen by both']);
    await h.run('kill-window', '-t', 'a:9');
    expect(await out('list-windows', '-a', '-F', '#S:#I')).toBe('a:0\nc:0\n');
  });

  test('a program in its pane is in the session it was started in', async () => {
    await h.run('link-window', '-s', 'b:0', '-t', 'a:9');
    const inside = h.connect();
    inside.hello(undefined, { CCMUX: '/tmp/test.sock,1,1', CCMUX_PANE: '%1' });
    inside.command('display-message', '-p', '#S:#I');
    await h.until(() => inside.ofKind('done').length === 1);
    expect(inside.printed()).toBe('b:0\n');
  });
});

test('next-window -a goes to windows that call for attention', async () => {
  for (const name of ['one', 'two']) await h.run('new-window', '-d', '-t', 'b', '-n', name);
  expect(await h.run('next-window', '-a', '-t', 'b')).toMatchObject({ status: 1, error: 'no next window\n' });
  h.host.print(4, '\x07');
  await h.pass(50);
  await h.run('next-window', '-a', '-t', 'b');
  expect(await out('display-message', '-p', '-t', 'b', '#W')).toBe('two\n');
});

test('find-window lists what matches', async () => {
  await h.run('new-window', '-d', '-t', 'b', '-n', 'needle');
  await h.run('find-window', '-t', 'b:', 'needle');
  await h.pass(50);
  const list = client.surface.join('\n');
  expect(list).toContain('needle');
  expect(list).not.toContain('of c');
});
