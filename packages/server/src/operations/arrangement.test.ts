/** Any sequence of commands about panes leaves windows whose panes tile them exactly, in the model and in the programs. */
import { formatLayout, type LayoutNode, panesOf, parseLayout, rects, type Window } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

const n = fc.nat({ max: 7 });
const size = fc.oneof(
  fc.integer({ min: 0, max: 90 }).map(String),
  fc.integer({ min: 0, max: 100 }).map((p) => `${p}%`),
);
const pane = n.map((i) => ['-t', `{${i}}`]);
const some = (...flags: string[]) => fc.subarray(flags).map((list) => list.map((f) => `-${f}`));
const sized = fc.option(size, { nil: undefined }).map((s) => (s === undefined ? [] : ['-l', s]));

/** `{3}` in a call stands for the fourth pane that there is, counted around. */
const call = (name: string, ...parts: fc.Arbitrary<readonly string[]>[]): fc.Arbitrary<string[]> =>
  fc.tuple(...parts).map((words) => [name, ...words.flat()]);

const calls = fc.oneof(
  { weight: 6, arbitrary: call('split-window', some('b', 'd', 'f', 'h', 'Z'), sized, pane) },
  { weight: 2, arbitrary: call('kill-pane', fc.oneof(fc.constant([]), fc.constant(['-a'])), pane) },
  call('resize-pane', fc.constantFrom(['-L'], ['-R'], ['-U'], ['-D'], ['-Z'], ['-x', '7'], ['-y', '40%']), pane),
  call('rotate-window', some('D', 'Z'), pane),
  {
    weight: 2,
    arbitrary: call(
      'swap-pane',
      some('d', 'D', 'Z'),
      n.map((i) => ['-s', `{${i}}`]),
      pane,
    ),
  },
  {
    weight: 2,
    arbitrary: call(
      'join-pane',
      some('b', 'd', 'f', 'h'),
      sized,
      n.map((i) => ['-s', `{${i}}`]),
      pane,
    ),
  },
  call(
    'break-pane',
    some('d', 'a'),
    n.map((i) => ['-s', `{${i}}`]),
  ),
  call(
    'select-layout',
    fc.constantFrom(['-E'], ['-o'], ['-n'], ['-p'], ['tiled'], ['main-vertical-mirrored'], ['even-horizontal']),
    pane,
  ),
  call(
    'resize-window',
    fc.tuple(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 50 })).map(([x, y]) => ['-x', `${x}`, '-y', `${y}`]),
    pane,
  ),
  call('select-pane', some('L', 'U', 'Z'), pane),
  call('last-pane', some('Z')),
  call('respawn-pane', fc.constant(['-k']), pane),
);

function tiles(node: LayoutNode): boolean {
  if (node.width < 1 || node.height < 1) return false;
  if (node.kind === 'leaf') return true;
  let { x, y } = node;
  for (const child of node.children) {
    if (child.x !== x || child.y !== y || !tiles(child)) return false;
    if (node.axis === 'horizontal') x += child.width + 1;
    else y += child.height + 1;
  }
  return node.axis === 'horizontal' ? x - 1 === node.x + node.width : y - 1 === node.y + node.height;
}

/** What is wrong with a window, a line each. */
function wrongWith(h: Harness, window: Window): string[] {
  const { panes, store } = h.server.services;
  const wrong: string[] = [];
  const say = (ok: boolean, text: string): void => void (ok || wrong.push(text));
  const { layout } = window;
  say(tiles(layout), `does not tile: ${formatLayout(layout)}`);
  say(layout.width <= window.size.cols && layout.height <= window.size.rows, 'the layout is larger than the window');
  const parsed = parseLayout(formatLayout(layout));
  say(parsed.ok && formatLayout(parsed.value) === formatLayout(layout), 'the layout string is not what it was');
  say([...panesOf(layout)].sort().join() === [...window.panes].sort().join(), 'order and layout have other panes');
  say(window.panes.includes(window.active), 'the active pane is elsewhere');
  for (const [id, rect] of rects(layout)) {
    say(store.model.panes.get(id)?.window === window.id, `pane ${id} is elsewhere`);
    const whole = window.zoomed === id;
    const { cols, rows } = panes.get(id)?.size ?? { cols: 0, rows: 0 };
    const fits = whole ? cols === window.size.cols && rows === window.size.rows : cols === rect.width && rows === rect.height;
    say(fits, `pane ${id} is ${cols}x${rows} in ${rect.width}x${rect.height}`);
  }
  return wrong;
}

