/** `ccmux doctor [--json]`: what is well, what is not, and what to do. Status 1 when something keeps ccmux from working. */
import type { AdminCall } from '../call.js';
import { type Line, linesOf } from './checks.js';
import { gather } from './gather.js';

const usage = 'usage: ccmux doctor [--json]';

export async function doctor(call: AdminCall): Promise<number> {
  const [word, ...more] = call.words;
  const asJson = word === '--json' || word === '-j';
  if (more.length > 0 || (word !== undefined && !asJson)) {
    const isHelp = more.length === 0 && (word === '--help' || word === '-h');
    (isHelp ? process.stdout : process.stderr).write(`${usage}\n`);
    return isHelp ? 0 : 1;
  }
  const lines = linesOf(await gather(call));
  process.stdout.write(`${asJson ? JSON.stringify({ version: 1, lines }, undefined, 2) : lines.map(lineText).join('\n')}\n`);
  return lines.some(({ status }) => status === 'error') ? 1 : 0;
}

const marks = { ok: 'ok      ', warning: 'warning ', error: 'error   ' } as const;

const lineText = ({ check, status, text, advice }: Line): string =>
  `${marks[status]} ${check.padEnd(14)} ${text}${advice === undefined ? '' : `\n${' '.repeat(24)}→ ${advice}`}`;
