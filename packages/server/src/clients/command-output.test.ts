import type { ServerMessage } from '@ccmux/protocol';
import { expect, test } from 'vitest';
import { CommandOutput } from './command-output.js';

const mebibyte = 1024 * 1024;

function world() {
  const sent: ServerMessage[] = [];
  let [backlog, mostBacklog] = [0, 0];
  let drained: (() => void)[] = [];
  const connection = {
    get backlog() {
      return backlog;
    },
    whenDrained(callback: () => void) {
      if (backlog === 0) callback();
      else drained.push(callback);
    },
  };
  const output = new CommandOutput(connection, (message) => {
    sent.push(message);
    if (message.kind === 'output') backlog += message.body.bytes.length;
    mostBacklog = Math.max(mostBacklog, backlog);
  });
  /** The client reads all that it was sent. */
  const read = (): void => {
    backlog = 0;
    const callbacks = drained;
    drained = [];
    for (const callback of callbacks) callback();
  };
  const bytes = (): number => sent.reduce((sum, m) => sum + (m.kind === 'output' ? m.body.bytes.length : 0), 0);
  return { output, sent, read, bytes, mostBacklog: () => mostBacklog };
}

test('much is sent as it is read, in order, and the end comes last', () => {
  const w = world();
  const all = new Uint8Array(50 * mebibyte + 1);
  w.output.write('stdout', all);
  w.output.send({ kind: 'done', body: { status: 0 } });
  let isTaken = false;
  w.output.whenTaken(() => {
    isTaken = true;
  });
  expect(w.bytes()).toBe(4 * mebibyte);
  for (let i = 0; i < 20 && !isTaken; i++) {
    expect(w.sent.at(-1)?.kind).toBe('output');
    w.read();
  }
  expect([w.bytes(), w.sent.at(-1)?.kind, isTaken]).toEqual([all.length, 'done', true]);
  expect(w.mostBacklog()).toBeLessThanOrEqual(5 * mebibyte);
});

test('who is gone is sent nothing more, and holds nothing', () => {
  const w = world();
  w.output.write('stdout', new Uint8Array(10 * mebibyte));
  w.output.close();
  w.read();
  expect(w.bytes()).toBe(4 * mebibyte);
});
