/**
 * One control client's talk: lines in, blocks and notifications out. Owns the order: commands run one after the other, a
 * command's block is written whole when it is done, and what it made happen is told behind it. An empty line, or the end of
 * the input, ends it.
 */
import { currentWindowId, indexOfWindow, isLinked, type PaneId, placeAtIndex, splitWords, type WindowId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Timer } from '../clock.js';
import { type Caller, wordsOf } from '../commands/caller.js';
import type { CommandList, PreparedCommand } from '../commands/command-list.js';
import type { CommandLanguage } from '../commands/language.js';
import { createLanguage } from '../commands/run.js';
import { expandAt } from '../formats/expand.js';
import type { Change } from '../hooks/changes.js';
import { defaultWords } from '../operations/default-command.js';
import type { Services } from '../services.js';
import { CommandBlock } from './command-block.js';
import type { ControlParts } from './control-client.js';
import type { ControlPeer } from './control-clients.js';
import { LineReader } from './line-reader.js';
import { blockBytes } from './lines.js';
import { notificationOf } from './notifications.js';
import { PaneOutput } from './pane-output.js';
import { Subscriptions } from './subscriptions.js';

/** How long what happens is kept back behind the command that runs. */
const holdMs = 5000;
/** The same behind commands that wait for somebody. */
const patientHoldMs = 50;
const patient: ReadonlySet<string> = new Set(['display-popup', 'if-shell', 'record', 'run-shell', 'source-file', 'wait-for']);
/** Lines that may wait for the command that runs. */
const maxWaitingLines = 10_000;

const layoutFormat = '#{window_id} #{window_layout} #{window_visible_layout} #{window_raw_flags}';
const encoder = new TextEncoder();

export interface ControlPorts {
  readonly services: Services;
  readonly caller: Caller;
  write(bytes: Uint8Array): void;
  error(text: string): void;
  backlog(): number;
  whenDrained(callback: () => void): void;
  /** Ends the connection. */
  finish(status: number): void;
}

export class ControlConversation implements ControlPeer {
  readonly parts: ControlParts;
  readonly #ports: ControlPorts;
  readonly #reader = new LineReader();
  readonly #language: CommandLanguage;
  /** Lines that wait for the command that runs. */
  #lines: string[] = [];
  #busy = true;
  /** What happened while a command runs; undefined: is written at once. */
  #held: Uint8Array[] | undefined;
  #hold: Timer | undefined;
  /** What the command that attaches makes happen before it does: a new session. */
  #early: Change[] = [];
  #leaving: { readonly reason: string; readonly status: number } | undefined;
  #number = 0;
  /** `%exit` has been written. */
  #over = false;
  #finished = false;
  /** 1 as soon as a command has failed, as tmux has it. */
  #status = 0;

  constructor(ports: ControlPorts) {
    this.#ports = ports;
    this.#language = createLanguage(() => ports.services, wordsOf(ports.caller));
    const { clock, store } = ports.services;
    const notify = (line: string): void => this.notify(line);
    const output = new PaneOutput({
      write: (bytes) => this.#tell(bytes),
      backlog: ports.backlog,
      whenDrained: ports.whenDrained,
      now: clock.now,
      pauseAfterMs: () => this.client?.flags.pauseAfterMs,
      notify,
      onTooFarBehind: () => this.exit('too far behind', 1),
    });
    const subscriptions = new Subscriptions({
      clock,
      model: () => store.model,
      session: () => this.client?.session,
      expand: (place, format) => expandAt(ports.services, place, format),
      notify,
    });
    this.parts = { output, subscriptions, notify };
  }

  get client(): AttachedClient | undefined {
    return this.#ports.caller.attached;
  }

