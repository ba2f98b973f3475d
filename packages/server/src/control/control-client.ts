/**
 * A client that reads lines in place of pictures. Owns nothing that is drawn: messages become notifications, what would
 * ask a person is answered as if they had cancelled.
 */
import type { ClientId, PaneId, SessionId, Size } from '@ccmux/core';
import type { Hello, ServerMessage } from '@ccmux/protocol';
import type { DirtyRange } from '@ccmux/term';
import { AttachedClient, type AttachedDeps } from '../clients/attached-client.js';
import type { PaneOutput } from './pane-output.js';
import type { Subscriptions } from './subscriptions.js';

/** What a control client has that others have not. */
export interface ControlParts {
  readonly output: PaneOutput;
  readonly subscriptions: Subscriptions;
  notify(line: string): void;
}

/** Until the client says how large it is. */
const initialSize: Size = { cols: 80, rows: 24 };

export class ControlClient extends AttachedClient {
  readonly parts: ControlParts;
  /** Until the client says how large it is it sizes no window. */
  override hasSize = false;
  readonly #said: (text: string) => void;

  constructor(id: ClientId, hello: Hello, session: SessionId, deps: AttachedDeps, parts: ControlParts) {
    super(id, hello, session, initialSize, { ...deps, send: (message) => this.#answer(message) });
    this.parts = parts;
    this.#said = deps.look.said;
  }

  override paneChanged(_pane: PaneId, _range: DirtyRange | undefined, _bytes: number): void {}

  override invalidate(): void {}

  override redraw(): void {}

  override ring(): void {}

  override copy(): void {}

  override whenDrawn(done: () => void): void {
    done();
  }

  override showMessage(text: string): void {
    this.#said(text);
    this.parts.notify(`%message ${text}`);
  }

  override sayMistakes(lines: readonly string[]): boolean {
    for (const line of lines) this.parts.notify(`%config-error ${line}`);
    return true;
  }

  override showCollected(): void {}

  /** Nobody is there to be asked. */
  /** Nothing is sent to it: it reads lines. */
  #answer(message: ServerMessage): number {
    if (message.kind === 'prompt' || message.kind === 'view') {
      const { id } = message.body;
      queueMicrotask(() => this.overlays.replied(id, undefined));
    }
    return 0;
  }
}
