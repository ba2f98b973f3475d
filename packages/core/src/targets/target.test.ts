import { describe, expect, test } from 'vitest';
import { paneId, sessionId, windowId } from '../ids.js';
import { splitPane } from '../layout/split.js';
import { type LayoutNode, panesOf, singlePane } from '../layout/tree.js';
import type { ModelEvent } from '../model/events.js';
import type { NewWindow } from '../model/new-window.js';
import type { Place } from '../model/place.js';
import { reduce } from '../model/reduce.js';
import { emptyModel, type Model, type Pane } from '../model/state.js';
import type { TargetKind } from './place.js';
import { resolveTarget } from './target.js';

/*
 * The world in which tmux 3.3a gave the answers below:
 *
 *   $0 work    0: edit* (%0, %4 active, %5 last; %0 left, %4 above %5 on the right)  1: logs-  2: logger  9: 12
 *   $1 wonder  0: main
 *   $2 1       0: one
 *
 * The caller is in pane %4 of work:0.
 */
const size = { cols: 100, rows: 40 };

function pane(id: number, window: number): Pane {
  return { id: paneId(id), window: windowId(window), title: '', command: [], cwd: '/' };
}

const newWindow = (id: number, index: number, name: string, first: number): NewWindow => ({
  id: windowId(id),
  index,
  name,
  automaticName: false,
  size,
  layout: singlePane(paneId(first), size),
  pane: pane(first, id),
});

const session = (id: number, name: string, window: NewWindow): ModelEvent => ({
  kind: 'session-created',
  session: sessionId(id),
  name,
  cwd: '/',
  env: {},
  createdMs: 0,
  window,
});

