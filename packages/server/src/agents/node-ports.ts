/** The agents' part of the world as Node offers it: hashes, a key in the server's folder, and the audit beside it. */
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { err, ok } from '@ccmux/core';
import { noAuditFile, nodeAuditFile } from './audit/node-audit-file.js';
import type { AgentPorts } from './ports.js';

const keyBytes = 32;
/** Without those that are taken for another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeLength = 6;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Without a folder nothing outlives the server, and what is asked for is not written down. */
export function nodeAgentPorts(folder: string | undefined): AgentPorts {
  const key = folder === undefined ? randomBytes(keyBytes) : keyIn(folder);
  return {
    sha256,
    sign: (text) => createHmac('sha256', key).update(text).digest('hex'),
    code: () => Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join(''),
    folder: (path) => {
      if (!isAbsolute(path)) return err(`${path} is not absolute`);
      try {
        const real = realpathSync(path);
        return statSync(real).isDirectory() ? ok(real) : err(`${path} is no folder`);
      } catch {
        return err(`there is no folder ${path}`);
      }
    },
    auditFile: folder === undefined ? noAuditFile : nodeAuditFile(folder),
  };
}

function keyIn(folder: string): Buffer {
  const path = join(folder, 'agent-key');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The first one stays: another server of this folder would make every token invalid.
    writeFileSync(path, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  } catch {}
  try {
    const key = readFileSync(path);
    if (key.length === keyBytes) return key;
  } catch {}
  return randomBytes(keyBytes);
}