  /** Runs the command of the program's call. */
  async start(argv: readonly string[]): Promise<void> {
    const language = this.#language;
    const words = argv.length === 0 ? defaultWords(this.#ports.services, this.#ports.caller) : argv;
    const read = typeof words === 'string' ? language.read(words) : language.prepare(splitWords(words, new Map(), 1));
    if (!read.ok) {
      this.#ports.error(read.error.message);
      return this.exit('', 1);
    }
    const ok = await this.#run(read.value, false);
    if (this.client === undefined) return this.exit('', ok ? 0 : 1);
    this.#busy = false;
    void this.#next();
  }

  input(bytes: Uint8Array, end: boolean): void {
    const lines = this.#reader.take(bytes);
    if (lines === undefined || this.#lines.length + lines.length > maxWaitingLines) return this.exit('too much input', 1);
    this.#lines.push(...lines);
    if (end) this.#lines.push('');
    void this.#next();
  }

  /** The client is told that it is over. With the flag wait-exit it has the last word. */
  exit(reason: string, status = 0): void {
    if (this.#over) return;
    // The command that sends the client away is answered first.
    if (this.#held !== undefined) {
      this.#leaving ??= { reason, status };
      return;
    }
    this.#over = true;
    this.#status = Math.max(this.#status, status);
    this.#ports.write(encoder.encode(reason === '' ? '%exit\n' : `%exit ${reason}\n`));
    if (this.client?.flags.waitExit !== true || this.#lines.includes('')) this.#finish();
    this.#lines = [];
  }

  changed(changes: readonly Change[]): void {
    const { client } = this;
    if (client === undefined) {
      if (this.#held !== undefined) this.#early.push(...changes);
      return;
    }
    const { services } = this.#ports;
    const view = { model: services.store.model, session: client.session, layout: (id: WindowId) => this.#layout(id) };
    for (const change of changes) {
      const line = notificationOf(change, view);
      if (line !== undefined) this.notify(line);
    }
    this.parts.subscriptions.changed();
  }

  paneOutput(pane: PaneId, data: Uint8Array): void {
    const { client } = this;
    const { model } = this.#ports.services.store;
    const session = client === undefined ? undefined : model.sessions.get(client.session);
    const window = model.panes.get(pane)?.window;
    if (client === undefined || session === undefined || window === undefined || !isLinked(session, window)) return;
    if (client.flags.noOutput !== true) this.parts.output.take(pane, data);
    this.parts.subscriptions.changed();
  }

  paneClosed(pane: PaneId): void {
    this.parts.output.forget(pane);
  }

  notify(line: string): void {
    if (this.client !== undefined) this.#tell(encoder.encode(`${line.replaceAll('\n', ' ')}\n`));
  }

  dispose(): void {
    this.#over = true;
    this.#finished = true;
    this.#hold?.cancel();
    this.#lines = [];
    this.parts.subscriptions.dispose();
  }

  async #next(): Promise<void> {
    if (this.#over) {
      if (this.#lines.includes('')) this.#finish();
      return;
    }
    if (this.#busy) return;
    this.#busy = true;
    for (let line = this.#lines.shift(); line !== undefined && !this.#over; line = this.#lines.shift()) {
      if (line === '') return this.exit('');
      await this.#runLine(line);
    }
    this.#busy = false;
  }

  async #runLine(line: string): Promise<void> {
    const read = this.#language.read(line, this.#ports.caller);
    if (read.ok) return void (await this.#run(read.value, true));
    const block = new CommandBlock(this.#ports.caller);
    block.fail(`parse error: ${read.error.message}`);
    this.#write(block, this.#ports.services.clock.wallMs(), true);
  }

  /** False: one of them failed. */
  async #run(commands: CommandList, typed: boolean): Promise<boolean> {
    let fine = true;
    let failedLine: number | undefined;
    for (const command of commands) {
      if (command.line === failedLine) continue;
      if (await this.#runOne(command, typed)) continue;
      failedLine = command.line;
      fine = false;
    }
    return fine;
  }

  async #runOne(command: PreparedCommand, typed: boolean): Promise<boolean> {
    const { language, clock } = this.#ports.services;
    const block = new CommandBlock(this.#ports.caller);
    const startedMs = clock.wallMs();
    this.#held ??= [];
    this.#hold = clock.after(patient.has(command.name) ? patientHoldMs : holdMs, () => this.#release());
    await language.run([command], block.caller, (message) => block.fail(message));
    if (block.failed) this.#status = 1;
    this.#write(block, startedMs, typed);
    return !block.failed;
  }

  #write(block: CommandBlock, startedMs: number, typed: boolean): void {
    const { body, failed } = block;
    const time = Math.floor(startedMs / 1000);
    if (!this.#over) this.#ports.write(blockBytes({ time, number: ++this.#number, typed, body, failed }));
    this.#release();
  }

  /** Writes what is kept back; from now on nothing is. */
  #release(): void {
    this.#hold?.cancel();
    const held = this.#held ?? [];
    this.#held = undefined;
    const early = this.#early;
    this.#early = [];
    if (early.length > 0) this.changed(early);
    for (const bytes of held) this.#ports.write(bytes);
    if (this.#leaving !== undefined) this.exit(this.#leaving.reason, this.#leaving.status);
  }

  #tell(bytes: Uint8Array): void {
    if (this.#over) return;
    if (this.#held !== undefined) this.#held.push(bytes.slice());
    else this.#ports.write(bytes);
  }

  #layout(window: WindowId): string {
    const { services } = this.#ports;
    const { model } = services.store;
    const session = this.client === undefined ? undefined : model.sessions.get(this.client.session);
    if (session === undefined) return '';
    const index = currentWindowId(session) === window ? session.current : indexOfWindow(session, window);
    return expandAt(services, index === undefined ? undefined : placeAtIndex(model, session, index), layoutFormat);
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#ports.finish(this.#status);
  }
}
