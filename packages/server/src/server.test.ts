import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from './testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
});

const bell = '\x07';

describe('commands', () => {
  test('a session with windows and panes, listed', async () => {
    expect(await h.run('new-session', '-d', '-s', 'work', '-n', 'edit', 'vim')).toEqual({ status: 0, out: '', error: '' });
    await h.run('split-window', '-h', '-t', 'work', 'sh');
    await h.run('new-window', '-d', '-n', 'logs', 'tail -f x');
    expect((await h.run('list-windows', '-F', '#{window_index}:#{window_name}#{window_flags} #{window_panes}')).out).toBe(
      '0:edit* 2\n1:logs 1\n',
    );
    expect((await h.run('list-panes', '-s', '-F', '#{pane_id} #{pane_width}x#{pane_height}#{?pane_active, active,}')).out).toBe(
      '%0 40x24\n%1 39x24 active\n%2 80x24 active\n',
    );
    const spawns = h.host.received.filter((m) => m.kind === 'spawn');
    expect(spawns.map((m) => [m.file, m.args])).toEqual([
      ['/bin/sh', ['-c', 'vim']],
      ['/bin/sh', ['-c', 'sh']],
      ['/bin/sh', ['-c', 'tail -f x']],
    ]);
  });

  test('; runs one after another and stops at the first mistake', async () => {
    const result = await h.run('new-session', '-d', ';', 'new-window', ';', 'kill-pane', '-t', '%9', ';', 'new-window');
    expect(result).toMatchObject({ status: 1, error: "can't find pane: %9\n" });
    expect((await h.run('list-windows', '-F', '#I')).out).toBe('0\n1\n');
  });

  test('; runs nothing when one of them cannot be read', async () => {
    const result = await h.run('new-session', '-d', ';', 'nonsense');
    expect(result).toMatchObject({ status: 1, error: 'unknown command: nonsense\n' });
    expect((await h.run('list-sessions', '-F', '#S')).out).toBe('');
  });

  test.each([
    [['nonsense'], 'unknown command: nonsense'],
    [
      ['list-'],
      'ambiguous command: list-, could be: list-buffers, list-clients, list-commands, list-keys, list-panes, list-sessions, list-windows',
    ],
    [['kill-server', '-x'], 'command kill-server: unknown flag -x'],
    [['new-session', '-d', '-s'], 'command new-session: -s expects an argument'],
    [['rename-window'], 'command rename-window: too few arguments (need at least 1)'],
    [['has-session', '-t', 'nope'], "can't find session: nope"],
    [['kill-pane', '-t', '%9'], "can't find pane: %9"],
    [['new-session', '-d', '-s', ''], 'invalid session: '],
    [['new-session', '-d', '-s', 's'], 'duplicate session: s'],
    [['new-session', '-d', '-x', '10000', '-y', '10000'], 'size too large: 10000x10000'],
    [['new-session'], 'open terminal failed: not a terminal'],
    [['attach-session'], 'open terminal failed: not a terminal'],
    [['new-window', '-t', ':0'], 'create window failed: index 0 in use'],
    [['send-keys', '-N', '0', 'x'], 'repeat count too small'],
    [['send-keys', '-H', 'zz'], 'invalid hex byte: zz'],
    [['capture-pane', '-p', '-S', 'x'], 'invalid line number'],
    [['copy-mode', '-?'], 'usage: copy-mode [-deHMqSu] [-s src-pane] [-t target-pane]'],
  ])('%j: %s', async (argv, error) => {
    await h.run('new-session', '-d', '-s', 's');
    expect(await h.run(...argv)).toEqual({ status: 1, out: '', error: `${error}\n` });
  });

  test('a prefix of a name is enough', async () => {
    await h.run('new-s', '-d', '-s', 'a');
    expect((await h.run('list-ses', '-F', '#S')).out).toBe('a\n');
  });

  test('panes that start at the same time all live', async () => {
    await h.run('new-session', '-d');
    h.host.holdsSpawns = true;
    const clients = Array.from({ length: 5 }, () => h.connect());
    for (const client of clients) {
      client.hello();
      client.command('new-window', '-d');
    }
    await h.until(() => h.host.received.filter((m) => m.kind === 'spawn').length === 6);
    h.host.answerSpawns();
    await h.until(() => clients.every((c) => c.ofKind('done').length === 1));
    expect((await h.run('list-windows', '-F', '#I')).out).toBe('0\n1\n2\n3\n4\n5\n');
    expect(h.host.received.filter((m) => m.kind === 'close')).toEqual([]);
  });

  test('two sessions of one name at the same time: one of them', async () => {
    h.host.holdsSpawns = true;
    const clients = [h.connect(), h.connect()];
    for (const client of clients) {
      client.hello();
      client.command('new-session', '-d', '-s', 'same');
    }
    await h.until(() => h.host.received.filter((m) => m.kind === 'spawn').length === 2);
    h.host.answerSpawns();
    await h.until(() => clients.every((c) => c.ofKind('done').length === 1));
    expect(clients.map((c) => c.printed('stderr'))).toEqual(['', 'duplicate session: same\n']);
    expect(h.host.received.filter((m) => m.kind === 'close')).toEqual([{ kind: 'close', pane: 1 }]);
  });

  test('a program that cannot start is an error, and no pane', async () => {
    await h.run('new-session', '-d');
    h.host.spawnError = 'no such file';
    expect(await h.run('split-window')).toMatchObject({ status: 1, error: 'cannot start the pane: no such file\n' });
    expect((await h.run('list-panes', '-F', '#D')).out).toBe('%0\n');
  });

  test('capture-pane takes screen and history, joined or not', async () => {
    await h.run('new-session', '-d', '-x', '10', '-y', '3');
    h.host.print(0, 'one\r\ntwo\r\nthree\r\nabcdefghijklmno');
    await h.quiet();
    expect((await h.run('capture-pane', '-p')).out).toBe('three\nabcdefghij\nklmno\n');
    expect((await h.run('capture-pane', '-pJ', '-S', '-')).out).toBe('one\ntwo\nthree\nabcdefghijklmno\n');
    expect((await h.run('capture-pane', '-p', '-S', '-1', '-E', '0')).out).toBe('two\nthree\n');
  });

  test('output larger than a message arrives whole', async () => {
    await h.run('new-session', '-d', '-x', '1000', '-y', '2000');
    h.host.print(0, `${'x'.repeat(999)}\r\n`.repeat(1999));
    await h.quiet();
    const { out } = await h.run('capture-pane', '-p');
    expect(out.length).toBe(1999 * 1000 + 1);
  });

  test('send-keys sends names, text and bytes; more than anyone types is refused', async () => {
    await h.run('new-session', '-d');
    await h.run('send-keys', 'ls', 'Enter', 'C-c', 'Up');
    await h.run('send-keys', '-l', 'Enter');
    await h.run('send-keys', '-H', '1b', '41');
    await h.run('send-keys', '-N', '3', 'x');
    expect(h.host.typed(0)).toBe('ls\r\x03\x1b[AEnter\x1bAxxx');
    expect((await h.run('send-keys', '-N', '10000', '-l', 'x'.repeat(1000))).error).toBe('too much to send at once\n');
  });

  test('a large input goes in pieces, each smaller than a message', async () => {
    await h.run('new-session', '-d');
    await h.run('send-keys', '-N', '3000', '-l', 'x'.repeat(1000));
    await h.quiet();
    const writes = h.host.received.flatMap((m) => (m.kind === 'write' ? [m.data.length] : []));
    expect(writes.reduce((a, b) => a + b)).toBe(3_000_000);
    expect(Math.max(...writes)).toBeLessThanOrEqual(256 * 1024);
  });
});

