import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFifo } from './fifo.js';
import { HostProcess } from './host-process.js';

/** As in the ptyhost: output of one pane that may be under way to the server. */
const creditBytes = 256 * 1024;
/** As in the ptyhost: output kept per pane. */
const ringBytes = 1024 * 1024;

/** More than the kernel holds between a program and its terminal. */
const kernelBytes = 128 * 1024;

/** Numbered lines of 8 bytes with their line end, so that any part of a stream tells where it is from. */
const numbered = (lines: number): string => `seq -f %06.0f 0 ${lines - 1}`;
const isNumbered = (text: string, offset: number): boolean => {
  for (let at = (8 - (offset % 8)) % 8; at + 8 <= text.length; at += 8) {
    if (text.slice(at, at + 8) !== `${String((offset + at) / 8).padStart(6, '0')}\r\n`) return false;
  }
  return true;
};

let host: HostProcess;
beforeEach(async () => {
  host = await HostProcess.start();
});
afterEach(() => host.dispose());

describe('flow', () => {
  test('without acks a program is really blocked, and goes on with them', async () => {
    const link = await host.connect(1, { autoAck: false });
    const { pid } = await link.script(1, `exec ${numbered(1_000_000)}`);
    await link.until(() => link.output(1).length === creditBytes, 'all of the credit');
    // Another pane runs from start to end meanwhile.
    await link.script(2, 'printf done');
    await link.of('exited', 2);
    expect(link.output(1).length).toBe(creditBytes);
    const written = Number(/wchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
    expect(written).toBeLessThan(creditBytes + kernelBytes);

    for (let acked = 0; acked < 8_000_000; acked = link.output(1).length) {
      link.send({ kind: 'ack', pane: 1, offset: acked });
      await link.until(() => link.output(1).length > acked, `output behind ${acked}`);
      expect(link.output(1).length - acked).toBeLessThanOrEqual(creditBytes * 2);
    }
    await link.of('exited', 1);
    expect(link.output(1).length).toBe(8_000_000);
    expect(isNumbered(link.text(1), 0)).toBe(true);
  });

  test('an ack for output that was never sent earns no credit', async () => {
    const link = await host.connect(1, { autoAck: false });
    await link.script(1, `exec ${numbered(1_000_000)}`);
    await link.until(() => link.output(1).length === creditBytes, 'all of the credit');
    link.send({ kind: 'ack', pane: 1, offset: 4_000_000 });
    await link.until(() => link.output(1).length === creditBytes * 2, 'the credit that was really returned');
    await link.script(2, 'printf done');
    await link.of('exited', 2);
    expect(link.output(1).length).toBe(creditBytes * 2);
  });

  test('a flood does not stand in front of an echo in another pane', async () => {
    const link = await host.connect();
    await link.script(1, 'exec cat /dev/zero');
    await link.script(2, 'stty raw -echo; printf ready; exec cat');
    await link.waitForText(2, 'ready');
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const start = performance.now();
      link.type(2, `<${i}>`);
      await link.waitForText(2, `<${i}>`);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    expect(times[20]).toBeLessThan(20);
  });

  test('without a server programs run on, and the newest output is there for the next one', async () => {
    const first = await host.connect(1);
    const finished = makeFifo(host.folder, 'finished');
    const gate = makeFifo(host.folder, 'gate');
    await first.script(1, `read _ <${gate.path}; ${numbered(400_000)}; echo > ${finished.path}; exec sleep 1000`);
    await first.close();
    await gate.open();
    await finished.read();

    const second = await host.connect(2);
    const { pid, start, end } = await second.of('pane', 1);
    expect(pid).toBeGreaterThan(1);
    expect(end).toBe(3_200_000);
    expect(end - start).toBe(ringBytes);
    second.send({ kind: 'replay', pane: 1, offset: 0 });
    expect(await second.of('gap', 1)).toMatchObject({ from: 0, to: start });
    await second.until(() => second.output(1).length === ringBytes, 'all of the ring');
    expect(isNumbered(second.text(1), start)).toBe(true);
  });

  test('a server that comes back gets exactly what it has not seen', async () => {
    let seen = '';
    let generation = 1;
    const first = await host.connect(generation);
    const finished = makeFifo(host.folder, 'finished');
    await first.script(
      1,
      `for i in 0 1 2 3 4 5 6 7 8 9; do seq -f %06.0f $((i * 1000)) $((i * 1000 + 999)); read _; done; echo > ${finished.path}`,
    );
    let link = first;
    for (let i = 0; i < 10; i++) {
      await link.until(() => (seen + link.text(1)).includes(`${String(i * 1000 + 999).padStart(6, '0')}\r\n`), `part ${i}`);
      seen += link.text(1);
      // The last part is cut off on purpose, as if it had not been parsed any more.
      seen = seen.slice(0, seen.length - 100 - i);
      link.type(1, '\n');
      await link.close();
      generation++;
      link = await host.connect(generation);
      link.send({ kind: 'replay', pane: 1, offset: seen.length });
    }
    await finished.read();
    await link.of('exited', 1);
    seen += link.text(1);
    expect(seen.replaceAll(/^\r\n/gm, '').split('\r\n').filter(Boolean)).toEqual(
      Array.from({ length: 10_000 }, (_, i) => String(i).padStart(6, '0')),
    );
  });

  test('nothing moves in a pane until the new server has said from where it wants it', async () => {
    const first = await host.connect(1);
    await first.script(1, 'stty -echo; printf ready; cat');
    await first.waitForText(1, 'ready');
    await first.close();
    const second = await host.connect(2);
    const { end } = await second.of('pane', 1);
    second.type(1, 'unseen\n');
    await second.script(2, ':');
    await second.of('exited', 2);
    expect(second.text(1)).toBe('');
    second.send({ kind: 'replay', pane: 1, offset: end });
    await second.waitForText(1, 'unseen\r\n');
    expect(second.text(1)).toBe('unseen\r\n');
  });
});
