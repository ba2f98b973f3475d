/** `ccmux state …`: which of its words does what, and with which flags. */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseFlags } from '@ccmux/core';
import { systemClock } from '../clock.js';
import { readReport } from '../storage/report-file.js';
import { reportLines } from '../storage/restore-report.js';
import { storePorts } from '../storage/store-ports.js';
import { type Answer, askServer } from './ask-server.js';
import type { AdminCall } from './call.js';
import { exportState } from './export-state.js';
import { folderOf } from './folder-of.js';
import { forgetAll, forgetSession } from './forget-state.js';

const usage = `usage: ccmux state export                 all that is kept on disk, as JSON
       ccmux state forget [-y] [-t SESSION]   remove what is kept of a session, or everything
       ccmux state report [--json]            what the last start brought back, and what not`;

export async function stateAction(call: AdminCall): Promise<number> {
  const [action = '', ...rest] = call.words;
  const words = rest.map((word) => (word === '--json' ? '-j' : word));
  const flags = parseFlags({ flags: action === 'forget' ? 'yt:' : action === 'report' ? 'j' : '', max: 0 }, words);
  const isHelp = ['help', '-h', '--help'].includes(action);
  if (isHelp) return print(usage);
  if (!['export', 'forget', 'report'].includes(action))
    return complain(action === '' ? usage : `state: unknown word ${action}\n${usage}`);
  if (!flags.ok) return complain(`state ${action}: ${flags.error}\n${usage}`);
  const folder = await folderOf(call);
  if (!existsSync(folder)) return complain(`nothing is kept: there is no ${folder}`);
  if (action === 'report') return report(folder, flags.value.has('j'));
  if (action === 'forget') return forget(call, folder, flags.value.value('t'), flags.value.has('y'));
  const text = await exportState(storePorts(folder, systemClock), folder);
  return text.ok ? print(text.value) : complain(text.error);
}

function report(folder: string, asJson: boolean): number {
  const last = readReport(folder);
  if (last === undefined) return complain('no start has brought anything back yet');
  if (asJson) return print(JSON.stringify(last, undefined, 2));
  return print([`Start of ${new Date(last.atMs).toLocaleString('sv')}:`, ...reportLines(last)].join('\n'));
}

async function forget({ socket }: AdminCall, folder: string, session: string | undefined, isSure: boolean): Promise<number> {
  const what = session === undefined ? `everything that is kept in ${folder}` : `what is kept of session ${session}`;
  if (session === undefined && (await askServer(socket, ['has-session'])).kind !== 'absent') {
    return complain('a server runs: name a session with -t, or end everything with ccmux kill-server');
  }
  if (!isSure && !(await confirmed(what))) return complain('nothing was removed');
  if (session === undefined) return ended(await forgetAll(folder));
  const asked = await askServer(socket, ['forget-session', '-t', `=${session}`]);
  if (asked.kind === 'absent') return ended(await forgetSession(storePorts(folder, systemClock), folder, session));
  return answered(asked);
}

async function confirmed(what: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write(`Removing ${what} needs -y where nobody can be asked.\n`);
    return false;
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`Remove ${what}? It cannot be brought back. (y/n) `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

function answered(answer: Exclude<Answer, { kind: 'absent' }>): number {
  if (answer.kind === 'silent') return complain(`the server does not answer: ${answer.why}`);
  return answer.status === 0 ? 0 : complain(answer.error);
}

const ended = (result: { readonly ok: true } | { readonly ok: false; readonly error: string }): number =>
  result.ok ? 0 : complain(result.error);

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
