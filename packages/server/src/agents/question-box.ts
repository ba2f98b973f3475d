/**
 * The question of an agent above the panes of one client. A yes counts only when all of it has been shown and nobody has
 * been typing when it came: what was meant for a pane answers nothing.
 */
import { bindingKey, type KeyName, plain, type Rect, type Style } from '@ccmux/core';
import { graphemes, type Row } from '@ccmux/term';
import type { Surface, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import type { Clock } from '../clock.js';
import { boxLinesNamed } from '../overlays/box-lines.js';
import { Canvas } from '../overlays/canvas.js';
import type { Reply } from './approvals.js';
import type { QuestionLines } from './question-lines.js';

/** Keys are not answers before nobody has typed for this long. */
export const guardMs = 400;
const widest = 78;
const labelWidth = 7;

export interface QuestionParts {
  readonly lines: QuestionLines;
  readonly code: string;
  readonly mayBeAlways: boolean;
  readonly clock: Clock;
  onReply(reply: Extract<Reply, 'once' | 'always' | 'deny'>): void;
  /** It is gone from this client; without an answer the question stays. */
  onClosed(): void;
}

const border: Style = { ...plain, fg: { kind: 'palette', index: 3 } };
const dim: Style = { ...plain, dim: true };
const bold: Style = { ...plain, bold: true };

export class QuestionBox implements Surface {
  readonly name = 'agent-question';
  readonly layer = 'overlay';
  readonly followsMouse = false;
  readonly cursor = undefined;
  readonly modes = undefined;
  readonly hints = [];
  readonly #port: SurfacePort;
  readonly #parts: QuestionParts;
  #canvas: Canvas | undefined;
  #size = { cols: 0, rows: 0 };
  #text: readonly (readonly [label: string, text: string])[] = [];
  #top = 0;
  /** Lines from the start that have been on the screen. */
  #seen = 0;
  #quietSince: number;

  constructor(port: SurfacePort, parts: QuestionParts) {
    this.#port = port;
    this.#parts = parts;
    this.#quietSince = parts.clock.now();
  }

  place({ cols, rows }: SurfaceSpace): Rect | undefined {
    const width = Math.min(cols, widest);
    if (width < 24 || rows < 6) return undefined;
    this.#text = wrappedFacts(this.#parts.lines, width - 4 - labelWidth);
    const height = Math.min(rows, this.#text.length + 4);
    this.#size = { cols: width, rows: height };
    this.#top = Math.min(this.#top, Math.max(0, this.#text.length - this.#room));
    this.#canvas = undefined;
    return { x: Math.floor((cols - width) / 2), y: Math.floor((rows - height) / 2), width, height };
  }

  row(y: number): Row {
    this.#canvas ??= this.#draw();
    return this.#canvas.row(y);
  }

  key(key: KeyName, _raw: Uint8Array, type: 1 | 2 | 3): boolean {
    if (type === 3) return true;
    const { clock, onReply, mayBeAlways } = this.#parts;
    const isAnswer = clock.now() - this.#quietSince >= guardMs;
    this.#quietSince = clock.now();
    const pressed = bindingKey(key);
    if (pressed === 'Up' || pressed === 'Down') this.#scroll(pressed === 'Up' ? -1 : 1);
    if (!isAnswer) return true;
    const hasRead = this.#seen >= this.#text.length;
    if (pressed === 'n' || pressed === 'Enter' || pressed === 'C-c') onReply('deny');
    else if (pressed === 'y' && hasRead) onReply('once');
    else if (pressed === 'a' && hasRead && mayBeAlways) onReply('always');
    else if (pressed === 'Escape') this.#port.close();
    return true;
  }

  /** Never an answer. */
  paste(): void {
    this.#quietSince = this.#parts.clock.now();
  }

  closed(): void {
    this.#parts.onClosed();
  }

  get #room(): number {
    return this.#size.rows - 4;
  }

  #scroll(by: number): void {
    this.#top = Math.max(0, Math.min(this.#top + by, this.#text.length - this.#room));
    this.#canvas = undefined;
    this.#port.changed();
  }

  #draw(): Canvas {
    const { cols, rows } = this.#size;
    const canvas = new Canvas(this.#size);
    const lines = boxLinesNamed('rounded');
    if (lines !== undefined) canvas.box({ x: 0, y: 0, width: cols, height: rows }, lines, border);
    canvas.text(2, 0, ` ${this.#parts.lines.title} `, { ...border, bold: true }, cols - 2);
    for (let i = 0; i < this.#room; i++) {
      const [label, text] = this.#text[this.#top + i] ?? ['', ''];
      canvas.text(2, i + 1, label, dim);
      canvas.text(2 + labelWidth, i + 1, text, label === 'run' || label === 'shell' ? bold : plain, cols - 2);
    }
    this.#seen = Math.max(this.#seen, Math.min(this.#top + this.#room, this.#text.length));
    const more = this.#text.length - this.#top - this.#room;
    if (more > 0) canvas.text(2, rows - 3, `… ${more} more, Down shows them`, { ...border, bold: true }, cols - 2);
    const keys = `y open it${this.#parts.mayBeAlways ? '   a always' : ''}   n deny   Escape later`;
    canvas.text(2, rows - 2, keys, bold, cols - 2);
    canvas.text(Math.max(2, cols - this.#parts.code.length - 4), rows - 1, ` ${this.#parts.code} `, dim, cols - 1);
    return canvas;
  }
}

/** Every character of every fact, in lines of a width. */
function wrappedFacts({ facts }: QuestionLines, width: number): (readonly [string, string])[] {
  return facts.flatMap(([label, text]) => {
    const lines: string[] = [''];
    let used = 0;
    for (const cluster of graphemes(text)) {
      if (used + cluster.width > width) {
        lines.push('');
        used = 0;
      }
      lines[lines.length - 1] += cluster.text;
      used += cluster.width;
    }
    return lines.map((line, i): [string, string] => [i === 0 ? label : '', line]);
  });
}