function split(layout: LayoutNode, at: number, created: number, axis: 'horizontal' | 'vertical'): LayoutNode {
  const result = splitPane(layout, paneId(at), paneId(created), { axis });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function world(): Model {
  const beside = split(singlePane(paneId(0), size), 0, 4, 'horizontal');
  const three = split(beside, 4, 5, 'vertical');
  const work = sessionId(0);
  const events: ModelEvent[] = [
    session(0, 'work', newWindow(0, 0, 'edit', 0)),
    { kind: 'window-created', session: work, window: newWindow(1, 1, 'logs', 1), select: false },
    { kind: 'window-created', session: work, window: newWindow(2, 2, 'logger', 2), select: false },
    { kind: 'window-created', session: work, window: newWindow(3, 9, '12', 3), select: false },
    { kind: 'pane-created', pane: pane(4, 0), layout: beside, select: false },
    { kind: 'pane-created', pane: pane(5, 0), layout: three, select: false },
    session(1, 'wonder', newWindow(4, 0, 'main', 6)),
    session(2, '1', newWindow(5, 0, 'one', 7)),
    { kind: 'window-selected', session: work, index: 1 },
    { kind: 'window-selected', session: work, index: 0 },
    { kind: 'pane-selected', pane: paneId(5) },
    { kind: 'pane-selected', pane: paneId(4) },
  ];
  return events.reduce(reduce, emptyModel);
}

const model = world();
const here: Place = { session: sessionId(0), index: 0, window: windowId(0), pane: paneId(4) };

function show(place: Place): string {
  const s = model.sessions.get(place.session)!;
  const index = panesOf(model.windows.get(place.window)!.layout).indexOf(place.pane);
  return `${s.name}:${place.index}.${index}`;
}

function resolve(kind: TargetKind, text: string, current: Place | undefined = here): string {
  const result = resolveTarget(kind, text, { model, current });
  return result.ok ? show(result.value) : result.error;
}

const lost = (kind: TargetKind, text: string): string => `can't find ${kind}: ${text}`;

describe('pane targets as tmux resolves them', () => {
  test.each([
    ['', 'work:0.1'],
    ['work', 'work:0.1'],
    ['work:', 'work:0.1'],
    [':', 'work:0.1'],
    [':.', 'work:0.1'],
    ['.', 'work:0.1'],
    ['.1', 'work:0.1'],
    [':.1', 'work:0.1'],
    [':1', 'work:1.0'],
    [':1.0', 'work:1.0'],
    ['work:1', 'work:1.0'],
    ['work:logs', 'work:1.0'],
    ['work:log', lost('window', 'log')],
    ['work:lo*', lost('window', 'lo*')],
    ['work:=logs', 'work:1.0'],
    ['work:=log', lost('window', 'log')],
    ['wor', 'work:0.1'],
    ['wo', lost('pane', 'wo')],
    ['w*k', 'work:0.1'],
    ['$0', 'work:0.1'],
    ['$0:', 'work:0.1'],
    ['$0:9', 'work:9.0'],
    ['$0:.1', 'work:0.1'],
    ['$9', lost('session', '$9')],
    ['$x', lost('session', '$x')],
    ['$', lost('session', '$')],
    ['@1', 'work:1.0'],
    ['@1.0', 'work:1.0'],
    ['work:@1', 'work:1.0'],
    ['@99', lost('window', '@99')],
    ['@x', lost('window', '@x')],
    ['@', lost('window', '@')],
    [':@', lost('window', '@')],
    ['%0', 'work:0.0'],
    ['%1', 'work:1.0'],
    ['%6', 'wonder:0.0'],
    ['%99', lost('pane', '%99')],
    ['%x', lost('pane', '%x')],
    ['work:0.%1', lost('pane', '%1')],
    ['work:1.%1', 'work:1.0'],
    ['work:12', 'work:9.0'],
    ['12', 'work:9.0'],
    ['9', 'work:9.0'],
    ['logs', 'work:1.0'],
    ['2', 'work:0.2'],
    ['1', 'work:0.1'],
    ['edit.1', 'work:0.1'],
    ['edit.9', lost('pane', '9')],
    ['work:0.9', lost('pane', '9')],
    ['work:0.nope', lost('pane', 'nope')],
    ['work.1', 'work:0.1'],
    ['wonder.0', 'wonder:0.0'],
    ['nope', lost('pane', 'nope')],
    ['nope:1', lost('session', 'nope')],
    ['work:nope', lost('window', 'nope')],
    ['main', lost('pane', 'main')],
    ['!', 'work:0.2'],
    ['.!', 'work:0.2'],
    ['{last}', 'work:0.2'],
    ['.{last}', 'work:0.2'],
    [':!', 'work:1.0'],
    [':{last}', 'work:1.0'],
    ['work:!', 'work:1.0'],
    ['wonder:!', lost('window', '!')],
    [':+', 'work:1.0'],
    [':-', 'work:9.0'],
    [':+2', 'work:2.0'],
    [':-2', 'work:2.0'],
    [':+9', 'work:1.0'],
    ['work:+', 'work:1.0'],
    ['+', 'work:0.2'],
    ['-', 'work:0.0'],
    ['.+', 'work:0.2'],
    ['.-', 'work:0.0'],
    [':.+', 'work:0.2'],
    [':.+2', 'work:0.0'],
    ['^', 'work:0.1'],
    [':^', 'work:0.1'],
    [':$', 'work:9.0'],
    [':{start}', 'work:0.1'],
    [':{end}', 'work:9.0'],
    [':{next}', 'work:1.0'],
    [':{previous}', 'work:9.0'],
    ['{next}', 'work:0.2'],
    ['{previous}', 'work:0.0'],
    ['.{top}', 'work:0.0'],
    ['.{bottom}', 'work:0.0'],
    ['.{left}', 'work:0.0'],
    ['.{right}', 'work:0.1'],
    ['.{top-left}', 'work:0.0'],
    ['{top-left}', 'work:0.0'],
    ['.{top-right}', 'work:0.1'],
    ['.{bottom-left}', 'work:0.0'],
    ['.{bottom-right}', 'work:0.2'],
    ['.{up-of}', 'work:0.2'],
    ['.{down-of}', 'work:0.2'],
    ['.{left-of}', 'work:0.0'],
    ['.{right-of}', 'work:0.0'],
    ['1:', '1:0.0'],
    ['1:0', '1:0.0'],
    [':=0', 'work:0.1'],
    [':=1', 'work:1.0'],
    [':=edit', 'work:0.1'],
  ])('%s → %s', (text, expected) => {
    expect(resolve('pane', text)).toBe(expected);
  });
});

describe('window targets as tmux resolves them', () => {
  test.each([
    ['', 'work:0'],
    ['work', 'work:0'],
    ['work:', 'work:0'],
    [':', 'work:0'],
    ['1', 'work:1'],
    [':1', 'work:1'],
    ['=1', 'work:1'],
    [':=1', 'work:1'],
    ['=1:', '1:0'],
    ['logs', 'work:1'],
    ['work:logs', 'work:1'],
    ['=logs', 'work:1'],
    ['log', lost('window', 'log')],
    ['lo*', lost('window', 'lo*')],
    ['ma', lost('window', 'ma')],
    ['ma*', lost('window', 'ma*')],
    ['main', lost('window', 'main')],
    ['wonder:main', 'wonder:0'],
    ['wonder:ma', 'wonder:0'],
    ['=main', lost('window', 'main')],
    ['=work', 'work:0'],
    ['wonder', 'wonder:0'],
    ['won', 'wonder:0'],
    ['wo', lost('window', 'wo')],
    ['12', 'work:9'],
    ['9', 'work:9'],
    ['5', lost('window', '5')],
    ['work:5', lost('window', '5')],
    ['nope', lost('window', 'nope')],
    ['!', 'work:1'],
    ['{last}', 'work:1'],
    ['+', 'work:1'],
    ['{next}', 'work:1'],
    ['-', 'work:9'],
    ['+2', 'work:2'],
    ['-2', 'work:2'],
    ['work:+2', 'work:2'],
    ['^', 'work:0'],
    ['work:^', 'work:0'],
    ['{end}', 'work:9'],
    ['$', lost('session', '$')],
    ['$1', 'wonder:0'],
    ['$1:0', 'wonder:0'],
    ['$2', '1:0'],
    ['@1', 'work:1'],
    ['@4', 'wonder:0'],
    ['@4.0', 'wonder:0'],
    ['work:@4', lost('window', '@4')],
    ['%1', 'work:1'],
    ['%6', 'wonder:0'],
    ['edit.1', 'work:0'],
    ['.1', 'work:0'],
    ['.9', lost('pane', '9')],
    ['work.9', lost('pane', '9')],
    ['0.9', lost('pane', '9')],
  ])('%s → %s', (text, expected) => {
    expect(resolve('window', text).replace(/\.\d+$/, '')).toBe(expected);
  });
});

describe('session targets as tmux resolves them', () => {
  test.each([
    ['', 'work'],
    ['work', 'work'],
    ['work:', 'work'],
    ['work:1', 'work'],
    ['work:0.1', 'work'],
    [':', 'work'],
    [':1', 'work'],
    ['.', 'work'],
    ['.1', 'work'],
    ['work.1', 'work'],
    ['=work', 'work'],
    ['=work:', 'work'],
    ['=wor', lost('session', 'wor')],
    ['wor', 'work'],
    ['wo', lost('session', 'wo')],
    ['WORK', lost('session', 'WORK')],
    ['w*k', 'work'],
    ['won*', 'wonder'],
    ['w*', lost('session', 'w*')],
    ['*', lost('session', '*')],
    ['$0', 'work'],
    ['$1', 'wonder'],
    ['$99', lost('session', '$99')],
    ['$', lost('session', '$')],
    ['@1', 'work'],
    ['@4', 'wonder'],
    ['%1', 'work'],
    ['%6', 'wonder'],
    ['@99', lost('window', '@99')],
    ['%99', lost('pane', '%99')],
    ['1', '1'],
    ['1:', '1'],
    ['12', lost('session', '12')],
    ['edit', lost('session', 'edit')],
    ['logs', lost('session', 'logs')],
    ['nope', lost('session', 'nope')],
    ['work:nope', lost('window', 'nope')],
    ['work:77', lost('window', '77')],
    [':77', lost('window', '77')],
    ['work.9', lost('pane', '9')],
    ['nope.1', lost('window', 'nope')],
    ['+', lost('session', '+')],
    ['!', lost('session', '!')],
    ['{last}', lost('session', '{last}')],
  ])('%s → %s', (text, expected) => {
    expect(resolve('session', text).split(/(?<=^\w+):\d/)[0]).toBe(expected);
  });
});

describe('without a current place', () => {
  test.each([
    ['pane', undefined, 'no current target'],
    ['pane', '', 'no current target'],
    ['pane', '%1', 'work:1.0'],
    ['pane', 'work', 'work:0.1'],
    ['window', 'wonder', 'wonder:0.0'],
    ['session', 'wonder', 'wonder:0.0'],
    ['window', 'edit', lost('window', 'edit')],
    ['pane', '.1', 'no current target'],
  ] as const)('%s %s → %s', (kind, text, expected) => {
    const result = resolveTarget(kind, text, { model, current: undefined });
    expect(result.ok ? show(result.value) : result.error).toBe(expected);
  });
});

/** More than tmux 3.3a accepts, because it can mean one thing only. */
test('an exact session name may stand for its active pane', () => {
  expect(resolve('pane', '=work')).toBe('work:0.1');
  expect(resolve('pane', '=wor')).toBe(lost('pane', '=wor'));
});

describe('from a pane that is not the active one', () => {
  const own: Place = { ...here, pane: paneId(0) };
  test.each([
    // Steps and directions count from the active pane all the same.
    [':.+', 'work:0.2'],
    ['-', 'work:0.0'],
    [':.+2', 'work:0.0'],
    ['{next}', 'work:0.2'],
    ['{left-of}', 'work:0.0'],
    ['work:', 'work:0.1'],
  ])('%s: %s', (text, expected) => {
    expect(resolve('pane', text, own)).toBe(expected);
  });
});
