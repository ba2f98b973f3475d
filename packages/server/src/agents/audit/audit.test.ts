import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditHead } from '@ccmux/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Audit } from './audit.js';
import { completeLines, verifyLines } from './lines.js';
import { auditFile, auditHeadFile, nodeAuditFile, readHead } from './node-audit-file.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
let kept: AuditHead | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-audit-'));
  kept = undefined;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As one server after another has it. */
const server = (): Audit =>
  new Audit({
    file: nodeAuditFile(folder),
    sha256,
    kept: () => kept,
    keep: (head) => {
      kept = head;
    },
  });

const path = (): string => join(folder, auditFile);
const text = (): string => (existsSync(path()) ? readFileSync(path(), 'utf8') : '');
const lines = (): string[] => [...completeLines(text())];
const events = (): unknown[] => lines().map((line) => JSON.parse(line).event);
const verify = (): string => {
  const verified = verifyLines(lines(), [readHead(folder), kept], sha256);
  return verified.ok ? `${verified.value} lines` : verified.error;
};

async function wrote(audit: Audit, count: number): Promise<void> {
  for (let i = 0; i < count; i++) expect(audit.write(i, 'asked', { i })).toBe(true);
  expect(await audit.durable()).toBe(true);
}

const keepLines = (count: number): void =>
  writeFileSync(
    path(),
    lines()
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  );

it('holds together across servers', async () => {
  await wrote(server(), 3);
  await wrote(server(), 2);
  expect(lines().map((line) => JSON.parse(line).n)).toEqual([1, 2, 3, 4, 5]);
  expect(verify()).toBe('5 lines');
});

it('goes on behind a log without numbers', async () => {
  const old = JSON.stringify({ event: 'asked', prev: sha256('') });
  writeFileSync(path(), `${old}\n`);
  expect(verify()).toBe('1 lines');
  await wrote(server(), 1);
  expect(verify()).toBe('2 lines');
});

describe('lines that were cut off at the end are missed', () => {
  it.each([
    ['by both', () => undefined],
    ['by the state', () => rmSync(join(folder, auditHeadFile))],
    ['by the file beside it', () => (kept = undefined)],
  ])('%s', async (_, forget) => {
    await wrote(server(), 5);
    keepLines(3);
    forget();
    expect(verify()).toBe('2 lines are missing at the end: there were 5');
  });

  it('when all of them are gone', async () => {
    await wrote(server(), 2);
    rmSync(path());
    expect(verify()).toBe('2 lines are missing at the end: there were 2');
  });

  it('also when a server goes on behind them, or has not ended meanwhile', async () => {
    const running = server();
    await wrote(running, 5);
    keepLines(4);
    expect(verify()).toBe('one line is missing at the end: there were 5');
    await wrote(running, 1);
    expect(events()).toEqual(['asked', 'asked', 'asked', 'asked', 'missing', 'asked']);
    expect(verify()).toBe('lines were missing when line 5 was written, which says so');
    keepLines(2);
    await wrote(server(), 9);
    expect(verify()).toBe('lines were missing when line 3 was written, which says so');
  });

  it('and so are lines in the place of others', async () => {
    await wrote(server(), 3);
    const [head, state] = [readFileSync(join(folder, auditHeadFile)), kept];
    rmSync(path());
    rmSync(join(folder, auditHeadFile));
    kept = undefined;
    await wrote(server(), 4);
    writeFileSync(join(folder, auditHeadFile), head);
    kept = state;
    // The same lines are the same, whoever wrote them.
    writeFileSync(path(), text().replaceAll('"i":0', '"i":7'));
    expect(verify()).toBe('line 2 does not follow line 1: something was changed, removed or inserted');
    rmSync(path());
    const other = new Audit({
      file: { ...nodeAuditFile(folder), head: () => undefined, keepHead: () => undefined },
      sha256,
      kept: () => undefined,
      keep: () => undefined,
    });
    for (let i = 0; i < 4; i++) other.write(0, 'other', {});
    expect(verify()).toBe('line 3 is not the one that was written');
  });
});

describe('a crash is no alarm', () => {
  it('between a line and its head', async () => {
    await wrote(server(), 2);
    const [head, state] = [readFileSync(join(folder, auditHeadFile)), kept];
    const crashed = server();
    await wrote(crashed, 3);
    writeFileSync(join(folder, auditHeadFile), head);
    kept = state;
    expect(verify()).toBe('5 lines');
    await wrote(server(), 1);
    expect(events()).not.toContain('missing');
    expect(verify()).toBe('6 lines');
  });

  it.each([1, 20, 80])('in the middle of a line, after %s bytes', async (bytes) => {
    await wrote(server(), 3);
    const whole = Buffer.byteLength(text());
    const [head, state] = [readFileSync(join(folder, auditHeadFile)), kept];
    await wrote(server(), 1);
    truncateSync(path(), whole + bytes);
    writeFileSync(join(folder, auditHeadFile), head);
    kept = state;
    expect(verify()).toBe('3 lines');
    await wrote(server(), 1);
    expect(verify()).toBe('4 lines');
  });

  it('that left the file of the head empty', async () => {
    await wrote(server(), 2);
    writeFileSync(join(folder, auditHeadFile), '');
    expect(verify()).toBe('2 lines');
    await wrote(server(), 1);
    expect(verify()).toBe('3 lines');
  });
});

it('says no when the disk takes nothing', async () => {
  const file = nodeAuditFile(folder);
  const ports = { sha256, kept: () => kept, keep: () => undefined };
  expect(new Audit({ ...ports, file: { ...file, append: () => false } }).write(0, 'asked', {})).toBe(false);
  const unsynced = new Audit({ ...ports, file: { ...file, sync: async () => false } });
  expect(unsynced.write(0, 'asked', {})).toBe(true);
  expect(await unsynced.durable()).toBe(false);
});

it('writes to the disk once for many lines', async () => {
  let syncs = 0;
  const file = nodeAuditFile(folder);
  const counting = {
    ...file,
    sync: () => {
      syncs++;
      return file.sync();
    },
  };
  const audit = new Audit({ file: counting, sha256, kept: () => kept, keep: () => undefined });
  await wrote(audit, 100);
  expect(syncs).toBeLessThanOrEqual(2);
});

it('tells what somebody else has added', async () => {
  await wrote(server(), 2);
  appendFileSync(path(), '{"n":3,"event":"granted","prev":"x"}\n');
  expect(verify()).toBe('line 3 does not follow line 2: something was changed, removed or inserted');
});
