/**
 * The chrome: borders, status line, view, prompt, drawn by blessed widgets into an overlay. Rendered only when a
 * scene or an overlay changed. Knows how things look; what they say comes with the model.
 */
import { plain, type Rect, type Size, type Span, type Style } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import { type Grapheme, graphemes, stringWidth } from '@ccmux/term';
import type { PaintCursor } from '@ccmux/term/paint';
import type { Overlay } from '../compositor/overlay.js';
import type { LineEditor } from '../overlay/line-editor.js';
import type { Pager } from '../overlay/pager.js';
import { Attributes } from './attributes.js';
import { borderCells } from './borders.js';
import { ChromeLayer } from './layer.js';
import { type Canvas, Surface } from './surface.js';

export interface ChromeModel {
  readonly size: Size;
  readonly scene: Scene;
  readonly editor: LineEditor | undefined;
  readonly pager: Pager | undefined;
}

export interface ChromePicture {
  readonly overlay: Overlay;
  /** Where an overlay wants the cursor; undefined: the active pane keeps it. */
  readonly cursor: PaintCursor | undefined;
}

export interface Chrome {
  render(model: ChromeModel): ChromePicture;
}

const matchStyle: Style = { ...plain, reverse: true };

const hidden: PaintCursor = { x: 0, y: 0, visible: false, shape: undefined, blink: false };

export const createChrome = (): Chrome => new BlessedChrome();

class BlessedChrome implements Chrome {
  readonly #layer = new ChromeLayer();
  readonly #attributes = new Attributes();
  readonly #borders = new Surface(this.#layer.screen);
  readonly #view = new Surface(this.#layer.screen);
  readonly #bars = new Surface(this.#layer.screen);
  readonly #prompt = new Surface(this.#layer.screen);
  #cursor: PaintCursor | undefined;

  render(model: ChromeModel): ChromePicture {
    const { size, scene, editor, pager } = model;
    this.#layer.resize(size);
    this.#attributes.reset();
    this.#cursor = pager === undefined ? undefined : hidden;
    const whole = { x: 0, y: 0, width: size.cols, height: size.rows };
    this.#borders.place(whole, (canvas) => this.#paintBorders(canvas, scene));
    this.#bars.place(whole, (canvas) => this.#paintBars(canvas, scene));
    if (pager === undefined) this.#view.hide();
    else this.#placeView(pager, viewRect(scene, size), scene.promptStyle);
    if (editor !== undefined) this.#placeEditor(editor, promptRect(scene, size), promptStyle(scene, editor));
    else if (pager?.typing !== undefined) this.#placeEditor(pager.typing, lastRow(viewRect(scene, size)), scene.promptStyle);
    else this.#prompt.hide();
    const overlay = this.#layer.render(this.#attributes);
    return { overlay: { ...overlay, front: frontOf(model) }, cursor: this.#cursor };
  }

  #paintBorders(canvas: Canvas, scene: Scene): void {
    const usual = this.#attributes.of(scene.borderStyle);
    const active = this.#attributes.of(scene.activeBorderStyle);
    for (const c of borderCells(scene)) canvas.text(c.x, c.y, c.text, c.active ? active : usual);
    for (const { x, y, spans } of scene.borderTitles) this.#paintSpans(canvas, x, y, spans);
  }

  #paintBars(canvas: Canvas, { status, bars }: Scene): void {
    for (const { y, spans, fill } of status === undefined ? bars : [status, ...bars]) {
      canvas.fill(0, y, this.#attributes.of(fill));
      this.#paintSpans(canvas, 0, y, spans);
    }
  }

  #paintSpans(canvas: Canvas, from: number, y: number, spans: readonly Span[]): void {
    let x = from;
    for (const span of spans) x = canvas.text(x, y, span.text, this.#attributes.of(span.style));
  }

