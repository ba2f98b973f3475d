import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, type Rect } from '../geometry.js';
import { type PaneId, paneId } from '../ids.js';
import { movePane } from './join.js';
import { assignPanes, formatLayout, INVALID_LAYOUT, parseLayout, SIZE_MISMATCH } from './layout-string.js';
import { paneTowards } from './neighbours.js';
import {
  arrangePanes,
  DEFAULT_PRESET_SETTINGS,
  findPreset,
  PRESET_LAYOUTS,
  type PresetLayout,
  type PresetSettings,
} from './presets.js';
import { removePane, replacePane, reseatPanes, swapPanes } from './remove.js';
import { resizePane, resizeTo, setPaneSize } from './resize.js';
import { NO_SPACE, splitPane } from './split.js';
import { spreadOut } from './spread.js';
import { type LayoutNode, lengthAlong, NO_SUCH_PANE, panesOf, rects, singlePane } from './tree.js';

const size = fc.record({ cols: fc.integer({ min: 1, max: 120 }), rows: fc.integer({ min: 1, max: 50 }) });
const axis = fc.constantFrom('horizontal' as const, 'vertical' as const);
const pick = fc.nat({ max: 1000 });
const amount = fc.integer({ min: 0, max: 60 });
const splitSize = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant('cells' as const), cells: amount }),
    fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 0, max: 100 }) }),
  ),
  { nil: undefined },
);

