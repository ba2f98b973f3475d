/**
 * The older side of a hand-over. Owns its order, and that at any moment one process and no other reads and writes the PTYs:
 * everything stops; what there is goes into a file; the successor is started, with the PTYs and the socket as its own; it says
 * that it has understood all of it; it is told to go, and says that it does. From then on this process only waits for its
 * children. Until then, whatever goes wrong, the successor is ended first and everything goes on here. If this process dies, the
 * successor goes on.
 */
import { closeSync } from 'node:fs';
import type { Server } from 'node:net';
import { err, type Result } from '@ccmux/core';
import type { ExitStatus, HandOverTalk } from '@ccmux/protocol/ptyhost';
import type { Host } from '../host.js';
import type { Door } from '../link.js';
import { logEvent } from '../log.js';
import { describe } from './describe.js';
import type { FrozenPane } from './fence.js';
import { descriptorOf } from './node-descriptor.js';
import type { Parents } from './parents.js';
import { writeState } from './state-file.js';
import { type Program, Successor } from './successor.js';

/** How long a successor may take to start, and to take over once it is told to. Until then nothing moves in any pane. */
const readyLimitMs = 10_000;
const goLimitMs = 5_000;

interface GiverPorts {
  readonly socketPath: string;
  readonly listener: Server;
  readonly host: Host;
  readonly door: Door;
  readonly parents: Parents;
}

export class Giver {
  readonly #ports: GiverPorts;

  constructor(ports: GiverPorts) {
    this.#ports = ports;
  }

  /** Hands over to a ptyhost that is started as `program`, or goes on as if nothing had been asked. */
  async give(program: Program): Promise<void> {
    const { host, door } = this.#ports;
    const begun = performance.now();
    const panes = await host.freeze();
    if (!panes.ok) return host.refuseHandOver(panes.error);
    door.hold();
    logEvent('handover.frozen', { panes: panes.value.length });
    const given = await this.#giveAll(program, panes.value);
    const ms = Math.round(performance.now() - begun);
    if (given.ok) {
      logEvent('handover.done', { successor: given.value.pid, ms });
      return this.#leave(given.value);
    }
    logEvent('handover.failed', { reason: given.error, ms });
    host.refuseHandOver(given.error);
    host.thaw();
    door.goOn();
  }

  async #giveAll(program: Program, panes: readonly FrozenPane[]): Promise<Result<Successor, string>> {
    const { socketPath, listener, host, door, parents } = this.#ports;
    const listenerFd = descriptorOf(listener);
    if (listenerFd === undefined) return err('cannot hand over the socket with this version of Node');
    const holding = { ...host.facts, generation: door.generation, listener: listenerFd, panes, parents: parents.all };
    const { parts, given } = describe(holding);
    const state = writeState(`${socketPath}.${process.pid}`, parts);
    if (!state.ok) return state;
    logEvent('handover.saved');
    const answers = new Answers();
    const successor = start(() => Successor.start(program, socketPath, state.value, given, answers));
    closeSync(state.value);
    if (!successor.ok) return successor;
    logEvent('handover.started', { successor: successor.value.pid });
    const problem = await converse(successor.value, answers);
    if (problem === undefined) return successor;
    // It may have done anything but read and write: that it says first.
    await successor.value.kill();
    return err(problem);
  }

  /** Only the children that live keep this process. */
  #leave(successor: Successor): void {
    const { listener, host, door, parents } = this.#ports;
    const { talk } = successor;
    listener.close();
    parents.leave();
    successor.release();
    const report = (pid: number, { code, signal }: ExitStatus): void => talk.send({ kind: 'ended', pid, code, signal });
    if (host.isShutdownWanted) talk.send({ kind: 'shutdown' });
    talk.events = { onMessage: () => {}, onClose: () => process.exit(0) };
    door.close(() => {});
    host.letGo({ onEnded: report, onIdle: () => talk.end() });
  }
}

/** What the successor says, for who waits for it. */
class Answers {
  #said: HandOverTalk[] = [];
  #isClosed = false;
  #wake: () => void = () => {};

  onMessage(message: HandOverTalk): void {
    this.#said.push(message);
    this.#wake();
  }

  onClose(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** The next thing that is said; what is wrong when nothing is said in time. */
  async next(limitMs: number): Promise<HandOverTalk | string> {
    if (this.#said.length === 0 && !this.#isClosed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return (
      this.#said.shift() ??
      (this.#isClosed ? 'the new ptyhost ended; see the log' : 'the new ptyhost does not answer; see the log')
    );
  }
}

/** What went wrong; undefined when the successor has everything. */
async function converse({ talk }: Successor, answers: Answers): Promise<string | undefined> {
  const ready = await expected(answers, 'ready', readyLimitMs);
  if (ready !== undefined) return ready;
  logEvent('handover.go');
  talk.send({ kind: 'go' });
  return expected(answers, 'holding', goLimitMs);
}

async function expected(answers: Answers, kind: HandOverTalk['kind'], limitMs: number): Promise<string | undefined> {
  const said = await answers.next(limitMs);
  if (typeof said === 'string') return said;
  if (said.kind === kind) return undefined;
  return said.kind === 'failed' ? said.message : `the new ptyhost said ${said.kind}`;
}

function start(begin: () => Result<Successor, string>): Result<Successor, string> {
  try {
    return begin();
  } catch (e) {
    return err(`cannot start the new ptyhost: ${e instanceof Error ? e.message : String(e)}`);
  }
}
