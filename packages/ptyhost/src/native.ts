/** node-pty's native binding, typed by hand: its own types describe only the JavaScript around it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadNativeModule } from 'node-pty/lib/utils.js';

/** Source: node-pty 1.2.0-beta.15, src/unix/pty.cc. All throw an Error when the system refuses. */
interface NativePty {
  /** forkpty(3) and execvp(3). The master is non-blocking; `onExit` gets exit code and signal of the child. */
  fork(
    file: string,
    args: readonly string[],
    env: readonly string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helperPath: string,
    onExit: (code: number, signal: number) => void,
  ): { readonly fd: number; readonly pid: number; readonly pty: string };
  resize(fd: number, cols: number, rows: number, xPixels: number, yPixels: number): void;
}

const loaded = loadNativeModule('pty');

// SAFETY: the version is pinned; these are the functions that its pty.cc exports.
export const native = loaded.module as NativePty;

/** The program that closes descriptors in the child on macOS; unused elsewhere. */
export const spawnHelper: string = join(
  dirname(createRequire(import.meta.url).resolve('node-pty/lib/utils.js')),
  loaded.dir,
  'spawn-helper',
);
