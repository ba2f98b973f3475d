import {
  emptyModel,
  type Model,
  type ModelEvent,
  type Pane,
  paneId,
  reduce,
  type Session,
  sessionId,
  singlePane,
  windowId,
} from '@ccmux/core';
import { stringWidth } from '@ccmux/term';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildScene, windowSize } from '../render/scene.js';
import { messageLine, statusLine, windowAtColumn } from './status-line.js';

const size = { cols: 80, rows: 23 };

function model(session: string, names: readonly string[], title = ''): Model {
  const windows = names.map((name, i) => {
    const pane: Pane = { id: paneId(i), window: windowId(i), title, command: [], cwd: '/' };
    return { id: windowId(i), index: i, name, automaticName: false, size, layout: singlePane(paneId(i), size), pane };
  });
  const [first, ...rest] = windows;
  const events: ModelEvent[] = [
    { kind: 'session-created', session: sessionId(0), name: session, cwd: '/', env: {}, createdMs: 0, window: first! },
    ...rest.map((window): ModelEvent => ({ kind: 'window-created', session: sessionId(0), window, select: false })),
  ];
  return events.reduce(reduce, emptyModel);
}

const sessionOf = (m: Model): Session => m.sessions.get(sessionId(0))!;
const text = (m: Model, cols = 80): string =>
  statusLine(m, sessionOf(m), cols)
    .spans.map((s) => s.text)
    .join('');

describe('the status line', () => {
  test('names session and windows with their flags, and the title at the right', () => {
    let m = model('work', ['vim', 'sh', 'logs'], 'a title');
    m = reduce(m, { kind: 'window-selected', session: sessionId(0), index: 1 });
    const line = text(m);
    expect(line.startsWith('[work] 0:vim- 1:sh* 2:logs ')).toBe(true);
    expect(line.endsWith('"a title"')).toBe(true);
    expect(line.length).toBe(80);
  });

  test('a zoomed window has a Z', () => {
    const m = reduce(model('s', ['w']), { kind: 'zoom-changed', window: windowId(0), pane: paneId(0) });
    expect(text(m)).toContain('0:w*Z');
  });

  test('the title goes when there is no room for it', () => {
    expect(text(model('work', ['vim'], 'a title'), 20)).toBe('[work] 0:vim*');
  });

  test('is never wider than the terminal and never ends within a character', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 15 });
    fc.assert(
      fc.property(
        name,
        fc.array(name, { minLength: 1, maxLength: 6 }),
        name,
        fc.integer({ min: 1, max: 60 }),
        (session, names, title, cols) => {
          const line = text(model(session, names, title), cols);
          expect(stringWidth(line)).toBeLessThanOrEqual(cols);
        },
      ),
    );
    expect(text(model('漢字', ['w']), 4)).toBe('[漢 ');
    expect(messageLine('漢字', 3).spans[0]!.text).toBe('漢');
  });

  test('a column names the window that is there', () => {
    const m = model('漢', ['one', '二', 'three']);
    const line = text(m);
    const at = (column: number): number | undefined => windowAtColumn(m, sessionOf(m), column);
    expect(line.startsWith('[漢] 0:one* 1:二 2:three')).toBe(true);
    expect([at(0), at(4), at(5), at(10), at(11), at(12), at(15), at(16), at(17), at(23), at(24)]).toEqual([
      undefined,
      undefined,
      0,
      0,
      undefined,
      1,
      1,
      undefined,
      2,
      2,
      undefined,
    ]);
  });
});

describe('the scene', () => {
  const scene = (m: Model, cols: number, rows: number, message?: string) =>
    buildScene({ model: m, session: sessionOf(m), cols, rows, message, modes: undefined });

  test('has the status line in the last row, from two rows on', () => {
    const m = model('s', ['w']);
    expect(scene(m, 80, 24).status?.y).toBe(23);
    expect(scene(m, 80, 2).status?.y).toBe(1);
    expect(scene(m, 80, 1).status).toBeUndefined();
  });

  test('leaves the rest to the window, at least one row', () => {
    expect([1, 2, 3, 24].map((rows) => windowSize(model('s', ['w']), undefined, { cols: 80, rows }).rows)).toEqual([1, 1, 2, 23]);
  });

  test('shows a message in place of the status line', () => {
    expect(scene(model('s', ['w']), 10, 5, 'a message that is long').status?.spans[0]?.text).toBe('a message ');
  });

  test('asks the host for keys that are unambiguous, and the mouse', () => {
    expect(scene(model('s', ['w']), 80, 24)).toMatchObject({ kittyFlags: 5, mouse: 'drag', title: 's:w' });
  });
});
