/**
 * A client that looks at a session: what it sees and when it is sent. Owns its view, its frames and its overlays;
 * what its keys do is elsewhere.
 */
import {
  activePane,
  type ClientId,
  currentWindow,
  type KeyName,
  optionAt,
  type PaneId,
  paneId,
  type SessionId,
  type Size,
} from '@ccmux/core';
import type { Hello, Scene, ServerMessage } from '@ccmux/protocol';
import type { DirtyRange } from '@ccmux/term';
import type { Clock } from '../clock.js';
import type { MouseDrag } from '../keys/mouse-at.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import { FrameScheduler } from '../render/frame-scheduler.js';
import { moved } from '../render/pan.js';
import { hostKittyFlags, hostMouse } from '../render/scene.js';
import { ClientLook, type ClientLookPorts, type MessageOptions } from './client-look.js';
import { unknownTerminal } from './client-terminal.js';
import type { ClientFlags } from './flags.js';
import { HostWrites } from './host-writes.js';
import { Overlays } from './overlays.js';
import { ClientPan } from './pan.js';
import { PaneViews } from './pane-view.js';
import { type Picture, pictureBytes } from './picture.js';
import { Surfaces } from './surfaces.js';

export interface AttachedDeps {
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
  readonly clock: Clock;
  readonly look: ClientLookPorts;
  readonly send: (message: ServerMessage) => number;
}

export class AttachedClient {
  readonly id: ClientId;
  readonly hello: Hello;
  size: Size;
  session: SessionId;
  /** Whether anybody has said how large it is. */
  hasSize = true;
  /** The session it looked at before. */
  lastSession: SessionId | undefined;
  /** Monotonic; the client used last decides the size of a window that several look at. */
  lastActiveMs: number;
  readonly createdMs: number;
  writtenBytes = 0;
  /** How the person attached: a read-only client only looks, one that ignores size never sizes a window. */
  flags: ClientFlags = { readOnly: false, ignoreSize: false };
  readonly terminal = unknownTerminal();
  /** Panes in the current picture. */
  #visible: ReadonlySet<PaneId> = new Set();
  #scene: Scene | undefined;
  #sceneText = '';
  #sceneDirty = true;
  #seq = 0;
  /** Lines printed by the command that runs; bounded by what commands print. */
  #printed: string[] = [];
  readonly overlays: Overlays;
  /** Choosers, popups and menus. */
  readonly surfaces: Surfaces;
  /** What a command has begun with the button of the mouse down. */
  drag: MouseDrag | undefined;
  /** Chooses that table, as `switch-client -T` does; undefined is the one of the option key-table. */
  setKeyTable: (table: string | undefined) => void = () => {};
  /** Does what the key does when it is typed here. */
  press: (key: KeyName) => void = () => {};
  /** Called when an overlay opens: it takes the keys that wait. */
  onOverlay: () => void = () => {};
  /** Which part of a window that is too large is shown. */
  readonly pan = new ClientPan();
  /** What is around the panes. */
  readonly look: ClientLook;
  /** The active pane was in a mode when the scene was made. */
  #inMode = false;
  readonly #views = new PaneViews();
  readonly #hostWrites = new HostWrites();
  readonly #scheduler: FrameScheduler<Picture>;
  readonly #deps: AttachedDeps;