describe('the end of things', () => {
  test('a program that ends closes its pane, the last one everything', async () => {
    await h.run('new-session', '-d');
    await h.run('split-window');
    h.host.send({ kind: 'exited', pane: 1, code: 0, signal: 0 });
    await h.quiet();
    expect((await h.run('list-panes', '-F', '#D')).out).toBe('%0\n');
    h.host.send({ kind: 'exited', pane: 0, code: 0, signal: 0 });
    await h.pass(100);
    expect(h.host.received.filter((m) => m.kind === 'release').map((m) => m.pane)).toEqual([1, 0]);
    expect(h.ended).toBe(1);
  });

  test('a program that ends before its pane is known closes it all the same', async () => {
    await h.run('new-session', '-d');
    h.host.holdsSpawns = true;
    const client = h.connect();
    client.hello();
    client.command('new-window');
    await h.until(() => h.host.received.filter((m) => m.kind === 'spawn').length === 2);
    h.host.answerSpawns();
    h.host.send({ kind: 'exited', pane: 1, code: 1, signal: 0 });
    await h.until(() => client.ofKind('done').length === 1);
    await h.quiet();
    expect((await h.run('list-windows', '-F', '#I')).out).toBe('0\n');
  });

  test('kill-server hangs up, answers, ends once', async () => {
    await h.run('new-session', '-d');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach');
    expect((await h.run('kill-server')).status).toBe(0);
    expect(client.ofKind('exit')).toMatchObject([{ body: { message: '[server exited]' } }]);
    await h.until(() => h.ended > 0);
    await h.pass(10_000);
    expect(h.ended).toBe(1);
  });

  test('kill-session sends its clients away', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'a');
    await h.run('new-session', '-d', '-s', 'b');
    await h.run('kill-session', '-t', 'a');
    expect(client.ofKind('exit')).toMatchObject([{ body: { message: '[exited]', status: 0 } }]);
    expect(h.ended).toBe(0);
  });

  test('a window whose session is closed while its program starts leaves nothing behind', async () => {
    await h.run('new-session', '-d', '-s', 'a');
    await h.run('new-session', '-d', '-s', 'b');
    h.host.holdsSpawns = true;
    const client = h.connect();
    client.hello();
    client.command('new-window', '-t', 'a');
    await h.until(() => h.host.received.filter((m) => m.kind === 'spawn').length === 3);
    await h.run('kill-session', '-t', 'a');
    h.host.answerSpawns();
    await h.until(() => client.ofKind('done').length === 1);
    expect(client.printed('stderr')).toBe('the session was closed meanwhile\n');
    await h.quiet();
    expect(h.host.received).toContainEqual({ kind: 'close', pane: 2 });
  });
});

