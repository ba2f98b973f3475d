/**
 * Files that a command is told of by name: relative to the caller's folder; `-` and `/dev/fd/3` are the caller's own.
 * What is read is bounded. Errors are worded as the system's.
 */
import { appendFile, open, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type Result } from '@ccmux/core';
import { maxBufferBytes } from '../copy-mode/buffers.js';
import { type Caller, done, type Outcome } from './caller.js';

const readBytes = 64 * 1024;

/** All that the file holds. */
export async function readForCaller(caller: Caller, path: string): Promise<Result<Uint8Array, string>> {
  if (path === '-' || path === '/dev/stdin') return caller.input();
  const parts: Buffer[] = [];
  const found = pathFor(caller, path);
  let size = 0;
  try {
    const file = await open(found);
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(readBytes), 0, readBytes);
        if (bytesRead === 0) break;
        size += bytesRead;
        if (size > maxBufferBytes) return err(`${found}: File too large`);
        parts.push(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (e) {
    return failed(found, e);
  }
  return ok(Buffer.concat(parts));
}

/** The file then holds these bytes, or those before and these. */
export function writeForCaller(caller: Caller, path: string, data: Uint8Array, append: boolean): Outcome | Promise<Outcome> {
  if (path === '-' || path === '/dev/stdout') {
    caller.write(data);
    return done;
  }
  const write = append ? appendFile : writeFile;
  const found = pathFor(caller, path);
  return write(found, data).then(
    () => done,
    (e: unknown) => failed(found, e),
  );
}

/** Descriptors are those of the process that asks, as in `load-buffer <(command)`. */
export function pathFor({ hello, attached }: Caller, path: string): string {
  const descriptor = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  if (descriptor !== undefined && hello !== undefined && attached === undefined) return `/proc/${hello.pid}/fd/${descriptor}`;
  return resolve(hello?.cwd ?? '/', path);
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  EROFS: 'Read-only file system',
};

function failed(path: string, e: unknown): Result<never, string> {
  const code = e instanceof Error && 'code' in e ? String(e.code) : '';
  return err(`${path}: ${words[code] ?? (e instanceof Error ? e.message : String(e))}`);
}
