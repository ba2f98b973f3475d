/**
 * The named moments in which tests end a server: those of the store, and its own. Nothing happens in them unless
 * `CCMUX_TEST_DIE_AT_FILE` is in the environment that the server was started in and names a file: with `POINT` or `POINT:N`
 * in it the process ends as with `kill -9` when it comes there, or comes there for the Nth time.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const variable = 'CCMUX_TEST_DIE_AT_FILE';

/** What the environment asks for: the file is taken away, so that the next server lives. */
export function faultFrom(env: Readonly<Record<string, string | undefined>>, die: () => void): Reached {
  const file = env[variable];
  const wanted = file === undefined ? undefined : taken(file);
  if (file === undefined || wanted === undefined) return () => {};
  const [point, count = '1'] = wanted.split(':');
  let left = Number(count);
  return (reached) => {
    if (reached !== point || --left !== 0) return;
    writeFileSync(`${file}.reached`, wanted);
    die();
  };
}

function taken(file: string): string | undefined {
  try {
    const wanted = readFileSync(file, 'utf8');
    rmSync(file);
    return wanted;
  } catch {
    return undefined;
  }
}
