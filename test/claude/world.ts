/** What tests of starting and going on share: who lives, what is listed, waiting for a Claude that waits for words. */
import { type Ccmux, type ClaudeLab, eventually, type HostTerminal, type StatusRecord } from '@ccmux/testkit';

/** How long a start may take on a machine that does other things, too. */
export const startMs = 60_000;

/** Of `list --json`. */
export interface Entry {
  readonly name?: string;
  readonly pane?: string;
  readonly conversation?: string;
  readonly cwd: string;
  readonly state: string;
  readonly desired?: string;
  readonly skipsPermissions: boolean;
  readonly pid?: number;
  readonly external: boolean;
  readonly orphans: readonly { readonly pid: number }[];
}

export const list = async (ccmux: Ccmux): Promise<readonly Entry[]> => JSON.parse(await ccmux.ok('list', '--json'));

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The status file of a Claude that lives and waits for words, another one than before. */
export const idle = (lab: ClaudeLab, before?: number): Promise<StatusRecord> =>
  eventually(
    'an idle Claude',
    () => lab.statuses().find(({ pid, status }) => status === 'idle' && pid !== before && isAlive(pid)),
    startMs,
  );

/** Types a prompt with a tag and sends it. */
export async function send(terminal: HostTerminal, text: string): Promise<void> {
  terminal.type(text);
  await terminal.waitForText(text, startMs);
  terminal.press('Enter');
}

/** Pids of all conversations that run in the lab. */
export const claudesIn = (lab: ClaudeLab): readonly number[] =>
  lab.sandbox
    .processes()
    .filter(
      ({ argv }) =>
        argv.some((word) => word === '--resume' || word === '--session-id') && argv.at(0)?.endsWith('claude') === true,
    )
    .map(({ pid }) => pid);