const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('split' as const),
      pick,
      axis,
      before: fc.boolean(),
      full: fc.boolean(),
      size: splitSize,
    }),
  },
  fc.record({ op: fc.constant('remove' as const), pick }),
  fc.record({ op: fc.constant('window' as const), size }),
  fc.record({
    op: fc.constant('push' as const),
    pick,
    direction: fc.constantFrom('L' as const, 'R' as const, 'U' as const, 'D' as const),
    amount,
  }),
  fc.record({ op: fc.constant('set' as const), pick, axis, amount }),
  fc.record({ op: fc.constant('swap' as const), pick, other: pick }),
  fc.record({ op: fc.constant('preset' as const), name: fc.constantFrom(...PRESET_LAYOUTS) }),
  fc.record({ op: fc.constant('spread' as const), pick }),
  fc.record({ op: fc.constant('rotate' as const), down: fc.boolean() }),
  fc.record({
    op: fc.constant('move' as const),
    pick,
    other: pick,
    axis,
    before: fc.boolean(),
    full: fc.boolean(),
    size: splitSize,
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Applies one operation; what is refused or removes the last pane leaves the tree as it is. */
function apply(tree: LayoutNode, step: Operation, fresh: PaneId): LayoutNode {
  const panes = panesOf(tree);
  const at = (n: number) => panes[n % panes.length]!;
  switch (step.op) {
    case 'split': {
      const { axis, before, full, size } = step;
      const result = splitPane(tree, at(step.pick), fresh, { axis, before, full, ...(size && { size }) });
      return result.ok ? result.value : tree;
    }
    case 'remove': {
      const result = removePane(tree, at(step.pick));
      return (result.ok && result.value) || tree;
    }
    case 'window':
      return resizeTo(tree, step.size);
    case 'push': {
      const result = resizePane(tree, at(step.pick), step.direction, step.amount);
      return result.ok ? result.value : tree;
    }
    case 'set': {
      const result = setPaneSize(tree, at(step.pick), step.axis, Math.max(1, step.amount));
      return result.ok ? result.value : tree;
    }
    case 'swap': {
      const result = swapPanes(tree, at(step.pick), at(step.other));
      return result.ok ? result.value : tree;
    }
    case 'spread': {
      const result = spreadOut(tree, at(step.pick));
      return result.ok ? result.value : tree;
    }
    case 'rotate': {
      const turned = step.down ? [panes.at(-1)!, ...panes.slice(0, -1)] : [...panes.slice(1), panes[0]!];
      return reseatPanes(tree, panes, turned);
    }
    case 'move': {
      const { axis, before, full, size } = step;
      const [pane, target] = [at(step.pick), at(step.other)];
      if (pane === target) return tree;
      const result = movePane(tree, pane, target, fresh, { axis, before, full, ...(size && { size }) });
      return result.ok ? result.value : tree;
    }
    case 'preset':
      return arrangePanes(panesOf(tree), step.name, { cols: tree.width, rows: tree.height });
  }
}

const history = fc.tuple(size, fc.array(operation, { maxLength: 25 }));

function build(
  [start, steps]: [{ cols: number; rows: number }, Operation[]],
  each?: (tree: LayoutNode, before: LayoutNode) => void,
) {
  let tree: LayoutNode = singlePane(paneId(0), start);
  steps.forEach((step, i) => {
    const before = tree;
    tree = apply(tree, step, paneId(i + 1));
    each?.(tree, before);
  });
  return tree;
}

/** Children in a row with one cell between them, and no node outside its parent: that is an exact tiling. */
function expectTiled(node: LayoutNode): void {
  expect(Math.min(node.width, node.height)).toBeGreaterThanOrEqual(1);
  if (node.kind === 'leaf') return;
  expect(node.children.length).toBeGreaterThanOrEqual(2);
  let { x, y } = node;
  const across = node.axis === 'horizontal' ? 'vertical' : 'horizontal';
  for (const child of node.children) {
    expect([child.x, child.y]).toEqual([x, y]);
    expect(lengthAlong(child, across)).toBe(lengthAlong(node, across));
    if (node.axis === 'horizontal') x += child.width + 1;
    else y += child.height + 1;
    expectTiled(child);
  }
  expect(node.axis === 'horizontal' ? x - node.x - 1 : y - node.y - 1).toBe(lengthAlong(node, node.axis));
}

describe('any sequence of operations', () => {
  test('tiles exactly', () => {
    fc.assert(
      fc.property(history, (h) => void build(h, expectTiled)),
      { numRuns: 300 },
    );
  });

  test('covers every cell of the window once, by a pane or a border', () => {
    const small = fc.tuple(
      fc.record({ cols: fc.integer({ min: 1, max: 24 }), rows: fc.integer({ min: 1, max: 16 }) }),
      fc.array(operation, { maxLength: 10 }),
    );
    fc.assert(
      fc.property(small, (h) => {
        const tree = resizeTo(build(h), { cols: 24, rows: 16 });
        const panes = [...rects(tree).values()];
        const touches = (r: Rect, x: number, y: number) =>
          contains({ x: r.x - 1, y: r.y - 1, width: r.width + 2, height: r.height + 2 }, { x, y });
        for (let x = 0; x < tree.width; x++) {
          for (let y = 0; y < tree.height; y++) {
            expect(panes.filter((r) => contains(r, { x, y })).length).toBeLessThanOrEqual(1);
            expect(panes.some((r) => touches(r, x, y))).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the layout as large as the window, or as small as its panes allow', () => {
    fc.assert(
      fc.property(history, size, (h, window) => {
        const tree = resizeTo(build(h), window);
        const least = resizeTo(tree, { cols: 1, rows: 1 });
        expect(tree.width).toBe(Math.max(window.cols, least.width));
        expect(tree.height).toBe(Math.max(window.rows, least.height));
      }),
    );
  });

  test('keeps the window’s size unless the window is resized', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          size,
          fc.array(
            operation.filter(({ op }) => op !== 'window' && op !== 'preset'),
            { maxLength: 20 },
          ),
        ),
        (h) => {
          build(h, (tree, before) => expect([tree.width, tree.height]).toEqual([before.width, before.height]));
        },
      ),
    );
  });

  test('gives a string that parses to the same layout', () => {
    fc.assert(
      fc.property(history, (h) => {
        const tree = build(h);
        expect(parseLayout(formatLayout(tree))).toEqual({ ok: true, value: tree });
      }),
      { numRuns: 200 },
    );
  });

  test('finds only neighbours that exist', () => {
    fc.assert(
      fc.property(history, (h) => {
        const tree = build(h);
        for (const pane of panesOf(tree)) {
          for (const direction of ['L', 'R', 'U', 'D'] as const) {
            const found = paneTowards(tree, pane, direction);
            if (found !== undefined) expect(panesOf(tree)).toContain(found);
            expect(found).not.toBe(pane);
          }
        }
      }),
    );
  });

  test('does not change the tree it is given', () => {
    fc.assert(
      fc.property(history, operation, (h, step) => {
        const tree = build(h);
        const copy = structuredClone(tree);
        apply(tree, step, paneId(999));
        expect(tree).toEqual(copy);
      }),
    );
  });
});

const p = (n: number) => paneId(n);
const parsed = (text: string): LayoutNode => {
  const result = parseLayout(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('refusals', () => {
  const narrow = singlePane(p(0), { cols: 2, rows: 30 });
  test('a pane of two columns cannot be split side by side', () => {
    expect(splitPane(narrow, p(0), p(1), { axis: 'horizontal' })).toEqual({ ok: false, error: NO_SPACE });
    expect(splitPane(narrow, p(0), p(1), { axis: 'vertical' }).ok).toBe(true);
  });
  test('a full split that would squeeze a pane away is refused', () => {
    const tree = parsed('71fe,5x3,0,0{1x3,0,0,0,3x3,2,0,1}'.replace(/^..../, checksumOf('5x3,0,0{1x3,0,0,0,3x3,2,0,1}')));
    expect(splitPane(tree, p(0), p(2), { axis: 'horizontal', full: true })).toEqual({ ok: false, error: NO_SPACE });
  });
  test('panes that are not there', () => {
    for (const result of [
      splitPane(narrow, p(7), p(1), { axis: 'vertical' }),
      removePane(narrow, p(7)),
      swapPanes(narrow, p(0), p(7)),
      replacePane(narrow, p(7), p(1)),
      resizePane(narrow, p(7), 'L', 1),
      setPaneSize(narrow, p(7), 'vertical', 1),
    ]) {
      expect(result).toEqual({ ok: false, error: NO_SUCH_PANE });
    }
    expect(paneTowards(narrow, p(7), 'L')).toBeUndefined();
  });
});

test('removing the last pane leaves nothing', () => {
  expect(removePane(singlePane(p(3), { cols: 9, rows: 9 }), p(3))).toEqual({ ok: true, value: undefined });
});

test('a pane without a border along the axis cannot be resized along it', () => {
  const tree = singlePane(p(0), { cols: 9, rows: 9 });
  expect(resizePane(tree, p(0), 'R', 3)).toEqual({ ok: true, value: tree });
});

test('another pane takes a pane’s place', () => {
  const tree = parsed('8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}');
  expect(replacePane(tree, p(1), p(9))).toMatchObject({ ok: true, value: { children: [{ pane: 0 }, { pane: 9 }] } });
});

describe('neighbours', () => {
  // 0 | 1
  //   | 2
  const tree = parsed('77dd,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16,2]}');
  test.each([
    [0, 'R', [2, 0, 1], 2],
    [0, 'R', [1, 2], 1],
    [0, 'R', [], 1],
    [1, 'L', [], 0],
    [1, 'D', [], 2],
    [2, 'D', [], 1],
    [0, 'L', [2, 1], 2],
    [0, 'U', [], undefined],
    [2, 'R', [], 0],
  ] as const)('from %i towards %s, last used %j: %s', (from, direction, order, expected) => {
    expect(paneTowards(tree, p(from), direction, order.map(p))).toBe(expected);
  });
});

function checksumOf(body: string): string {
  let sum = 0;
  for (const c of body) sum = ((sum >> 1) + ((sum & 1) << 15) + c.charCodeAt(0)) & 0xffff;
  return sum.toString(16).padStart(4, '0');
}

describe('layout strings', () => {
  test('without pane numbers the panes are positions', () => {
    const tree = parsed('bb62,159x48,0,0{79x48,0,0,79x48,80,0}');
    expect(panesOf(tree)).toEqual([0, 1]);
    expect(rects(tree).get(p(1))).toEqual({ x: 80, y: 0, width: 79, height: 48 });
  });
  test('a number given twice makes all of them positions', () => {
    const body = '159x48,0,0{79x48,0,0,5,79x48,80,0,5}';
    expect(panesOf(parsed(`${checksumOf(body)},${body}`))).toEqual([0, 1]);
  });
  test.each(['', 'bb62', 'bb63,159x48,0,0{79x48,0,0,79x48,80,0}', 'xx', '0000,'])('%j is invalid', (text) => {
    expect(parseLayout(text)).toEqual({ ok: false, error: INVALID_LAYOUT });
  });
  test.each(['9x9', '9x9,0,0{', '9x9,0,0{4x9,0,0}', '9x9,0,0[4x9,0,0,4x9,5,0}', '9x9,0,0,1x', '99999x9,0,0', '9x9,0,0}'])(
    '%j with a right checksum is invalid',
    (body) => expect(parseLayout(`${checksumOf(body)},${body}`)).toEqual({ ok: false, error: INVALID_LAYOUT }),
  );
  test('nesting without end is refused', () => {
    const body = '9x9,0,0{'.repeat(20_000);
    expect(parseLayout(`${checksumOf(body)},${body}`)).toEqual({ ok: false, error: INVALID_LAYOUT });
  });
  test('sizes have to add up below the root', () => {
    const wrong = '9x9,0,0{4x9,0,0,4x9,5,0[4x3,5,0,4x3,5,4]}';
    expect(parseLayout(`${checksumOf(wrong)},${wrong}`)).toEqual({ ok: false, error: SIZE_MISMATCH });
    const root = '8x9,0,0{4x9,0,0,4x9,5,0}';
    expect(parsed(`${checksumOf(root)},${root}`)).toMatchObject({ width: 9, height: 9 });
  });
  test('any text gives a result', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789x,{}[]') }), (body) => {
        const result = parseLayout(`${checksumOf(body)},${body}`);
        if (result.ok) expectTiled(result.value);
      }),
      { numRuns: 500 },
    );
  });
  test('panes are assigned in order, and cells without a pane closed from the bottom right', () => {
    const tree = parsed('c232,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16{24x14,51,16,2,24x14,76,16,3}]}');
    const assigned = assignPanes(tree, [p(7), p(8)]);
    expect(assigned.ok && formatLayout(assigned.value).slice(5)).toBe('100x30,0,0{50x30,0,0,7,49x30,51,0,8}');
    expect(assignPanes(tree, [1, 2, 3, 4, 5].map(p))).toEqual({ ok: false, error: 'have 5 panes but need 4' });
    expect(assignPanes(tree, []).ok).toBe(false);
  });
});

test('layouts are named by any prefix that fits one', () => {
  expect(findPreset('ti')).toBe('tiled');
  expect(findPreset('even-h')).toBe('even-horizontal');
  expect(findPreset('main-vertical')).toBe('main-vertical');
  expect(findPreset('main-v')).toBeUndefined();
  expect(findPreset('main')).toBeUndefined();
  expect(findPreset('nope')).toBeUndefined();
});

test.each(PRESET_LAYOUTS)('%s gives every pane room in a window that is too small', (name) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), size, (count, window) => {
      let tree: LayoutNode = singlePane(p(0), { cols: 200, rows: 60 });
      for (let i = 1; i < count; i++)
        tree = apply(
          tree,
          { op: 'split', pick: i, axis: i % 2 ? 'horizontal' : 'vertical', before: false, full: false, size: undefined },
          p(i),
        );
      const arranged = arrangePanes(panesOf(tree), name, window);
      expectTiled(arranged);
      const [first, ...others] = panesOf(tree);
      const order = name.endsWith('mirrored') ? [...others, first] : [first, ...others];
      expect(panesOf(arranged)).toEqual(order);
    }),
  );
});

