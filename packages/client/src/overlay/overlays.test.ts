import { expect, test } from 'vitest';
import { Overlays } from './overlays.js';

const encoder = new TextEncoder();

function search(initial: string) {
  const changes: string[] = [];
  const replies: (string | undefined)[] = [];
  const overlays = new Overlays({ onChange: (_, text) => changes.push(text), onReply: (_, text) => replies.push(text) });
  overlays.openPrompt({ id: 1, label: '(search up)', initial, history: [], mode: 'search', keys: 'emacs' });
  const key = (name: string): void => void overlays.take({ kind: 'key', key: name, raw: new Uint8Array(0), type: 1 });
  const type = (text: string): void => void overlays.take({ kind: 'text', bytes: encoder.encode(text) });
  return { changes, replies, key, type, overlays };
}

test('a search begins empty, and tells of each change', () => {
  const { changes, type, key, overlays } = search('before');
  expect(overlays.editor?.text).toBe('');
  type('ab');
  key('C-r');
  key('C-s');
  key('BSpace');
  expect(changes).toEqual(['=', '=a', '=ab', '-ab', '+ab', '=a']);
});

test('the key that goes on with a search takes up the last one when nothing is typed', () => {
  const { changes, key, replies } = search('before');
  key('C-r');
  key('C-r');
  key('Enter');
  expect(changes).toEqual(['=', '=before', '-before']);
  expect(replies).toEqual(['before']);
});