  #placeView(pager: Pager, rect: Rect, titleStyle: Style): void {
    pager.setHeight(rect.height - 1);
    this.#view.place(rect, (canvas) => this.#paintView(canvas, pager, titleStyle));
  }

  #paintView(canvas: Canvas, pager: Pager, titleStyle: Style): void {
    const plainAttr = this.#attributes.of(plain);
    const titleAttr = this.#attributes.of(titleStyle);
    canvas.fill(0, 0, titleAttr);
    canvas.text(0, 0, ` ${pager.title}`, titleAttr);
    const last = Math.min(pager.top + canvas.height - 1, pager.lines.length);
    const filter = pager.filter === '' ? '' : ` filter: ${pager.filter} `;
    const place = `${filter}${pager.failed ? ' not found ' : ` ${last}/${pager.lines.length} `}`;
    const hint = '  / search · f filter · q close  ';
    const end = Math.max(0, canvas.width - stringWidth(place));
    if (stringWidth(pager.title) + 1 + stringWidth(hint) < end) canvas.text(end - stringWidth(hint), 0, hint, titleAttr);
    canvas.text(end, 0, place, titleAttr);
    for (let y = 1; y < canvas.height; y++) {
      canvas.fill(0, y, plainAttr);
      this.#paintLine(canvas, y, pager.lines[pager.top + y - 1] ?? '', pager);
    }
  }

  /** A line of the view with what was searched for marked. */
  #paintLine(canvas: Canvas, y: number, line: string, pager: Pager): void {
    const { wanted } = pager;
    const at = wanted === '' ? -1 : line.toLowerCase().indexOf(wanted.toLowerCase());
    const pieces: [string, Style][] =
      at < 0
        ? [[line, plain]]
        : [
            [line.slice(0, at), plain],
            [line.slice(at, at + wanted.length), matchStyle],
            [line.slice(at + wanted.length), plain],
          ];
    let skip = pager.left;
    let x = 0;
    for (const [text, style] of pieces) {
      const cells = [...graphemes(text)];
      let first = 0;
      while (skip > 0 && first < cells.length) skip -= cells[first++]!.width;
      x = canvas.text(
        x,
        y,
        cells
          .slice(first)
          .map((c) => c.text)
          .join(''),
        this.#attributes.of(style),
      );
    }
  }

  /** The line scrolls so that the cursor, which may stand behind the last character, is always in it. */
  #placeEditor(editor: LineEditor, rect: Rect, style: Style): void {
    const labelWidth = stringWidth(editor.label);
    const before = editor.beforeCursor.flatMap((text) => [...graphemes(text)]);
    const room = Math.max(1, rect.width - labelWidth - 1);
    let first = 0;
    for (let over = columns(before) - room; over > 0; first++) over -= before[first]!.width;
    const shown = before.slice(first);
    this.#prompt.place(rect, (canvas) => {
      const attr = this.#attributes.of(style);
      canvas.fill(0, 0, attr);
      let x = canvas.text(0, 0, editor.label, attr);
      for (const cluster of shown) x = canvas.text(x, 0, cluster.text, attr);
      canvas.text(x, 0, editor.afterCursor.join(''), attr);
    });
    const x = Math.min(rect.x + labelWidth + columns(shown), rect.x + rect.width - 1);
    this.#cursor = { x, y: rect.y, visible: true, shape: undefined, blink: false };
  }
}

const promptStyle = ({ promptStyle: usual, promptCommandStyle }: Scene, editor: LineEditor): Style =>
  editor.isCommanding ? (promptCommandStyle ?? usual) : usual;

const columns = (cells: readonly Grapheme[]): number => cells.reduce((sum, c) => sum + c.width, 0);

/** What lies above the server's surface: the page and the line that are open here. */
const frontOf = ({ scene, size, editor, pager }: ChromeModel): Rect[] => [
  ...(pager === undefined ? [] : [viewRect(scene, size)]),
  ...(editor === undefined ? [] : [promptRect(scene, size)]),
];

/** Where the status line is, or would be. */
const promptRect = (scene: Scene, size: Size): Rect => ({
  x: 0,
  y: Math.min(scene.status?.y ?? size.rows - 1, size.rows - 1),
  width: size.cols,
  height: 1,
});

const lastRow = (rect: Rect): Rect => ({ ...rect, y: rect.y + rect.height - 1, height: 1 });

/** The window's area, as far as it is on the terminal. */
const viewRect = ({ window }: Scene, size: Size): Rect => ({
  x: Math.min(window.x, size.cols - 1),
  y: Math.min(window.y, size.rows - 1),
  width: Math.max(1, Math.min(window.width, size.cols - window.x)),
  height: Math.max(2, Math.min(window.height, size.rows - window.y)),
});
