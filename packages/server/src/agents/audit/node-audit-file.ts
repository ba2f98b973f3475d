/** The log of what agents asked for as files in the server's folder: the lines, and beside them the head. */
import {
  appendFileSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditHead } from '@ccmux/core';
import type { AuditFile } from './audit.js';
import { headText, parseHead } from './head.js';
import { completeLines } from './lines.js';

export const auditFile = 'audit.jsonl';
export const auditHeadFile = 'audit-head';

export function nodeAuditFile(folder: string): AuditFile {
  const path = join(folder, auditFile);
  const headPath = join(folder, auditHeadFile);
  return {
    open: () => openLines(path),
    size: () => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    append: (line) => append(folder, path, line),
    sync: () => sync(path),
    head: () => readHead(folder),
    keepHead: (head) => writeOver(headPath, headText(head)),
  };
}

/** Nothing is written down. */
export const noAuditFile: AuditFile = {
  open: () => [],
  size: () => 0,
  append: () => true,
  sync: async () => true,
  head: () => undefined,
  keepHead: () => undefined,
};

/** undefined: there is none, or it cannot be read. */
export function readHead(folder: string): AuditHead | undefined {
  try {
    return parseHead(readFileSync(join(folder, auditHeadFile), 'utf8'));
  } catch {
    return undefined;
  }
}

function openLines(path: string): readonly string[] {
  try {
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
    return completeLines(whole);
  } catch {
    return [];
  }
}

function append(folder: string, path: string, line: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(path, `${line}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

async function sync(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    return false;
  }
}

/** In one piece, and not waited for: a head that is older than the log, as after a power cut, does no harm. */
function writeOver(path: string, text: string): void {
  try {
    const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      writeSync(fd, text, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    // The head before stays, and so does that of the model.
  }
}
