/** Sequences of commands with the layout strings that tmux 3.3a printed after each of them. */
import { describe, expect, test } from 'vitest';
import type { Size } from '../geometry.js';
import { paneId } from '../ids.js';
import type { Result } from '../result.js';
import { formatLayout, parseLayout } from './layout-string.js';
import { arrangePanes, PRESET_LAYOUTS, type PresetLayout } from './presets.js';
import { removePane, swapPanes } from './remove.js';
import { resizePane, resizeTo, setPaneSize } from './resize.js';
import { type SplitSize, splitPane } from './split.js';
import { type LayoutNode, panesOf, singlePane } from './tree.js';

type Step = readonly [apply: (tree: LayoutNode) => LayoutNode, observed: string];

function unwrap<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const cells = (n: number): SplitSize => ({ kind: 'cells', cells: n });
const percent = (n: number): SplitSize => ({ kind: 'percent', percent: n });

/** `h`, `v`, with `b` for before and `f` for full, as split-window's flags. */
const split =
  (flags: string, target: number, created: number, size?: SplitSize) =>
  (tree: LayoutNode): LayoutNode =>
    unwrap(
      splitPane(tree, paneId(target), paneId(created), {
        axis: flags.includes('h') ? 'horizontal' : 'vertical',
        before: flags.includes('b'),
        full: flags.includes('f'),
        ...(size && { size }),
      }),
    );
const kill = (pane: number) => (tree: LayoutNode) => unwrap(removePane(tree, paneId(pane)))!;
const resize = (cols: number, rows: number) => (tree: LayoutNode) => resizeTo(tree, { cols, rows });
const push = (pane: number, direction: 'L' | 'R' | 'U' | 'D', n: number) => (tree: LayoutNode) =>
  unwrap(resizePane(tree, paneId(pane), direction, n));

const sequences: Record<string, readonly [Size, readonly Step[]]> = {
  'halving panes': [
    { cols: 80, rows: 24 },
    [
      [split('h', 0, 1), '8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}'],
      [split('v', 0, 2), '8f06,80x24,0,0{40x24,0,0[40x12,0,0,0,40x11,0,13,2],39x24,41,0,1}'],
      [split('h', 2, 3), '7408,80x24,0,0{40x24,0,0[40x12,0,0,0,40x11,0,13{20x11,0,13,2,19x11,21,13,3}],39x24,41,0,1}'],
    ],
  ],
  'splits of a size, before the target, and of the whole window': [
    { cols: 81, rows: 25 },
    [
      [split('h', 0, 1, cells(20)), '1bda,81x25,0,0{60x25,0,0,0,20x25,61,0,1}'],
      [split('vb', 1, 2, percent(30)), 'fede,81x25,0,0{60x25,0,0,0,20x25,61,0[20x7,61,0,2,20x17,61,8,1]}'],
      [split('hf', 0, 3, cells(10)), 'b61d,81x25,0,0{51x25,0,0,0,18x25,52,0[18x7,52,0,2,18x17,52,8,1],10x25,71,0,3}'],
      [
        split('vbf', 2, 4),
        'c135,81x25,0,0[81x12,0,0,4,81x12,0,13{51x12,0,13,0,18x12,52,13[18x3,52,13,2,18x8,52,17,1],10x12,71,13,3}]',
      ],
    ],
  ],
  'removing panes': [
    { cols: 100, rows: 30 },
    [
      [split('h', 0, 1), '6b8b,100x30,0,0{50x30,0,0,0,49x30,51,0,1}'],
      [split('v', 1, 2), '77dd,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16,2]}'],
      [split('h', 2, 3), 'c232,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16{24x14,51,16,2,24x14,76,16,3}]}'],
      [kill(1), 'e628,100x30,0,0{50x30,0,0,0,49x30,51,0{24x30,51,0,2,24x30,76,0,3}}'],
      [kill(0), '6b94,100x30,0,0{50x30,0,0,2,49x30,51,0,3}'],
      [kill(3), 'a87f,100x30,0,0,2'],
    ],
  ],
  'resizing the window': [
    { cols: 100, rows: 30 },
    [
      [split('h', 0, 1, percent(30)), '7d5b,100x30,0,0{69x30,0,0,0,30x30,70,0,1}'],
      [split('v', 1, 2), 'e935,100x30,0,0{69x30,0,0,0,30x30,70,0[30x15,70,0,1,30x14,70,16,2]}'],
      [split('h', 2, 3), 'edc6,100x30,0,0{69x30,0,0,0,30x30,70,0[30x15,70,0,1,30x14,70,16{15x14,70,16,2,14x14,86,16,3}]}'],
      [resize(61, 17), '27a8,61x17,0,0{49x17,0,0,0,11x17,50,0[11x8,50,0,1,11x8,50,9{1x8,50,9,2,9x8,52,9,3}]}'],
      [resize(3, 2), 'ba44,5x3,0,0{1x3,0,0,0,3x3,2,0[3x1,2,0,1,3x1,2,2{1x1,2,2,2,1x1,4,2,3}]}'],
      [resize(120, 41), '9b00,120x41,0,0{59x41,0,0,0,60x41,60,0[60x20,60,0,1,60x20,60,21{58x20,60,21,2,1x20,119,21,3}]}'],
    ],
  ],
  'resizing and swapping panes': [
    { cols: 90, rows: 28 },
    [
      [split('h', 0, 1), '3786,90x28,0,0{45x28,0,0,0,44x28,46,0,1}'],
      [split('h', 1, 2), 'e796,90x28,0,0{45x28,0,0,0,22x28,46,0,1,21x28,69,0,2}'],
      [push(1, 'R', 7), 'dae6,90x28,0,0{45x28,0,0,0,29x28,46,0,1,14x28,76,0,2}'],
      [push(2, 'R', 3), 'ec06,90x28,0,0{45x28,0,0,0,32x28,46,0,1,11x28,79,0,2}'],
      [push(0, 'L', 200), 'c078,90x28,0,0{1x28,0,0,0,76x28,2,0,1,11x28,79,0,2}'],
      [split('v', 2, 3), '8008,90x28,0,0{1x28,0,0,0,76x28,2,0,1,11x28,79,0[11x14,79,0,2,11x13,79,15,3]}'],
      [
        (tree) => unwrap(setPaneSize(tree, paneId(2), 'vertical', 5)),
        '24cd,90x28,0,0{1x28,0,0,0,76x28,2,0,1,11x28,79,0[11x5,79,0,2,11x22,79,6,3]}',
      ],
      [push(3, 'U', 4), 'd6cc,90x28,0,0{1x28,0,0,0,76x28,2,0,1,11x28,79,0[11x1,79,0,2,11x26,79,2,3]}'],
      [
        (tree) => unwrap(swapPanes(tree, paneId(0), paneId(3))),
        'd74c,90x28,0,0{1x28,0,0,3,76x28,2,0,1,11x28,79,0[11x1,79,0,2,11x26,79,2,0]}',
      ],
    ],
  ],
  'splits where sizes run out': [
    { cols: 5, rows: 9 },
    [
      // A pane wanted before the target and larger than it gets one column.
      [split('hb', 0, 1, cells(21)), formatted('5x9,0,0{1x9,0,0,1,3x9,2,0,0}')],
    ],
  ],
};

