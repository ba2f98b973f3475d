/** The last restore report as a file of the state folder. A failure is logged: the report is a convenience. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../log.js';
import { parseReport, type RestoreReport } from './restore-report.js';

export const reportFile = 'restore-report.json';

export function writeReport(folder: string, report: RestoreReport, log: Logger): void {
  const path = join(folder, reportFile);
  try {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(report, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  } catch (e) {
    log.warn({ ev: 'report.not-written', error: e });
  }
}

/** Undefined when there is none. */
export function readReport(folder: string): RestoreReport | undefined {
  try {
    return parseReport(readFileSync(join(folder, reportFile), 'utf8'));
  } catch {
    return undefined;
  }
}
