import { expect, test } from 'vitest';
import { encode } from '../codec.js';
import { decodeState, decodeTalk, encodeState, encodeTalk, type HandOverState, type HandOverTalk } from './handover.js';

/** What ptyhosts of format 1 write. A line is never changed: every later ptyhost has to read it. */
const states: readonly (readonly [HandOverState, hex: string])[] = [
  [{ kind: 'begin', format: 1, generation: 7, isServed: 1, listener: 5 }, '950101070105'],
  [
    { kind: 'pane', pane: 1, fd: 6, pid: 70, tty: '/dev/pts/1', cols: 80, rows: 24, start: 0, end: 300, isHungUp: 0 },
    '9a02010646aa2f6465762f7074732f31501800cd012c00',
  ],
  [{ kind: 'output', pane: 1, offset: 0, bytes: 3, isPacked: 0, length: 3 }, '96030100030003'],
  [{ kind: 'input', pane: 1, length: 3 }, '93040103'],
  [{ kind: 'exited', pane: 1, code: 3, signal: 0 }, '9405010300'],
  [{ kind: 'parent', fd: 6, pids: [70, 71] }, '930606924647'],
  [{ kind: 'taken', client: 9, upTo: 12 }, '9307090c'],
  [{ kind: 'starter', file: '/bin/x', args: ['a'], env: ['A=1'] }, '9408a62f62696e2f7891a16191a3413d31'],
  [{ kind: 'end' }, '9109'],
];

const talk: readonly (readonly [HandOverTalk, hex: string])[] = [
  [{ kind: 'ready' }, '91ccc9'],
  [{ kind: 'failed', message: 'no' }, '92cccaa26e6f'],
  [{ kind: 'go' }, '91cccb'],
  [{ kind: 'holding' }, '91cccc'],
  [{ kind: 'ended', pid: 70, code: 1, signal: 2 }, '94cccd460102'],
  [{ kind: 'shutdown' }, '91ccce'],
];

const payload = (framed: Buffer): Buffer => framed.subarray(4);

test.each(states)('the state of a ptyhost is written and read as ever: %o', (message, hex) => {
  expect(payload(encodeState(message)).toString('hex')).toBe(hex);
  expect(decodeState(Buffer.from(hex, 'hex'))).toEqual({ ok: true, value: message });
});

test.each(talk)('and what is said: %o', (message, hex) => {
  expect(payload(encodeTalk(message)).toString('hex')).toBe(hex);
  expect(decodeTalk(Buffer.from(hex, 'hex'))).toEqual({ ok: true, value: message });
});

test('more fields are passed over, a message that is not known is not', () => {
  expect(decodeState(payload(encode([9, 'more'])))).toEqual({ ok: true, value: { kind: 'end' } });
  expect(decodeState(payload(encode([99]))).ok).toBe(false);
  expect(decodeState(payload(encode([6, 6, [-1]]))).ok).toBe(false);
});
