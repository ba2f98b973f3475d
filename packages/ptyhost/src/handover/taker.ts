/**
 * The newer side of a hand-over. Owns reading what was handed over, and that no PTY is touched before the process that had it
 * has let go or is dead.
 */
import { closeSync } from 'node:fs';
import { Socket } from 'node:net';
import { ok, type Result } from '@ccmux/core';
import type { HandOverState } from '@ccmux/protocol/ptyhost';
import { closeOtherMasters, masters } from '../descriptors.js';
import type { Host } from '../host.js';
import type { Door } from '../link.js';
import { logEvent } from '../log.js';
import type { Pane } from '../pane.js';
import type { Parents } from './parents.js';
import { readState } from './state-file.js';
import { stateFd, talkFd } from './successor.js';
import { Talk } from './talk.js';

interface TakerPorts {
  readonly host: Host;
  readonly door: Door;
  readonly parents: Parents;
}

const silent = { onMessage: () => {}, onClose: () => {} };

export class Taker {
  readonly #ports: TakerPorts;
  readonly #talk = new Talk(new Socket({ fd: talkFd }), silent);
  /** Leaders that live and whose parent is not one of the ptyhosts before the last. */
  readonly #children = new Set<number>();
  readonly #fds = [talkFd];
  readonly #parents: Extract<HandOverState, { kind: 'parent' }>[] = [];
  readonly #panes = new Map<number, Pane>();
  readonly #starts: [pane: number, start: number][] = [];
  #listener = 0;
  #isServed = false;

  constructor(ports: TakerPorts) {
    this.#ports = ports;
  }

  /** Resolves with the descriptor of the socket once everything is this process's own. */
  async take(): Promise<Result<number, string>> {
    const read = readState(stateFd, (message, data) => this.#take(message, data));
    closeSync(stateFd);
    if (!read.ok) {
      this.#talk.send({ kind: 'failed', message: read.error });
      return read;
    }
    for (const fd of this.#fds) masters.add(fd);
    closeOtherMasters(new Set(this.#fds));
    logEvent('handover.ready', { children: this.#children.size });
    const go = this.#mayGo();
    this.#talk.send({ kind: 'ready' });
    const isParentAlive = await go;
    logEvent('handover.holding');
    if (isParentAlive) this.#talk.send({ kind: 'holding' });
    this.#begin(isParentAlive);
    return ok(this.#listener);
  }

  /** Resolves with false when the other process is dead. */
  #mayGo(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#talk.events = { onMessage: (m) => m.kind === 'go' && resolve(true), onClose: () => resolve(false) };
    });
  }

  #begin(isParentAlive: boolean): void {
    const { host, parents } = this.#ports;
    for (const { fd, pids } of this.#parents) {
      if (fd === 0) parents.watch(pids);
      else parents.add(new Talk(new Socket({ fd }), silent), pids);
    }
    if (isParentAlive) parents.add(this.#talk, this.#children);
    else parents.watch(this.#children);
    host.begin(this.#isServed);
  }

  #hasEnded({ pane: id, code, signal }: Extract<HandOverState, { kind: 'exited' }>): void {
    const pane = this.#panes.get(id);
    if (pane === undefined) return;
    pane.ended({ code, signal });
    this.#children.delete(pane.pty.pid);
  }

  #take(m: HandOverState, data: Uint8Array): void {
    const { host, door } = this.#ports;
    switch (m.kind) {
      case 'begin':
        door.generation = m.generation;
        this.#isServed = m.isServed === 1;
        this.#listener = m.listener;
        this.#fds.push(m.listener);
        return;
      case 'pane':
        if (m.fd > 0) this.#fds.push(m.fd);
        this.#children.add(m.pid);
        this.#panes.set(m.pane, host.adopt(m));
        this.#starts.push([m.pane, m.start]);
        return;
      case 'output':
        return this.#panes.get(m.pane)?.load({ ...m, isPacked: m.isPacked === 1, data });
      case 'input':
        this.#panes.get(m.pane)?.write(Buffer.from(data));
        return;
      case 'exited':
        return this.#hasEnded(m);
      case 'parent':
        if (m.fd > 0) this.#fds.push(m.fd);
        for (const pid of m.pids) this.#children.delete(pid);
        // Not read yet: what comes is for whoever has let go of nothing.
        this.#parents.push(m);
        return;
      case 'taken':
      case 'starter':
        return host.receive(m);
      case 'end':
        for (const [pane, start] of this.#starts) this.#panes.get(pane)?.startAt(start);
        return;
    }
  }
}
