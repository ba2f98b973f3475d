import { paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { PaneOutput } from './pane-output.js';

const [loud, quiet] = [paneId(1), paneId(2)];

/** A client that reads when it is told to. */
function start(pauseAfterMs?: number) {
  let [now, backlog] = [0, 0];
  let drained: (() => void)[] = [];
  const said: string[] = [];
  const output = new PaneOutput({
    write: (bytes) => {
      backlog += bytes.length;
      said.push(Buffer.from(bytes).toString().trimEnd());
    },
    backlog: () => backlog,
    whenDrained: (callback) => void drained.push(callback),
    now: () => now,
    pauseAfterMs: () => pauseAfterMs,
    notify: (line) => void said.push(line),
    onTooFarBehind: () => void said.push('too far behind'),
  });
  return {
    output,
    said,
    say: (pane: typeof loud, text: string) => output.take(pane, Buffer.from(text)),
    wait: (ms: number) => {
      now += ms;
    },
    read: () => {
      backlog = 0;
      const callbacks = drained;
      drained = [];
      for (const callback of callbacks) callback();
    },
  };
}

const much = 'x'.repeat(16 * 1024);

describe('output for a control client', () => {
  test('goes out at once while the client reads', () => {
    const c = start();
    c.say(loud, 'a\n');
    c.say(quiet, 'b');
    expect(c.said).toEqual(['%output %1 a\\012', '%output %2 b']);
  });

  test('waits for one that does not, in order, and comes when it does', () => {
    const c = start();
    for (let i = 0; i < 40; i++) c.say(loud, `${i}${much}`);
    expect(c.said.length).toBeLessThan(40);
    while (!c.said.some((line) => line.startsWith('%output %1 39x'))) c.read();
    const numbers = c.said.flatMap((line) => /^%output %1 (\d+)x/.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => String(i)));
  });

  test('one that never reads is sent away, after some megabytes or five minutes', () => {
    const flooded = start();
    for (let i = 0; i < 600; i++) flooded.say(loud, much);
    expect(flooded.said).toContain('too far behind');
    const late = start();
    for (let i = 0; i < 20; i++) late.say(loud, much);
    late.wait(299_000);
    late.say(quiet, 'a');
    expect(late.said).not.toContain('too far behind');
    late.wait(1000);
    late.say(quiet, 'a');
    expect(late.said).toContain('too far behind');
  });

  test('with pause-after the pane that is late is paused, and others go on', () => {
    const c = start(1000);
    for (let i = 0; i < 20; i++) c.say(loud, much);
    c.say(quiet, 'hello');
    c.wait(1000);
    c.say(quiet, 'again');
    expect(c.said.at(-1)).toBe('%pause %1');
    c.say(loud, 'lost');
    c.read();
    expect(c.said.slice(-2)).toEqual(['%extended-output %2 1000 : hello', '%extended-output %2 0 : again']);
    c.output.set(loud, 'continue');
    c.say(loud, 'back');
    expect(c.said.slice(-2)).toEqual(['%continue %1', '%extended-output %1 0 : back']);
  });

  test('with pause-after the loudest pane is paused when it is too much', () => {
    const c = start(60_000);
    c.say(quiet, much);
    for (let i = 0; i < 600; i++) c.say(loud, much);
    expect(c.said.filter((line) => line.startsWith('%pause'))).toEqual(['%pause %1']);
  });

  test('a pane is switched off and on', () => {
    const c = start();
    c.output.set(loud, 'off');
    c.say(loud, 'a');
    c.output.set(loud, 'continue');
    c.output.set(loud, 'on');
    c.say(loud, 'b');
    expect(c.said).toEqual(['%output %1 b']);
  });
});
