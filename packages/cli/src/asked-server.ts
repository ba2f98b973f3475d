/**
 * Whether the server answers a call of this program. Owns the question: a server that hangs is ended, of one that somebody
 * has stopped, or that cannot be found, whoever waits is told. Once it has said anything nothing more is asked.
 */
import { Heartbeat, type SilentOutcome } from '@ccmux/ipc';

export interface AskedServerPorts {
  /** Sends something that a server that is well answers at once. */
  ask(): void;
  /** As the server says itself, or else as the lock of its socket says. */
  pid(): number | undefined;
  /** The process with that pid, to be asked whether it is there. */
  asked(pid: number): { asked(): void; judge(): SilentOutcome };
  /** There will be no answer before somebody does something about it. */
  onNoAnswer(error: string): void;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

export class AskedServer {
  readonly #ports: AskedServerPorts;
  readonly #heartbeat: Heartbeat;
  #pid: number | undefined;
  #process: ReturnType<AskedServerPorts['asked']> | undefined;
  #hasHung = false;

  constructor(ports: AskedServerPorts) {
    this.#ports = ports;
    this.#heartbeat = new Heartbeat({ ask: () => this.#ask(), onSilent: () => this.#isBusy(), after: ports.after });
  }

  /** It was asked whether it is there, and has not answered since. */
  get wasSilent(): boolean {
    return this.#process !== undefined;
  }

  /** It was ended because it did not answer. */
  get hasHung(): boolean {
    return this.#hasHung;
  }

  /** Something was sent that it has to answer. */
  sent(): void {
    this.#heartbeat.sent();
  }

  /** It said something, or is gone. */
  heard(): void {
    this.#process = undefined;
    this.#heartbeat.end();
  }

  #ask(): void {
    this.#pid = this.#ports.pid();
    this.#process = this.#pid === undefined ? undefined : this.#ports.asked(this.#pid);
    this.#process?.asked();
    this.#ports.ask();
  }

  #isBusy(): boolean {
    if (this.#process === undefined) {
      this.#ports.onNoAnswer('the server does not answer, and which process it is cannot be told');
      return false;
    }
    const outcome = this.#process.judge();
    if (outcome === 'stopped') {
      const pid = String(this.#pid);
      this.#ports.onNoAnswer(`the server has been stopped and does not answer; it goes on with: kill -CONT ${pid}`);
    }
    if (outcome === 'killed') this.#hasHung = true;
    return outcome === 'busy';
  }
}
