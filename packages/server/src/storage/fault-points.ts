/**
 * The named moments in which tests end a server: those of the store, and its own. Nothing happens in them unless
 * `CCMUX_TEST_DIE_AT` is in the environment that the server was started in: `POINT` or `POINT:N` ends the process as
 * `kill -9` does when it comes there, or comes there for the Nth time.
 */
import { type StorePoint, storePoints } from '@ccmux/store';

const serverPoints = [
  /** The state folder is locked and read. */
  'start.read',
  /** The ptyhost has told of its panes. */
  'start.ptyhost',
  /** What happens from now on is kept. */
  'start.kept',
  /** Panes show again what was kept of them. */
  'start.restored',
  /** A checkpoint of all that is written. */
  'start.written',
  'start.listening',
  /** A program runs, and its pane is not in the model yet. */
  'pane.spawned',
  /** A command has changed the model, and the disk does not know. */
  'command.done',
  /** The disk knows, and who gave the command does not. */
  'command.durable',
  'command.told',
] as const;

export const faultPoints = [...storePoints, ...serverPoints] as const;

export type FaultPoint = StorePoint | (typeof serverPoints)[number];

/** Called when the work has come to a point. */
export type Reached = (point: FaultPoint) => void;

const variable = 'CCMUX_TEST_DIE_AT';

/** What the environment asks for. Takes the variable out of it, so that nothing that is started has it. */
export function faultFrom(env: Record<string, string | undefined>, die: () => void): Reached {
  const wanted = env[variable];
  delete env[variable];
  if (wanted === undefined) return () => {};
  const [point, count = '1'] = wanted.split(':');
  let left = Number(count);
  return (reached) => {
    if (reached === point && --left === 0) die();
  };
}
