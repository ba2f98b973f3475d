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
export type AttachedMessage = Exclude<ClientMessage, { kind: 'hello' | 'command' | 'bye' | 'stdin' | 'ping' }>;

/** Why the caller's terminal cannot be attached; undefined when it can. */
export function attachRefusal(hello: Hello | undefined, services: Services): string | undefined {
  if (hello?.control === true) return undefined;
  if (hello?.terminal === undefined) return 'open terminal failed: not a terminal';
  if (!isInsidePane(hello.env) || !isNested(hello.terminal.tty, hello, services)) return undefined;
  return `sessions should be nested with care, unset $${hello.program === 'tmux' ? 'TMUX' : 'CCMUX'} to force`;
}

/**
 * A program in a pane may have a terminal of its own (a tool that shows sessions in its window): only the pane's own would
 * show itself. Which are the panes of another server is not known here; tmux lets those pass.
 */
function isNested(tty: string, { env, program }: Hello, { panes, socket, store }: Services): boolean {
  const isOurs = env['CCMUX']?.startsWith(`${socket},`) === true;
  if (!isOurs && program !== 'tmux') return true;
  return [...store.model.panes.keys()].some((pane) => panes.get(pane)?.tty === tty);
}

/** What a terminal says of itself is text of anybody. */
const clean = (text: string): string => [...text].filter(isSafeCharacter).slice(0, maxTextLength).join('');
const isSafeCharacter = (c: string): boolean => c >= ' ' && !(c >= '\x7f' && c <= '\x9f');
const maxTextLength = 100;
const maxFeatures = 50;

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
        return this.#knowTerminal(message.body);
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

  #knowTerminal({ name, features = [], cell }: Extract<AttachedMessage, { kind: 'hostReport' }>['body']): void {
    Object.assign(this.client.terminal, {
      name: clean(name),
      features: features.map(clean).slice(0, maxFeatures),
      cell,
    });
    this.client.invalidate();
  }

  #resized(size: { readonly cols: number; readonly rows: number }): void {
    if (size.cols < 1 || size.rows < 1) return;
    this.client.size = usableSize(size);
    this.client.touch();
    this.client.redraw();
    this.#services.clients.resized(this.client);
  }
}
