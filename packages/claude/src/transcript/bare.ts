/**
 * Whether a transcript holds no conversation yet. Older versions write its title and its mode first, and with that alone, when the
 * process is killed, they neither resume the session ("No conversation found") nor start it anew ("already in use"). Pure.
 */
import { parseObject } from '../json.js';

/** Longest file that is looked at: what comes before the first prompt is a few hundred bytes. */
export const longestBare = 16 * 1024;

/** True only where every line is known to be nothing that anybody said. The last one may have been cut. */
export function isBare(text: string): boolean {
  if (text.length > longestBare) return false;
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  if (last !== '' && /"(?:uuid|message|content)"/.test(last)) return false;
  return lines.every((line) => {
    const record = parseObject(line);
    return record !== undefined && !('uuid' in record) && !('message' in record) && !('content' in record);
  });
}
