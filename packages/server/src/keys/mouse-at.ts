/** What a mouse event is about, for the commands that its key runs. Types only. */
import type { KeyName, PaneId, Place, Point, Rect } from '@ccmux/core';
import type { InputEvent } from '@ccmux/protocol';

export type MouseEvent = Extract<InputEvent, { kind: 'mouse' }>;

/** The end of the name of its key, as tmux has it. */
export type MouseWhere = 'Pane' | 'Border' | 'Status' | 'StatusLeft' | 'StatusRight' | 'StatusDefault';

export interface MouseAt {
  /** As it came, in cells of the terminal. */
  readonly event: MouseEvent;
  readonly key: KeyName;
  readonly where: MouseWhere;
  /** What `{mouse}` means: the pane, or the window that the status line names there. */
  readonly place: Place;
  /** Where commands without a target are: the pane. Undefined: where the client is, as on the status line. */
  readonly here: Place | undefined;
  /** The pane and where it is on the terminal; on a border the pane that the border belongs to. */
  readonly pane: { readonly id: PaneId; readonly rect: Rect } | undefined;
  /** Where the event before it was: a drag begins there. */
  readonly last: Point;
  /** Which status line, from 0, and what it says of that part of it: `left`, `window`, a name of `range=user|…`. */
  readonly status: { readonly line: number; readonly range: string } | undefined;
  /** The presses that it is made of have come before: no program gets them again. */
  readonly isRepeat: boolean;
}

/** Takes the moves of a button that is held down, until it is up. */
export interface MouseDrag {
  move(to: Point): void;
  end(): void;
}

/** The cell of a pane that is nearest. */
export function cellIn(rect: Rect, { x, y }: Point): Point {
  return { x: nearest(x - rect.x, rect.width), y: nearest(y - rect.y, rect.height) };
}

const nearest = (n: number, count: number): number => Math.min(count - 1, Math.max(0, n));
