/** The client's terminal as a port: bytes out, bytes in, size and signals. */
import type { Size } from '@ccmux/core';

/** What the system tells a terminal program. `terminate`: SIGTERM, SIGINT; `hangup`: SIGHUP. */
export type HostSignal = 'resize' | 'terminate' | 'hangup' | 'suspend' | 'continue';

export interface HostTty {
  /** Asked anew at each call; 80×24 when the terminal does not say. */
  size(): Size;
  setRaw(raw: boolean): void;
  /** Writes without blocking; `done` comes when the terminal has taken all of it, never when it is gone. */
  write(bytes: Uint8Array, done: () => void): void;
  /** Last words when the event loop may not turn again. Gives up on a terminal that does not take them. */
  writeNow(bytes: Uint8Array): void;
  onInput(callback: (bytes: Uint8Array) => void): void;
  /** Stops and restarts reading, so that a paste into a slow server waits in the terminal's buffer. */
  pauseInput(): void;
  resumeInput(): void;
  onSignal(callback: (signal: HostSignal) => void): void;
  /** The terminal is gone (EIO, EPIPE, end of input). */
  onLost(callback: () => void): void;
  /** The process is about to end, perhaps by an uncaught error: last chance to write. */
  onProcessEnd(callback: () => void): void;
  /** Stops this process until somebody continues it. */
  stopProcess(): void;
  /** Gives the terminal to `sh -c command`; `done` when that has ended. */
  runProgram(command: string, done: () => void): void;
  /** Lets go of descriptors, listeners and signals. */
  close(): void;
}