async function run(h: Harness, words: readonly string[]): Promise<number> {
  const panes = [...h.server.services.store.model.panes.keys()];
  const argv = words.map((word) => word.replace(/^\{(\d)\}$/, (_, i) => `%${panes[Number(i) % panes.length]}`));
  return (await h.run(...argv)).status;
}

describe('any sequence of commands about panes', () => {
  test('tiles every window, and sizes every program', async () => {
    const steps = fc.array(calls, { maxLength: 14 });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (sequence, looksAt) => {
        const h = await Harness.start(new VirtualClock());
        await h.run('new-session', '-d', '-s', 'a', '-x', '80', '-y', '24');
        await h.run('new-window', '-d', '-t', 'a');
        if (looksAt) await h.attach({ cols: 90, rows: 30 }, 'attach', '-t', 'a');
        for (const words of sequence) {
          if (h.server.services.store.model.panes.size === 0) break;
          if ((await run(h, words)) === 0) done++;
          await h.quiet();
          const { windows } = h.server.services.store.model;
          const wrong = [...windows.values()].flatMap((window) => wrongWith(h, window));
          expect(wrong, JSON.stringify(words)).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
    // Most of what is asked for can be done.
    expect(done).toBeGreaterThan(250);
  }, 60_000);
});

describe('a terminal that shrinks and grows again', () => {
  const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 2, max: 60 })), { maxLength: 6 });
  const splits = fc.array(call('split-window', some('b', 'f', 'h'), sized, pane), { maxLength: 6 });

  test('shows the layout of before', async () => {
    await fc.assert(
      fc.asyncProperty(splits, sizes, async (sequence, between) => {
        const h = await Harness.start(new VirtualClock());
        const client = await h.attach({ cols: 100, rows: 31 }, 'new-session', '-s', 'a');
        for (const words of sequence) await run(h, words);
        const layout = async (): Promise<string> => (await h.run('list-windows', '-F', '#{window_layout}')).out;
        const before = await layout();
        for (const [cols, rows] of [...between, [20, 6] as const, [100, 31] as const]) {
          client.send({ kind: 'resize', body: { cols, rows } });
          await h.quiet();
          const { windows } = h.server.services.store.model;
          expect([...windows.values()].flatMap((window) => wrongWith(h, window))).toEqual([]);
        }
        expect(await layout()).toBe(before);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('keeps what was changed in between', async () => {
    const h = await Harness.start(new VirtualClock());
    const client = await h.attach({ cols: 100, rows: 31 }, 'new-session', '-s', 'a');
    await h.run('split-window', '-h');
    client.send({ kind: 'resize', body: { cols: 41, rows: 11 } });
    await h.quiet();
    await h.run('resize-pane', '-x', '10');
    const changed = (await h.run('list-windows', '-F', '#{window_layout}')).out;
    client.send({ kind: 'resize', body: { cols: 100, rows: 31 } });
    await h.quiet();
    client.send({ kind: 'resize', body: { cols: 41, rows: 11 } });
    await h.quiet();
    expect((await h.run('list-windows', '-F', '#{window_layout}')).out).toBe(changed);
  });

  test('a pane that closes in between leaves the others as they were', async () => {
    const h = await Harness.start(new VirtualClock());
    const client = await h.attach({ cols: 100, rows: 31 }, 'new-session', '-s', 'a');
    await h.run('split-window', '-h', '-l', '30');
    await h.run('split-window');
    await h.run('kill-pane');
    const without = (await h.run('list-windows', '-F', '#{window_layout}')).out;
    await h.run('split-window');
    client.send({ kind: 'resize', body: { cols: 20, rows: 6 } });
    await h.quiet();
    await h.run('kill-pane');
    client.send({ kind: 'resize', body: { cols: 100, rows: 31 } });
    await h.quiet();
    expect((await h.run('list-windows', '-F', '#{window_layout}')).out).toBe(without);
  });
});