  constructor(id: ClientId, hello: Hello, session: SessionId, size: Size, deps: AttachedDeps) {
    this.id = id;
    this.hello = hello;
    this.session = session;
    this.size = size;
    this.lastActiveMs = deps.clock.now();
    this.createdMs = deps.clock.wallMs();
    this.#deps = deps;
    this.look = new ClientLook({
      store: deps.store,
      clock: deps.clock,
      ...deps.look,
      invalidate: () => this.invalidate(),
    });
    this.overlays = new Overlays(deps.send, () => this.invalidate());
    this.surfaces = new Surfaces({
      onChange: (bytes) => this.#scheduler.request(bytes),
      onScene: () => this.invalidate(),
      onOverlay: () => this.onOverlay(),
    });
    this.#scheduler = new FrameScheduler(deps.clock, {
      take: () => this.#takePicture(),
      empty: () => ({ writes: [], scene: undefined, panes: [], surface: undefined, bytes: 0 }),
      hasMore: () => this.#views.hasMore || this.surfaces.hasMore,
      send: ({ writes, scene, panes, surface }, confirm) => {
        for (const message of writes) this.send(message);
        this.send({ kind: 'frame', seq: ++this.#seq, confirm, scene, panes, surface });
        if (this.#views.hasMore || this.surfaces.hasMore) this.#scheduler.request(undefined);
      },
    });
  }

  get activePane(): PaneId | undefined {
    return activePane(this.#deps.store.model, this.session)?.id;
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  sees(pane: PaneId): boolean {
    return this.#visible.has(pane);
  }

  /** Output or a resize changed a pane. `bytes` of output made it. */
  paneChanged(pane: PaneId, range: DirtyRange | undefined, bytes: number): void {
    this.surfaces.paneChanged(pane, range, bytes);
    if (!this.#visible.has(pane)) return;
    if (range !== undefined) this.#views.mark(pane, range);
    if (bytes > 0) this.look.output();
    const active = pane === this.#scene?.active;
    if (active && (this.#modesChanged() || this.#pannedTo(pane))) this.#sceneDirty = true;
    if (range === undefined && !active) return;
    this.#scheduler.request(active && bytes > 0 ? bytes : undefined);
  }

  /** Something other than pane contents may look different now. */
  invalidate(): void {
    this.#sceneDirty = true;
    this.#scheduler.request(undefined);
  }

  /** Everything is sent again. */
  redraw(): void {
    this.#sceneText = '';
    this.#visible = new Set();
    this.surfaces.forget();
    this.invalidate();
  }

  confirmed(): void {
    this.#scheduler.confirmed();
  }

  /** A pane rings. */
  ring(): void {
    this.#hostWrites.ring();
    this.#scheduler.request(undefined);
  }

  /** Something calls for the person: their terminal shows it where it can. */
  notify(title: string, text: string): void {
    this.#hostWrites.notify(title, text);
    this.#scheduler.request(undefined);
  }

  /** A program wants this in the clipboard of the person who looks at it. */
  copy(data: Uint8Array): void {
    this.#hostWrites.copy(data);
    this.#scheduler.request(undefined);
  }

  /** The person did something: their terminal is the one that counts for sizes. */
  touch(): void {
    this.lastActiveMs = this.#deps.clock.now();
  }

  /** A line that a command prints; `showCollected` shows them all. */
  collect(line: string): void {
    this.#printed.push(line);
  }

  /** Shows what commands printed: one line as a message, more as a page. */
  showCollected(title: string): void {
    const lines = this.#printed.flatMap((text) => text.split('\n'));
    this.#printed = [];
    if (lines.length === 1) this.showMessage(lines[0]!);
    else if (lines.length > 1) this.overlays.view(title, lines);
  }

  /** In place of the status line, for a while or until a key is pressed. */
  showMessage(text: string, options: MessageOptions = {}): void {
    this.#deps.look.said(text);
    this.look.showMessage(this.session, text, options);
  }

  /** False when it has no way to be told of mistakes but those that people have. */
  sayMistakes(_lines: readonly string[]): boolean {
    return false;
  }

  /** The key table that the next key is looked up in. */
  get keyTable(): string {
    return this.look.table;
  }
  set keyTable(table: string) {
    this.look.enterTable(this.session, table);
  }

  send(message: ServerMessage): void {
    this.writtenBytes += this.#deps.send(message);
  }

  /** Calls back once all there is to see is on the terminal: the last picture of a pane that is about to go. */
  whenDrawn(done: () => void): void {
    this.#scheduler.whenDrawn(done);
  }

  dispose(): void {
    this.look.dispose();
    this.overlays.dispose();
    this.surfaces.dispose();
    this.#scheduler.dispose();
  }

  #pannedTo(active: PaneId): boolean {
    const { store, panes } = this.#deps;
    return this.pan.isBigger && this.pan.update(store.model, this.session, this.size, panes.get(active));
  }

  #modesChanged(): boolean {
    const scene = this.#scene;
    const runtime = scene?.active === undefined ? undefined : this.#deps.panes.get(paneId(scene.active));
    if (scene === undefined || runtime === undefined || this.surfaces.top !== undefined) return false;
    if ((runtime.mode !== undefined) !== this.#inMode) return true;
    const { modes } = runtime.emulator;
    const mouse = hostMouse(this.#deps.store.model, this.session, modes);
    return scene.kittyFlags !== (modes.kittyFlags | hostKittyFlags) || scene.mouse !== mouse;
  }

  #takePicture(): Picture | undefined {
    const scene = this.#sceneDirty ? this.#updateScene() : undefined;
    const active = this.#scene?.active;
    const panes = this.#views.take((id) => this.#deps.panes.get(id), active === undefined ? undefined : paneId(active));
    const surface = this.surfaces.take();
    const writes = this.#hostWrites.take();
    if (scene === undefined && panes.length === 0 && surface === undefined && writes.length === 0) return undefined;
    return { writes, scene, panes, surface, bytes: pictureBytes({ writes, panes, surface }) };
  }

  /** The new scene, or undefined when it is the one that the client has. */
  #updateScene(): Scene | undefined {
    this.#sceneDirty = false;
    const { model } = this.#deps.store;
    const session = model.sessions.get(this.session);
    if (session === undefined) return undefined;
    const window = currentWindow(model, session.id);
    const { top } = this.surfaces;
    const runtime = window === undefined ? undefined : this.#deps.panes.get(window.active);
    this.#inMode = runtime?.mode !== undefined;
    const viKeys = window !== undefined && optionAt(model, 'mode-keys', { window: window.id }) === 'vi';
    const modeTable = this.#inMode ? (viKeys ? 'copy-mode-vi' : 'copy-mode') : undefined;
    const modes = top === undefined ? runtime?.emulator.modes : top.modes;
    this.pan.update(model, session.id, this.size, runtime);
    const hints = this.overlays.hints ?? top?.hints;
    const space = moved(this.look.build({ session, size: this.size, modes, modeTable, hints }), this.pan.offset);
    const surface = this.surfaces.place(space);
    const mouse = top?.followsMouse && space.mouse === 'drag' ? 'any' : space.mouse;
    const scene: Scene = surface === undefined ? space : { ...space, mouse, surface };
    const text = JSON.stringify(scene);
    if (text === this.#sceneText) return undefined;
    this.#markNewPanes(this.#scene, scene);
    this.#scene = scene;
    this.#sceneText = text;
    return scene;
  }

  /** Panes that the client did not have, or had in another place or size, are sent whole. */
  #markNewPanes(before: Scene | undefined, after: Scene): void {
    const places = new Map(before?.panes.map((p) => [p.pane, JSON.stringify(p)]));
    const known = this.#visible;
    this.#visible = new Set(after.panes.map((p) => paneId(p.pane)));
    this.#views.keepOnly(this.#visible);
    for (const place of after.panes) {
      const id = paneId(place.pane);
      const runtime = this.#deps.panes.get(id);
      if (runtime !== undefined && (!known.has(id) || places.get(id) !== JSON.stringify(place))) this.#views.markAll(runtime);
    }
  }
}