/** A layout string without its checksum, which the parser would refuse. */
function formatted(body: string): string {
  let sum = 0;
  for (const c of body) sum = ((sum >> 1) + ((sum & 1) << 15) + c.charCodeAt(0)) & 0xffff;
  return `${sum.toString(16).padStart(4, '0')},${body}`;
}

test.each(Object.entries(sequences))('%s', (_name, [size, steps]) => {
  let tree: LayoutNode = singlePane(paneId(0), size);
  for (const [apply, observed] of steps) {
    tree = apply(tree);
    expect(formatLayout(tree)).toBe(observed);
  }
});

const threePanes = '2758,120x40,0,0{39x40,0,0,0,39x40,40,0,2,40x40,80,0,1}';
const sevenPanes = '655c,120x40,0,0{16x40,0,0,0,16x40,17,0,6,16x40,34,0,5,16x40,51,0,4,16x40,68,0,3,16x40,85,0,2,18x40,102,0,1}';

/** Without the mirrored ones, which that version does not have. */
const arranged: Partial<Record<PresetLayout, readonly [string, string]>> = {
  'even-horizontal': [threePanes, sevenPanes],
  'even-vertical': [
    '0b9f,120x40,0,0[120x12,0,0,0,120x12,0,13,2,120x14,0,26,1]',
    '6557,120x40,0,0[120x4,0,0,0,120x4,0,5,6,120x4,0,10,5,120x4,0,15,4,120x4,0,20,3,120x4,0,25,2,120x10,0,30,1]',
  ],
  'main-horizontal': [
    '88ea,120x40,0,0[120x24,0,0,0,120x15,0,25{59x15,0,25,2,60x15,60,25,1}]',
    '192e,120x40,0,0[120x24,0,0,0,120x15,0,25{19x15,0,25,6,19x15,20,25,5,19x15,40,25,4,19x15,60,25,3,19x15,80,25,2,20x15,100,25,1}]',
  ],
  'main-vertical': [
    'de7f,120x40,0,0{80x40,0,0,0,39x40,81,0[39x19,81,0,2,39x20,81,20,1]}',
    '06af,120x40,0,0{80x40,0,0,0,39x40,81,0[39x5,81,0,6,39x5,81,6,5,39x5,81,12,4,39x5,81,18,3,39x5,81,24,2,39x10,81,30,1]}',
  ],
  tiled: [
    'd6f7,120x40,0,0[120x19,0,0{59x19,0,0,0,60x19,60,0,2},120x20,0,20,1]',
    '7679,120x40,0,0[120x12,0,0{39x12,0,0,0,39x12,40,0,6,40x12,80,0,5},120x12,0,13{39x12,0,13,4,39x12,40,13,3,40x12,80,13,2},120x14,0,26,1]',
  ],
};

describe.each(PRESET_LAYOUTS.filter((name) => arranged[name]))('%s', (name) => {
  test.each([threePanes, sevenPanes].map((start, i) => [start, arranged[name]![i]!]))('of %s', (start, expected) => {
    expect(formatLayout(arrangePanes(panesOf(unwrap(parseLayout(start))), name, { cols: 120, rows: 40 }))).toBe(expected);
  });
});