test('the cells of a spread split are equal, what does not divide goes to the last', () => {
  const tree = parsed('77dd,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16,2]}');
  const skewed = resizePane(tree, p(1), 'D', 9);
  const even = skewed.ok ? spreadOut(skewed.value, p(2)) : skewed;
  expect(even.ok && formatLayout(even.value).slice(5)).toBe('100x30,0,0{50x30,0,0,0,49x30,51,0[49x14,51,0,1,49x15,51,15,2]}');
  // The nearest split is even: the one around it is spread.
  const outer = even.ok ? spreadOut(even.value, p(2)) : even;
  expect(outer.ok && formatLayout(outer.value).slice(5)).toBe('100x30,0,0{49x30,0,0,0,50x30,50,0[50x14,50,0,1,50x15,50,15,2]}');
  expect(outer.ok && spreadOut(outer.value, p(2))).toEqual(outer);
});

describe('settings of the presets', () => {
  const panes = [0, 1, 2, 3, 4, 5, 6].map(p);
  const arranged = (name: PresetLayout, settings: Partial<PresetSettings>) =>
    formatLayout(
      arrangePanes(panes.slice(0, 3), name, { cols: 80, rows: 24 }, { ...DEFAULT_PRESET_SETTINGS, ...settings }),
    ).slice(5);
  test.each([
    ['main-vertical', { mainWidth: '30%' }, '80x24,0,0{23x24,0,0,0,56x24,24,0[56x11,24,0,1,56x12,24,12,2]}'],
    ['main-vertical-mirrored', { mainWidth: '30%' }, '80x24,0,0{56x24,0,0[56x11,0,0,1,56x12,0,12,2],23x24,57,0,0}'],
    ['main-horizontal', { mainHeight: '5' }, '80x24,0,0[80x5,0,0,0,80x18,0,6{39x18,0,6,1,40x18,40,6,2}]'],
    ['main-horizontal-mirrored', { mainHeight: '5' }, '80x24,0,0[80x18,0,0{39x18,0,0,1,40x18,40,0,2},80x5,0,19,0]'],
    ['main-horizontal', { mainHeight: '5', otherHeight: '50%' }, '80x24,0,0[80x12,0,0,0,80x11,0,13{39x11,0,13,1,40x11,40,13,2}]'],
  ] as const)('%s with %j', (name, settings, expected) => {
    expect(arranged(name, settings)).toBe(expected);
  });
  test('a limit of columns makes more rows', () => {
    const tree = arrangePanes(panes, 'tiled', { cols: 80, rows: 24 }, { ...DEFAULT_PRESET_SETTINGS, maxColumns: 2 });
    expect(tree.kind === 'split' && tree.children.length).toBe(4);
  });
});
