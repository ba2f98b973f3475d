/** `ccmux audit`: what agents asked for and what became of it, from the file that the server adds to. Changes nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlags } from '@ccmux/core';
import { completeLines, verifyLines } from '../agents/audit/lines.js';
import { auditFile, readHead } from '../agents/audit/node-audit-file.js';
import { visible } from '../agents/visible.js';
import { systemClock } from '../clock.js';
import { lookAtState } from '../storage/read-state.js';
import { storePorts } from '../storage/store-ports.js';
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
  const folder = await folderOf(call);
  const path = join(folder, auditFile);
  if (flags.value.has('v')) return verified(folder, path);
  const text = readText(path);
  if (text === undefined) return complain(nothingYet(path));
  const lines = text.split('\n').filter((line) => line !== '');
  const last = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - Number(tail)));
  for (const line of last) process.stdout.write(`${flags.value.has('j') ? line : readable(line)}\n`);
  return 0;
}

/** How far the log goes is known beside it and in the state. The last hash is worth a note elsewhere: who changes all three is not found. */
async function verified(folder: string, path: string): Promise<number> {
  // In front of the log, which a server may be adding to.
  const state = await lookAtState(storePorts(folder, systemClock));
  const heads = [readHead(folder), state.ok ? state.value.model.auditHead : undefined];
  const text = readText(path);
  if (text === undefined && heads.every((head) => head === undefined)) return complain(nothingYet(path));
  const lines = completeLines(text ?? '');
  const whole = verifyLines(lines, heads, sha256);
  if (!whole.ok) return complain(`${path}: ${whole.error}`);
  process.stdout.write(`${whole.value} lines hold together; the last one is ${sha256(lines.at(-1) ?? '')}\n`);
  return 0;
}

const nothingYet = (path: string): string => `no agent has asked for anything yet: there is no ${path}`;

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
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
