/**
 * Whether a server is there, will come by itself, or has to be started. Owns the questions to the one that is there, the wait
 * for one that was announced, and the starting of one in place of one that has died.
 */
import { AskedProcess, afterMs, Heartbeat } from '@ccmux/ipc';
import { logEvent } from './log.js';
import { ServerStarter, type StarterCommand } from './server-starter.js';

/** How long a server that was announced may take to come before the panes go on without one. */
const successorWaitMs = 10_000;

export class ServerWatch {
  readonly #starter = new ServerStarter();
  readonly #onNobodyCame: () => void;
  #heartbeat: Heartbeat | undefined;
  /** Runs from the announcement of another server until that is there. */
  #successorTimer: NodeJS.Timeout | undefined;

  /** `onNobodyCame`: a server that was announced has not come. */
  constructor(onNobodyCame: () => void) {
    this.#onNobodyCame = onNobodyCame;
  }

  /** How a server is started; a server tells. */
  get starter(): StarterCommand | undefined {
    return this.#starter.command;
  }

  set starter(command: StarterCommand | undefined) {
    this.#starter.command = command;
  }

  get isExpected(): boolean {
    return this.#successorTimer !== undefined;
  }

  arrived(): void {
    this.#endSuccession();
    this.#starter.unwant();
  }

  /** Has the server replaced if it does not answer to `ask`. One that somebody has stopped is left alone. */
  question(ask: () => void, pid: number | undefined): void {
    if (pid === undefined) return;
    const server = new AskedProcess(pid);
    this.#heartbeat = new Heartbeat({
      ask: () => {
        server.asked();
        ask();
      },
      onSilent: () => {
        const outcome = server.judge();
        logEvent('server.silent', { outcome });
        return outcome === 'busy';
      },
      after: afterMs,
    });
  }

  /** Something went to the server. */
  sent(): void {
    this.#heartbeat?.sent();
  }

  /** The server said something. */
  heard(): void {
    this.#heartbeat?.heard();
  }

  /** Nothing is expected of the server before more is sent to it. */
  excuse(): void {
    this.#heartbeat?.heard();
    this.#heartbeat?.end();
  }

  left(): void {
    this.#heartbeat?.end();
    this.#heartbeat = undefined;
  }

  /** Another server was announced. */
  expect(): void {
    this.#endSuccession();
    this.#successorTimer = setTimeout(() => {
      this.#endSuccession();
      this.#onNobodyCame();
    }, successorWaitMs);
  }

  /** Programs need a server. */
  want(): void {
    this.#starter.want(this.isExpected ? successorWaitMs : 0);
  }

  unwant(): void {
    this.#starter.unwant();
  }

  /** Nothing here is this process's business any more. */
  end(): void {
    this.left();
    this.#endSuccession();
    this.#starter.unwant();
  }

  #endSuccession(): void {
    clearTimeout(this.#successorTimer);
    this.#successorTimer = undefined;
  }
}
