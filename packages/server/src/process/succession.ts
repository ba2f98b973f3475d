/**
 * How this server gives way to another one, without a word lost: what is typed and printed from then on waits for that.
 * Owns the order of the steps. Until the other one could go on nothing has happened, and what goes wrong is no more than
 * an error.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { Lock } from '@ccmux/ipc';
import type { Logger } from '../log.js';
import type { Server } from '../server.js';
import type { SavedState } from '../storage/saved-state.js';
import type { Successor } from './successor.js';

export interface SuccessionPorts {
  readonly server: Server;
  readonly saved: SavedState;
  readonly lock: Lock;
  readonly log: Logger;
  start(folder: string): Promise<Result<Successor, string>>;
}

export class Succession {
  readonly #ports: SuccessionPorts;
  #isUnderWay = false;

  constructor(ports: SuccessionPorts) {
    this.#ports = ports;
  }

  /** Resolves with the pid of the next server when that goes on. The error is for a person; then nothing has changed. */
  async begin(folder: string): Promise<Result<number, string>> {
    if (this.#isUnderWay) return err('the server is being replaced already');
    this.#isUnderWay = true;
    const begun = await this.#begin(folder);
    this.#isUnderWay = begun.ok;
    return begun;
  }

  async #begin(folder: string): Promise<Result<number, string>> {
    const { server, saved, lock, log, start } = this.#ports;
    const successor = await start(folder);
    if (!successor.ok) return successor;
    const { pid, go, cancel } = successor.value;
    const unsafe = await saved.whyNotToBeLeft();
    if (unsafe !== undefined) {
      cancel();
      return err(unsafe);
    }
    log.info({ ev: 'server.succeeded', successor: pid });
    server.makeRoom();
    await saved.close();
    lock.passTo(pid);
    go();
    server.leave();
    return ok(pid);
  }
}
