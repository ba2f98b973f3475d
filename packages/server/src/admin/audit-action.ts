/** `ccmux audit`: what agents asked for and what became of it, from the file that the server adds to. Changes nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlags } from '@ccmux/core';
import { verifyAudit } from '../agents/audit.js';
import { auditFile } from '../agents/node-ports.js';
import { visible } from '../agents/visible.js';
import type { AdminCall } from './call.js';
import { folderOf } from './folder-of.js';

const usage = 'usage: ccmux audit [--verify] [--tail lines] [--json]';
const letters: Readonly<Record<string, string>> = { '--verify': '-v', '--tail': '-n', '--json': '-j' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function auditAction(call: AdminCall): Promise<number> {
  const flags = parseFlags(
    { flags: 'jn:v', max: 0 },
    call.words.map((word) => letters[word] ?? word),
  );
  if (!flags.ok) return complain(`audit: ${flags.error}\n${usage}`);
  const tail = flags.value.value('n');
  if (tail !== undefined && !/^\d{1,9}$/.test(tail)) return complain(`audit: the number of lines is none: ${tail}\n${usage}`);
  const path = join(await folderOf(call), auditFile);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return complain(`no agent has asked for anything yet: there is no ${path}`);
  }
  if (flags.value.has('v')) return verified(path, text);
  const lines = text.split('\n').filter((line) => line !== '');
  const last = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - Number(tail)));
  for (const line of last) process.stdout.write(`${flags.value.has('j') ? line : readable(line)}\n`);
  return 0;
}

/** The last hash is worth a note elsewhere: nothing else tells when lines are missing at the end. */
function verified(path: string, text: string): number {
  const whole = verifyAudit(text, sha256);
  if (!whole.ok) return complain(`${path}: ${whole.error}`);
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  process.stdout.write(`${whole.value} lines hold together; the last one is ${sha256(last)}\n`);
  return 0;
}

/** A line of JSON as a person reads it. */
function readable(line: string): string {
  try {
    // SAFETY: what is no object has no entries that are shown.
    const { time, event, prev: _, ...fields } = JSON.parse(line) as Record<string, unknown>;
    const shown = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
    return [String(time), String(event).padEnd(9), ...shown.map(([name, value]) => `${name}=${textOf(value)}`)].join(' ');
  } catch {
    return `(unreadable) ${visible(line)}`;
  }
}

const textOf = (value: unknown): string =>
  visible(typeof value === 'string' && !/[\s="]/.test(value) ? value : JSON.stringify(value));

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
