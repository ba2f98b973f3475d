import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFifo } from './fifo.js';
import { HostProcess } from './host-process.js';

let host: HostProcess;
beforeEach(async () => {
  host = await HostProcess.start();
});
afterEach(() => host.dispose());

describe('input', () => {
  test('reaches the program and comes back as it echoes', async () => {
    const link = await host.connect();
    await link.script(1, 'stty -echo; printf ready; cat');
    await link.waitForText(1, 'ready');
    link.type(1, 'hello\n');
    await link.waitForText(1, 'hello\r\n');
    expect(link.text(1)).toBe('readyhello\r\n');
  });

  test('one megabyte of any bytes reaches a program that reads late, unchanged', async () => {
    const link = await host.connect();
    const gate = makeFifo(host.folder, 'gate');
    await link.script(1, `stty raw -echo; printf ready; read _ <${gate.path}; head -c 1048576 | sha256sum`);
    await link.waitForText(1, 'ready');
    const data = randomBytes(1024 * 1024);
    for (let at = 0; at < data.length; at += 50_000) link.send({ kind: 'write', pane: 1, data: data.subarray(at, at + 50_000) });
    // The whole paste is in the ptyhost once a later request has been answered.
    await link.script(2, ':');
    await gate.open();
    await link.waitForText(1, createHash('sha256').update(data).digest('hex'));
  });

  test('a program that never reads does not hold up another pane', async () => {
    const link = await host.connect();
    await link.script(1, 'stty raw -echo; printf ready; kill -STOP $$');
    await link.script(2, 'stty -echo; printf ready; cat');
    await link.waitForText(1, 'ready');
    await link.waitForText(2, 'ready');
    for (let i = 0; i < 20; i++) link.send({ kind: 'write', pane: 1, data: Buffer.alloc(1024 * 1024) });
    link.type(2, 'still here\n');
    await link.waitForText(2, 'still here');
    expect(host.log).toContain('pane.input-dropped');
  });

  test('a new size is known to the program when it hears of it', async () => {
    const link = await host.connect();
    link.spawn({ pane: 1, args: ['-c', 'trap "stty size" WINCH; stty size; while :; do read _; done'], cols: 101, rows: 33 });
    await link.waitForText(1, '33 101');
    link.send({ kind: 'resize', pane: 1, cols: 140, rows: 50 });
    await link.waitForText(1, '50 140');
  });

  test('a signal reaches the foreground job and the leader', async () => {
    const link = await host.connect();
    await link.script(
      1,
      `set -m; trap 'echo leader' USR1; sh -c 'trap "echo job; exit" USR1; echo ready; while :; do read _; done'; echo end`,
    );
    await link.waitForText(1, 'ready');
    link.send({ kind: 'signal', pane: 1, signal: 10 });
    await link.waitForText(1, 'end');
    expect(link.text(1)).toContain('job');
    expect(link.text(1)).toContain('leader');
  });

  test('signals that do not exist and panes that do not exist mean nothing', async () => {
    const link = await host.connect();
    await link.script(1, 'stty -echo; printf ready; cat');
    link.send({ kind: 'signal', pane: 1, signal: 4000 });
    link.send({ kind: 'resize', pane: 1, cols: 0, rows: 1e9 });
    for (const kind of ['close', 'release'] as const) link.send({ kind, pane: 99 });
    link.type(99, 'x');
    await link.waitForText(1, 'ready');
    link.type(1, 'fine\n');
    await link.waitForText(1, 'fine');
  });
});
