/** Transcripts on disk that hold no conversation: telling them, and putting them out of Claude's sight. Deletes nothing. */
import { readFile, rename, stat } from 'node:fs/promises';
import { isBare, longestBare } from '../transcript/bare.js';

/** See `isBare`. False also for what cannot be read. */
export async function isBareTranscript(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size <= longestBare && isBare(await readFile(path, 'utf8'));
  } catch {
    return false;
  }
}

/** Gives it a name under which Claude does not look for it; what had that name before gives way. */
export const setTranscriptAside = (path: string): Promise<void> => rename(path, `${path}.bare`).catch(() => {});