describe('a client', () => {
  test('sees scene and panes at once, and afterwards what changes', async () => {
    await h.run('new-session', '-d', '-s', 'a', '-n', 'w');
    h.host.print(0, 'hello\r\nworld');
    await h.quiet();
    const client = await h.attach({ cols: 40, rows: 10 }, 'attach');
    expect(client.lines(0).slice(0, 2)).toEqual(['hello', 'world']);
    expect(client.statusText).toMatch(/^\[a\] 0:w\*/);
    expect(client.scene).toMatchObject({ cols: 40, rows: 10, window: { width: 40, height: 9 }, active: 0 });
    const frames = client.ofKind('frame').length;
    h.host.print(0, '!');
    await h.pass(16);
    expect(client.lines(0)[1]).toBe('world!');
    const later = client.ofKind('frame').slice(frames);
    expect(
      later
        .flatMap((f) => f.panes)
        .flatMap((p) => p.rows)
        .map((r) => r.y),
    ).toEqual([1]);
    expect(later.every((f) => f.scene === undefined)).toBe(true);
  });

  test('settled and idle: all that is asked of the clock is the turn of the minute that the status line shows', async () => {
    const clock = new VirtualClock();
    h = await Harness.start(clock);
    await h.attach({ cols: 80, rows: 24 }, 'new-session');
    h.host.print(0, 'prompt$ ');
    await h.pass(2000);
    expect(clock.pending).toBe(1);
    await h.run('set', '-g', 'status-right', '');
    await h.pass(2000);
    expect(clock.pending).toBe(0);
  });

  test('that does not confirm gets two pictures, and the latest when it does', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'new-session');
    await h.pass(100);
    client.confirms = false;
    const filler = `${'x'.repeat(79)}\r\n`.repeat(21);
    const before = client.ofKind('frame').length;
    for (let i = 0; i < 200; i++) {
      h.host.print(0, `\x1b[H${`line ${i} `.repeat(5)}\r\n${filler}`);
      await h.turn();
      h.clock.advance(16);
    }
    await h.quiet();
    expect(client.ofKind('frame').length - before).toBeLessThanOrEqual(3);
    client.confirms = true;
    const last = client.ofKind('frame').at(-1)!.seq;
    client.send({ kind: 'frameAck', body: { seq: last } }, { kind: 'frameAck', body: { seq: last } });
    await h.pass(50);
    expect(client.lines(0)[0]).toContain('line 199');
  });

  test('a thousand bells and clipboards are one of each in the next frame', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'new-session');
    await h.pass(100);
    h.host.print(0, bell.repeat(1000));
    h.host.print(
      0,
      Array.from({ length: 50 }, (_, i) => `\x1b]52;c;${Buffer.from(`text ${i}`).toString('base64')}${bell}`).join(''),
    );
    await h.pass(100);
    const writes = client.ofKind('hostWrite').map((m) => m.body);
    expect(writes.filter((w) => w.what === 'bell').length).toBeLessThanOrEqual(3);
    const texts = writes.flatMap((w) => (w.what === 'clipboard' ? [Buffer.from(w.text, 'base64').toString()] : []));
    expect(texts.length).toBeLessThanOrEqual(3);
    expect(texts.at(-1)).toBe('text 49');
  });

  test('a picture that is larger than a message comes in several frames', async () => {
    const client = await h.attach({ cols: 1000, rows: 1000 }, 'new-session');
    h.host.print(0, Array.from({ length: 999 }, (_, i) => `row ${i}`).join('\r\n'));
    for (let i = 0; i < 20; i++) await h.pass(16);
    expect(client.lines(0).slice(0, 999)).toEqual(Array.from({ length: 999 }, (_, i) => `row ${i}`));
  });

  test('a terminal of an absurd size is used as far as it makes sense', async () => {
    const client = await h.attach({ cols: 65_535, rows: 65_535 }, 'new-session');
    expect(client.scene!.cols * client.scene!.rows).toBeLessThanOrEqual(4_000_000);
  });

  test('at tiny sizes there is a pane, and a status line from two rows on', async () => {
    const client = await h.attach({ cols: 1, rows: 1 }, 'new-session');
    expect(client.scene).toMatchObject({ cols: 1, rows: 1, panes: [{ width: 1, height: 1 }] });
    expect(client.scene!.status).toBeUndefined();
    client.send({ kind: 'resize', body: { cols: 2, rows: 2 } });
    await h.pass(50);
    expect(client.scene).toMatchObject({ panes: [{ width: 2, height: 1 }], status: { y: 1 } });
    client.send({ kind: 'resize', body: { cols: 0, rows: 0 } });
    await h.pass(50);
    expect(client.scene).toMatchObject({ cols: 2, rows: 2 });
  });

  test('zoom shows one pane in the whole window, at its size', async () => {
    const client = await h.attach({ cols: 81, rows: 25 }, 'new-session');
    await h.run('split-window', '-h');
    await h.run('resize-pane', '-Z');
    await h.pass(50);
    expect(client.scene!.panes).toEqual([{ pane: 1, x: 0, y: 0, width: 81, height: 24 }]);
    expect(h.host.received.filter((m) => m.kind === 'resize').at(-1)).toEqual({ kind: 'resize', pane: 1, cols: 81, rows: 24 });
    await h.run('select-pane', '-t', '.0');
    await h.pass(50);
    expect(client.scene!.panes.length).toBe(2);
    expect(client.scene!.active).toBe(0);
  });

  test('the one used last decides the size', async () => {
    const large = await h.attach({ cols: 100, rows: 30 }, 'new-session');
    h.clock.advance(10);
    const small = await h.attach({ cols: 50, rows: 20 }, 'attach');
    await h.pass(50);
    expect(large.scene!.window).toMatchObject({ width: 50, height: 19 });
    large.type('x');
    large.send({ kind: 'resize', body: { cols: 90, rows: 31 } });
    await h.pass(50);
    expect(small.scene!.window).toMatchObject({ width: 90, height: 30 });
    large.drop();
    await h.pass(50);
    expect(small.scene!.window).toMatchObject({ width: 50, height: 19 });
  });

  test('detach tells it so and closes', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'a');
    await h.run('detach-client');
    await h.until(() => client.closed);
    expect(client.ofKind('exit')).toMatchObject([{ body: { message: '[detached (from session a)]', status: 0 } }]);
    expect((await h.run('list-sessions', '-F', '#S #{session_attached}')).out).toBe('a 0\n');
  });

  test('nested in a pane of its own is refused', async () => {
    await h.run('new-session', '-d');
    const tty = (await h.run('display-message', '-p', '#{pane_tty}')).out.trimEnd();
    const inside = { CCMUX: '/tmp/test.sock,1,0', CCMUX_PANE: '%0' };
    const client = h.connect();
    client.hello({ cols: 80, rows: 24, tty }, inside);
    client.command('attach');
    await h.until(() => client.ofKind('done').length === 1);
    expect(client.printed('stderr')).toBe('sessions should be nested with care, unset $CCMUX to force\n');
    // A program in the pane may have made a terminal of its own.
    const other = h.connect();
    other.hello({ cols: 80, rows: 24, tty: `${tty}0` }, inside);
    other.command('attach');
    await h.until(() => other.scene !== undefined);
  });

  test('a command in a pane is about that pane', async () => {
    await h.run('new-session', '-d', '-s', 'a');
    await h.run('new-window', '-d');
    const client = h.connect();
    client.hello(undefined, { CCMUX: '/tmp/test.sock,1,0', CCMUX_PANE: '%1' });
    client.command('display-message', '-p', '#D #I');
    await h.until(() => client.ofKind('done').length === 1);
    expect(client.printed()).toBe('%1 1\n');
  });
});

