import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HostProcess } from './host-process.js';

let host: HostProcess;
beforeEach(async () => {
  host = await HostProcess.start();
});
afterEach(() => host.dispose());

describe('the end of a program', () => {
  test('exit code and signal are exact', async () => {
    const link = await host.connect();
    const cases = [
      { script: 'exit 0', code: 0, signal: 0 },
      { script: 'exit 255', code: 255, signal: 0 },
      { script: 'kill -9 $$', code: 0, signal: 9 },
      { script: 'kill -SEGV $$', code: 0, signal: 11 },
      { script: 'exit 129', code: 129, signal: 0 },
    ];
    for (const [pane, { script, code, signal }] of cases.entries()) {
      await link.script(pane, script);
      expect(await link.of('exited', pane)).toMatchObject({ code, signal });
    }
  });

  test('output printed right before the exit arrives whole, before it, in 20 of 20 runs', async () => {
    const link = await host.connect();
    for (let pane = 0; pane < 20; pane++) {
      await link.script(pane, 'head -c 300000 /dev/zero | tr "\\0" x; printf END');
      await link.of('exited', pane);
      expect(link.output(pane).length).toBe(300_003);
      expect(link.text(pane).endsWith('END')).toBe(true);
      expect(link.messages.at(-1)?.kind).toBe('exited');
    }
  });

  test('a program that ends while its output is held back loses nothing', async () => {
    const link = await host.connect(1, { autoAck: false });
    for (let pane = 0; pane < 20; pane++) {
      // Ends for certain while the last part is still in the kernel: 256 KiB of credit are used up before it prints "z".
      await link.script(pane, `trap '' HUP; head -c 262144 /dev/zero | tr "\\0" x; head -c 3000 /dev/zero | tr "\\0" z`);
      await link.until(() => link.output(pane).length === 262_144, 'the credit to be used up');
      expect(link.messages.some((m) => m.kind === 'exited' && m.pane === pane)).toBe(false);
      link.send({ kind: 'ack', pane, offset: 262_144 });
      await link.of('exited', pane);
      expect(link.text(pane)).toBe('x'.repeat(262_144) + 'z'.repeat(3000));
    }
  });

  test('a process in the background that goes on printing does not hold the exit back', async () => {
    const link = await host.connect();
    await link.script(1, `trap '' HUP; yes & echo $!; exec sh -c 'exit 3'`);
    expect(await link.of('exited', 1)).toMatchObject({ code: 3, signal: 0 });
  });

  test('the exit is told to the next server until one releases it', async () => {
    const first = await host.connect(1);
    await first.script(7, 'printf bye; exit 4');
    await first.of('exited', 7);
    await first.close();
    const second = await host.connect(2);
    expect(await second.of('pane', 7)).toMatchObject({ pid: 0, start: 0, end: 3 });
    second.send({ kind: 'replay', pane: 7, offset: 0 });
    expect(await second.of('exited', 7)).toMatchObject({ code: 4, signal: 0 });
    expect(second.text(7)).toBe('bye');
    second.send({ kind: 'release', pane: 7 });
    await second.close();
    expect(await host.ended).toBe(0);
  });
});
