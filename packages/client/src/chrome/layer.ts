/**
 * blessed as a layer without a terminal: its widgets draw into the screen's lines over a sentinel, and what they
 * touched is taken as overlay cells. Nothing of blessed reads or writes a terminal, a file or the environment.
 */
import { EventEmitter } from 'node:events';
import type { Size } from '@ccmux/core';
import { cell } from '@ccmux/term';
import type { CellSide } from '@ccmux/term/paint';
import Screen from 'blessed/lib/widgets/screen.js';
import type { Overlay } from '../compositor/overlay.js';
import { type Attributes, untouched } from './attributes.js';

/** What blessed's screen wants of its program: a size. It believes to be on the alternate screen already. */
class NoProgram extends EventEmitter {
  cols = 0;
  rows = 0;
  readonly isAlt = true;
  readonly options = {};
  readonly tput = { unicode: true, strings: {}, numbers: {} };
  setupTput(): void {}
  clear(): void {}
}

export class ChromeLayer {
  readonly #program = new NoProgram();
  readonly screen: Screen;

  constructor() {
    // Else the first screen takes hold of the process's signals and uncaught errors.
    Screen._bound = true;
    this.screen = new Screen({ program: this.#program });
    // blessed keeps every screen for its exit handler, which is not there.
    Screen.instances.length = 0;
    this.screen.draw = () => {};
  }

  resize(size: Size): void {
    if (size.cols === this.#program.cols && size.rows === this.#program.rows) return;
    this.#program.cols = size.cols;
    this.#program.rows = size.rows;
    this.screen.alloc();
  }

  /** Renders all widgets and takes what they drew. */
  render(attributes: Attributes): Overlay {
    for (const line of this.screen.lines) {
      for (const c of line) {
        c[0] = untouched;
        c[1] = ' ';
      }
    }
    this.screen.render();
    return this.#harvest(attributes);
  }

  #harvest(attributes: Attributes): Overlay {
    const { cols, rows } = this.#program;
    const cells = new Uint32Array(cols * rows * cell.wordsPerCell);
    const mask = new Uint8Array(cols * rows);
    const touched = new Uint8Array(rows);
    const side = new Map<number, CellSide>();
    for (let y = 0; y < rows; y++) {
      const line = this.screen.lines[y]!;
      for (let x = 0; x < cols; x++) {
        const [attr, text] = line[x]!;
        if (attr === untouched) continue;
        const at = y * cols + x;
        mask[at] = 1;
        touched[y] = 1;
        const words = attributes.words(attr);
        const cluster = isCluster(text) ? text : '';
        cells[at * 3] = glyphOf(text, line[x + 1]?.[1] === '');
        cells[at * 3 + 1] = words.foreground;
        cells[at * 3 + 2] = words.background;
        if (cluster !== '' || words.side !== undefined) {
          side.set(at, { underline: 0, underlineColour: 0, ...words.side, cluster, link: '', linkId: '' });
        }
      }
    }
    return { size: { cols, rows }, cells, mask, rows: touched, side, front: [] };
  }
}

/** More than one code point. */
const isCluster = (text: string): boolean => text.length > 1 && text.length > (text.codePointAt(0)! > 0xffff ? 2 : 1);

/** The glyph word for a widget's text: a cluster, or '' for the right half of the wide one before it. */
function glyphOf(text: string, wide: boolean): number {
  if (text === '') return 0;
  const width = (wide ? 2 : 1) << cell.widthShift;
  return text.codePointAt(0)! | width | (isCluster(text) ? cell.clusterFlag : 0);
}