describe('panes that outlived a server', () => {
  const kept = [
    { pane: 4, cols: 30, rows: 5, start: 1000, ring: 'kept\x1b[6n' },
    { pane: 7, cols: 80, rows: 24, start: 0, ring: '' },
  ];

  test('get windows, show what they had, answer nothing twice, and take input', async () => {
    h = await Harness.start(new VirtualClock(), kept);
    await h.quiet();
    expect((await h.run('list-panes', '-a', '-F', '#{session_name}:#I #D #{pane_width}x#{pane_height}')).out).toBe(
      '0:0 %4 30x5\n0:1 %7 80x24\n',
    );
    expect((await h.run('capture-pane', '-p', '-t', '%4')).out).toMatch(/^kept\n/);
    expect(h.host.typed(4)).toBe('');
    h.host.print(4, '\x1b[6n');
    await h.quiet();
    expect(h.host.typed(4)).toBe('\x1b[1;5R');
  });

  test('their numbers are not given out again', async () => {
    h = await Harness.start(new VirtualClock(), kept);
    expect((await h.run('new-window', '-P', '-F', '#D')).out).toBe('%8\n');
  });
});

describe('a bad client', () => {
  test.each([
    ['speaks before hello', Buffer.from([3, 0, 0, 0, 0x92, 5, 0x80])],
    ['sends rubbish', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['claims four gigabytes', Buffer.from([255, 255, 255, 255])],
    ['sends an empty frame', Buffer.alloc(4)],
    ['sends an unknown message', Buffer.from([2, 0, 0, 0, 0x91, 99])],
    ['nests a message deeply', Buffer.concat([Buffer.from([40, 0, 0, 0]), Buffer.alloc(40, 0x91)])],
  ])('that %s is closed, and nobody else notices', async (_, bytes) => {
    const good = await h.attach({ cols: 80, rows: 24 }, 'new-session');
    const bad = h.connect();
    bad.sendRaw(bytes);
    await h.until(() => bad.closed);
    good.type('x');
    await h.until(() => h.host.typed(0) === 'x');
    expect(good.closed).toBe(false);
  });

  test('of another protocol version gets one clear line', async () => {
    const client = h.connect();
    client.send({
      kind: 'hello',
      body: { version: { min: 7, max: 9 }, pid: 1, cwd: '/', env: {}, name: 'new' },
    });
    await h.until(() => client.closed);
    expect(client.ofKind('refused')).toEqual([
      {
        kind: 'refused',
        body: {
          message: 'this server speaks protocol 1-1, this client 7-9: use the same version, or end the server with kill-server',
        },
      },
    ]);
  });

  test('that goes while its session starts is not attached to it', async () => {
    h.host.holdsSpawns = true;
    const client = h.connect();
    client.hello({ cols: 80, rows: 24 });
    client.command('new-session');
    await h.until(() => h.host.received.some((m) => m.kind === 'spawn'));
    client.drop();
    await h.quiet();
    h.host.answerSpawns();
    await h.quiet();
    expect((await h.run('list-sessions', '-F', '#S #{session_attached}')).out).toBe('0 0\n');
  });

  test('that greets twice is closed', async () => {
    const client = h.connect();
    client.hello();
    client.hello();
    await h.until(() => client.closed);
  });

  test('that goes in the middle of a frame leaves nothing', async () => {
    await h.run('new-session', '-d');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach');
    client.sendRaw(Buffer.from([200, 0, 0, 0, 1, 2, 3]));
    await h.quiet();
    client.drop();
    await h.until(() => h.server.services.clients.all.length === 0);
  });
});

describe('what programs tell', () => {
  test('a notification is a message, with the window it comes from', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-n', 'build');
    h.host.print(0, '\x1b]9;tests passed\x07');
    await h.pass(50);
    expect(client.statusText).toContain('build: tests passed');
  });

  test('the folder that a program says it is in', async () => {
    await h.run('new-session', '-d', '-s', 'a');
    h.host.print(0, '\x1b]7;file://host/tmp/some%20where\x07');
    await h.turn();
    expect((await h.run('display-message', '-p', '-t', 'a', '#{pane_path}')).out).toBe('/tmp/some where\n');
  });
});

test('what a program printed is shown although it ended before its window was', async () => {
  const client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'a');
  await h.pass(100);
  h.host.holdsSpawns = true;
  const made = h.run('new-window', '-t', 'a', 'quick');
  await h.until(() => h.host.received.some((m) => m.kind === 'spawn' && m.pane === 1));
  h.host.answerSpawns();
  h.host.print(1, 'last words');
  h.host.send({ kind: 'exited', pane: 1, code: 0, signal: 0 });
  await made;
  await h.pass(300);
  const shown = client.ofKind('frame').some((f) => f.panes.some((p) => p.pane === 1 && p.rows.length > 0));
  expect(shown).toBe(true);
  expect(h.server.services.store.model.panes.size).toBe(1);
});
