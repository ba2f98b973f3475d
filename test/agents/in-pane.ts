/** What tests of agents share: programs in panes that run commands, the tree and the audit that come of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import type { World } from '../robustness/world.js';

/** A shell in a pane, in which a program of an agent runs commands: what they print goes into a file. */
export async function agentPane(w: World, rules: readonly string[] = []): Promise<void> {
  await w.session('s');
  for (const rule of rules) await w.ok('set-option', '-sa', 'agent-rules', rule);
}

let runs = 0;

/** Runs a line in a pane and returns what it printed, with its status. */
export async function inPane(w: World, target: string, line: string): Promise<string> {
  const file = join(w.sandbox.home, `out-${runs++}`);
  const program = w.ccmux
    .argv()
    .map((word) => `'${word}'`)
    .join(' ');
  const text = line.replaceAll('CCMUX_RUN', program);
  await w.ok('send-keys', '-t', target, '-l', `{ ${text}; } > ${file} 2>&1; echo "status $?" >> ${file}`);
  await w.ok('send-keys', '-t', target, 'Enter');
  const read = (): string | false => {
    try {
      const found = readFileSync(file, 'utf8');
      return /^status \d+$/m.test(found) && found;
    } catch {
      return false;
    }
  };
  return (await eventually(`the end of ${line}`, read, 30_000)).trim();
}

export const tree = async (
  w: World,
): Promise<{
  children: { name: string; pane: string; status: { kind: string; code?: number }; restarts: number; depth: number }[];
}> => JSON.parse(await w.ok('tree', '-j'));

export const audit = (w: World): Record<string, unknown>[] =>
  readFileSync(join(w.sandbox.env['XDG_STATE_HOME']!, 'ccmux/test/audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
