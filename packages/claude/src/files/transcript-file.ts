/** A transcript on disk as a `TranscriptFile`. Owns the descriptor. */
import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '@ccmux/core';
import type { TranscriptFile } from '../transcript/file-port.js';

export class OpenTranscript implements TranscriptFile {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The error is for a person. */
  static async open(path: string): Promise<Result<OpenTranscript, string>> {
    try {
      return ok(new OpenTranscript(await open(path, 'r')));
    } catch (e) {
      return err(`${path} cannot be read: ${e instanceof Error ? e.message : String(e)}`);
    }
  }

  async size(): Promise<number> {
    return (await this.#file.stat()).size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#file.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
