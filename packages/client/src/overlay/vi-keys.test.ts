import { describe, expect, test } from 'vitest';
import { completeWord } from './completion.js';
import { LineEditor } from './line-editor.js';

const typed = (initial: string, ...keys: string[]): string => {
  const editor = new LineEditor('', initial, [], { keys: 'vi' });
  for (const key of keys) editor.key(key);
  return `${editor.beforeCursor.join('')}|${editor.afterCursor.join('')}`;
};

describe('vi keys of a prompt', () => {
  test.each([
    [['x', 'y'], 'abc dxy|'],
    [['Escape', 'h', 'h', 'x'], 'abc|d'],
    [['Escape', '0', 'i', 'X'], 'X|abc d'],
    [['Escape', '0', 'a', 'X'], 'aX|bc d'],
    [['Escape', '0', 'A', 'X'], 'abc dX|'],
    [['Escape', '$', 'I', 'X'], 'X|abc d'],
    [['Escape', '0', 'D'], '|'],
    [['Escape', '0', 'w', 'C', 'z'], 'abcz|'],
    [['Escape', 'b', 's', 'Z'], 'abc Z|'],
    [['Escape', 'S', 'n'], 'n|'],
    [['Escape', 'd', 'p'], 'abc d|'],
    [['Escape', 'X', 'Escape', 'q'], 'abc q|'],
    [['Escape', 'Q', 'Z'], 'abc d|'],
  ])('%j', (keys, expected) => {
    expect(typed('abc d', ...keys)).toBe(expected);
  });
  test.each([
    ['emacs', ['M-b', 'M-b', 'x'], 'new-window -n ax.b'],
    ['emacs', ['C-a', 'M-f', 'x'], 'newx-window -n a.b'],
    ['emacs', ['C-a', 'C-Right', 'M-f', 'x'], 'new-xwindow -n a.b'],
    ['emacs', ['C-w', 'C-w'], 'new-window -n a'],
    ['emacs', ['C-w', 'C-w', 'C-w', 'C-w'], 'new-window -'],
    ['emacs', ['Left', 'C-t'], 'new-window -n ab.'],
    ['emacs', ['C-a', 'C-t'], 'new-window -n a.b'],
    ['vi', ['Escape', 'B', 'x'], 'new-window -n .b'],
    ['vi', ['Escape', '0', 'W', 'x'], 'new-window-n a.b'],
  ] as const)('words end at separators: %s %j', (keys, typedKeys, expected) => {
    const editor = new LineEditor('', 'new-window -n a.b', [], { keys, separators: '-.' });
    for (const key of typedKeys) editor.key(key);
    expect(editor.text).toBe(expected);
  });
  test('are commands from Escape on until text is typed again', () => {
    const editor = new LineEditor('', 'x', [], { keys: 'vi' });
    const modes = ['a', 'Escape', 'h', 'i'].map((key) => {
      editor.key(key);
      return editor.isCommanding;
    });
    expect(modes).toEqual([false, true, true, false]);
    expect(new LineEditor('', 'x', []).isCommanding).toBe(false);
  });
  test('leave by q in command mode, by Enter in both', () => {
    const editor = new LineEditor('', 'x', [], { keys: 'vi' });
    expect([editor.key('Escape'), editor.key('q')]).toEqual(['editing', 'cancelled']);
    expect(new LineEditor('', 'x', [], { keys: 'vi' }).key('Enter')).toBe('accepted');
  });
});

describe('Tab', () => {
  const completion = {
    commands: ['list-keys', 'list-panes', 'kill-pane', 'kill-server'],
    words: ['status', 'status-keys', 'tiled'],
    targets: ['main:', 'main:0', 'main:1', 'other:'],
    onlyTargets: false,
  };
  test.each([
    ['li', true, 'list-'],
    ['list-k', true, 'list-keys '],
    ['list-', true, undefined],
    ['st', true, undefined],
    ['st', false, 'status'],
    ['ti', false, 'tiled '],
    ['kill-s', false, 'kill-server '],
    ['-to', false, '-tother:'],
    ['-tm', false, '-tmain:'],
    ['-smain:0', false, undefined],
    ['-x', false, undefined],
    ['', true, undefined],
    ['zzz', true, undefined],
  ])('%j (first: %s) becomes %j', (word, first, expected) => {
    expect(completeWord(completion, word, first)).toBe(expected);
  });
  test('completes targets alone where nothing else is asked for', () => {
    expect(completeWord({ ...completion, onlyTargets: true }, 'ot', true)).toBe('other:');
  });
  test('leaves what stands behind the cursor', () => {
    const editor = new LineEditor('', 'kill-p x', [], { completion });
    editor.key('Left');
    editor.key('Left');
    editor.key('Tab');
    expect(editor.text).toBe('kill-pane  x');
  });
});
