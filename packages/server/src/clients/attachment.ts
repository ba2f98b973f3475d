/**
 * A client that a command has attached: its view, its input, and its messages from then on. Owns both until the
 * connection ends. Refuses terminals that cannot be attached, with the reason.
 */
import { assertNever } from '@ccmux/core';
import type { ClientMessage, Hello } from '@ccmux/protocol';
import type { Caller } from '../commands/caller.js';
import { isInsidePane } from '../formats/places.js';
import { InputHandler } from '../keys/input-handler.js';
import { usableSize } from '../operations/window-size.js';
import type { Services } from '../services.js';
import type { AttachedClient } from './attached-client.js';

/** Messages that only an attached client has a use for. */
export type AttachedMessage = Exclude<ClientMessage, { kind: 'hello' | 'command' | 'bye' | 'stdin' }>;

/** Why the caller's terminal cannot be attached; undefined when it can. */
export function attachRefusal(hello: Hello | undefined): string | undefined {
  if (hello?.terminal === undefined) return 'open terminal failed: not a terminal';
  return isInsidePane(hello.env) ? 'sessions should be nested with care, unset $CCMUX to force' : undefined;
}

export class Attachment {
  readonly client: AttachedClient;
  readonly #input: InputHandler;
  readonly #services: Services;

  constructor(client: AttachedClient, caller: Caller, services: Services) {
    this.client = client;
    this.#input = new InputHandler(client, caller, services);
    this.#services = services;
  }

  handle(message: AttachedMessage): void {
    const { client } = this;
    switch (message.kind) {
      case 'input':
        this.#services.clients.used(client);
        return this.#input.handle(message);
      case 'resize':
        return this.#resized(message.body);
      case 'frameAck':
        return client.confirmed();
      case 'promptReply':
        return client.overlays.replied(message.body.id, message.body.text);
      case 'promptChange':
        return client.overlays.changed(message.body.id, message.body.text);
      case 'hostReport':
        return;
      default:
        return assertNever(message);
    }
  }

  /** What was typed from now on is nobody's: the client has been told to go. */
  stopInput(): void {
    this.#input.dispose();
  }

  dispose(): void {
    this.#input.dispose();
    this.#services.clients.remove(this.client);
  }

  #resized(size: { readonly cols: number; readonly rows: number }): void {
    if (size.cols < 1 || size.rows < 1) return;
    this.client.size = usableSize(size);
    this.client.touch();
    this.client.redraw();
    this.#services.clients.resized(this.client);
  }
}
