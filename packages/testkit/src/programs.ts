/** Programs of the machine that tests want to run in panes. A missing one is said aloud, never silently passed over. */
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Full path of a program in PATH; undefined when there is none. */
export function which(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder || '.', name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** What a running test offers (vitest's test context). */
export interface Skippable {
  skip(note?: string): never;
}

/** The program's path. Without it the test is skipped with a note, or fails where CCMUX_TEST_REQUIRE_ALL=1 says so. */
export function requireProgram(context: Skippable, name: string): string {
  const path = which(name);
  if (path !== undefined) return path;
  const note = `${name} is not installed`;
  if (process.env['CCMUX_TEST_REQUIRE_ALL'] === '1') throw new Error(note);
  process.stderr.write(`skipped: ${note}\n`);
  return context.skip(note);
}
