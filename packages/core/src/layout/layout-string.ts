/**
 * tmux's layout strings (`bb62,159x48,0,0{79x48,0,0,1,79x48,80,0,2}`): a checksum, then every node as
 * `WIDTHxHEIGHT,X,Y`, a pane's number behind it for a leaf, `{…}` around children side by side, `[…]` around children
 * one above the other.
 */
import { type PaneId, paneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { removeAt } from './remove.js';
import { type Axis, type LayoutNode, lengthAlong, mapLeaves, place } from './tree.js';

export const INVALID_LAYOUT = 'invalid layout';
export const SIZE_MISMATCH = 'size mismatch after applying layout';

/** Deeper than any window can be split; at the bound the string is refused, so hostile input cannot exhaust the stack. */
const MAX_DEPTH = 1_000;
/** tmux's maximum of a window; larger numbers are refused. */
const MAX_CELLS = 10_000;

export function formatLayout(tree: LayoutNode): string {
  const body = formatNode(tree);
  return `${checksum(body)},${body}`;
}

function formatNode(node: LayoutNode): string {
  const geometry = `${node.width}x${node.height},${node.x},${node.y}`;
  if (node.kind === 'leaf') return `${geometry},${node.pane}`;
  const [open, close] = node.axis === 'horizontal' ? '{}' : '[]';
  return `${geometry}${open}${node.children.map(formatNode).join(',')}${close}`;
}

/** 16 bits, rotated right by one before each byte is added; four hexadecimal digits. */
function checksum(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum = ((sum >> 1) + ((sum & 1) << 15) + body.charCodeAt(i)) & 0xffff;
  return sum.toString(16).padStart(4, '0');
}

/**
 * Parses a layout string. The panes are those named in the string if every leaf names one and none twice; otherwise
 * they are positions, numbered from 0 in tree order, which `assignPanes` replaces. Positions on screen are recomputed.
 */
export function parseLayout(text: string): Result<LayoutNode, string> {
  const match = /^([0-9a-f]{4}),/i.exec(text);
  if (!match) return err(INVALID_LAYOUT);
  const body = text.slice(5);
  if (checksum(body) !== match[1]!.toLowerCase()) return err(INVALID_LAYOUT);
  const parser = new Parser(body);
  const tree = parser.node(0);
  if (!tree || !parser.atEnd) return err(INVALID_LAYOUT);
  const fixed = correctRoot(tree);
  if (!isConsistent(fixed)) return err(SIZE_MISMATCH);
  return ok(place(parser.namesEveryPane ? fixed : numbered(fixed)));
}

/**
 * Puts the window's panes into a parsed layout, in order. Cells left over are closed from the bottom right; too few
 * cells are an error, as in tmux.
 */
export function assignPanes(tree: LayoutNode, panes: readonly PaneId[]): Result<LayoutNode, string> {
  let node = numbered(tree);
  let cells = countLeaves(node);
  if (panes.length === 0 || panes.length > cells) return err(`have ${panes.length} panes but need ${cells}`);
  for (; cells > panes.length; cells--) node = removeAt(node, pathToLast(node))!;
  return ok(place(mapLeaves(node, (leaf) => ({ ...leaf, pane: panes[leaf.pane]! }))));
}

const countLeaves = (node: LayoutNode): number =>
  node.kind === 'leaf' ? 1 : node.children.reduce((sum, child) => sum + countLeaves(child), 0);

function pathToLast(node: LayoutNode): number[] {
  if (node.kind === 'leaf') return [];
  const last = node.children.length - 1;
  return [last, ...pathToLast(node.children[last]!)];
}

function numbered(tree: LayoutNode): LayoutNode {
  let next = 0;
  return mapLeaves(tree, (leaf) => ({ ...leaf, pane: paneId(next++) }));
}

/** Some versions of tmux wrote a root that does not match its children: the children are right. */
function correctRoot(tree: LayoutNode): LayoutNode {
  if (tree.kind === 'leaf') return tree;
  const along = tree.children.reduce((sum, child) => sum + lengthAlong(child, tree.axis) + 1, -1);
  const last = tree.children.at(-1)!;
  return tree.axis === 'horizontal'
    ? { ...tree, width: along, height: last.height }
    : { ...tree, width: last.width, height: along };
}

function isConsistent(node: LayoutNode): boolean {
  if (node.width < 1 || node.height < 1) return false;
  if (node.kind === 'leaf') return true;
  const across: Axis = node.axis === 'horizontal' ? 'vertical' : 'horizontal';
  const along = node.children.reduce((sum, child) => sum + lengthAlong(child, node.axis) + 1, -1);
  return (
    along === lengthAlong(node, node.axis) &&
    node.children.every((child) => lengthAlong(child, across) === lengthAlong(node, across) && isConsistent(child))
  );
}

class Parser {
  readonly #text: string;
  readonly #panes = new Set<number>();
  #at = 0;
  #leaves = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  get namesEveryPane(): boolean {
    return this.#panes.size === this.#leaves;
  }

  node(depth: number): LayoutNode | undefined {
    const geometry = this.#take(/(\d{1,5})x(\d{1,5}),(\d{1,5}),(\d{1,5})/y);
    if (!geometry || depth > MAX_DEPTH) return undefined;
    const [width, height, x, y] = geometry.slice(1).map(Number) as [number, number, number, number]; // SAFETY: the pattern has four groups of digits
    if (Math.max(width, height, x, y) > MAX_CELLS) return undefined;
    const open = this.#take(/[{[]/y)?.[0];
    if (open === undefined) return { kind: 'leaf', pane: this.#pane(), width, height, x, y };
    const children = this.#children(depth, open === '{' ? '}' : ']');
    return children && { kind: 'split', axis: open === '{' ? 'horizontal' : 'vertical', width, height, x, y, children };
  }

  /** A number that is followed by `x` is the width of the next node instead. */
  #pane(): PaneId {
    this.#leaves++;
    const named = this.#take(/,(\d{1,9})(?![\dx])/y);
    if (named) this.#panes.add(Number(named[1]));
    return paneId(named ? Number(named[1]) : 0);
  }

  #children(depth: number, close: string): LayoutNode[] | undefined {
    const children: LayoutNode[] = [];
    do {
      const child = this.node(depth + 1);
      if (!child) return undefined;
      children.push(child);
    } while (this.#take(/,/y));
    if (this.#text[this.#at] !== close || children.length < 2) return undefined;
    this.#at++;
    return children;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }
}
