/** What a session has cost, as Claude Code wrote it last: it does so when it ends, so the record is near the end of the file. */
import { linesBackwards, lineText, type TranscriptFile } from './file-port.js';
import { parseRecord } from './parse-record.js';

/** Bytes that are looked through. */
const reach = 4 * 1024 * 1024;

/** US dollars. */
export async function lastCost(file: TranscriptFile): Promise<number | undefined> {
  const size = await file.size();
  for await (const line of linesBackwards(file)) {
    const record = parseRecord(lineText(line));
    if (record.kind === 'cost') return record.dollars;
    if (size - line.offset > reach) return undefined;
  }
  return undefined;
}
