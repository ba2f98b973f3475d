/**
 * What a start found of the server before: for each pane what came back, what did not, and why. Kept as JSON in the state
 * folder, shown by `ccmux state report`. Pure.
 */
import { formatPaneId, type Model, type PaneId, quoteWord, windowOfPane } from '@ccmux/core';

/** What a start did with one pane. */
export interface PaneOutcome {
  readonly pane: PaneId;
  /**
   * `runs`: never noticed. `gone`: ended with the machine. `was-gone`: had done so before the last start. `ended`: by itself,
   * and the pane stayed. `unknown`: it runs, but the saved model does not have the pane.
   */
  readonly program: 'runs' | 'gone' | 'was-gone' | 'ended' | 'unknown';
  /** Bytes of output that nobody has any more. */
  readonly lostBytes: number;
  /** Nothing was kept of what it showed. */
  readonly isBlank: boolean;
  /** The option `save-screen` of the pane. */
  readonly isSaved: boolean;
}

interface PaneReport {
  /** `%1` */
  readonly pane: string;
  /** `session:window.pane` by names and indexes; '' when it is in no session. */
  readonly where: string;
  readonly command: string;
  readonly program: PaneOutcome['program'];
  readonly lostBytes: number;
  /** What did not come back, and why; empty when all did. */
  readonly missing: readonly string[];
}

export interface RestoreReport {
  readonly version: 1;
  readonly atMs: number;
  /** Damage, and what of the model had to be repaired. */
  readonly notes: readonly string[];
  /** What was cut off, and could not be missed. */
  readonly remarks: readonly string[];
  /** What did not come back besides panes, a line each; not there in older reports. */
  readonly lost?: readonly string[];
  readonly panes: readonly PaneReport[];
}

export interface ReportInput {
  readonly atMs: number;
  readonly model: Model;
  readonly notes: readonly string[];
  readonly remarks: readonly string[];
  readonly lost: readonly string[];
  readonly outcomes: readonly PaneOutcome[];
  /** Panes whose picture was damaged, and where what was there is now. */
  readonly damagedPictures: ReadonlyMap<number, string>;
}

export function restoreReport({ atMs, model, notes, remarks, lost, outcomes, damagedPictures }: ReportInput): RestoreReport {
  const panes = outcomes.map((outcome): PaneReport => {
    const { pane, program, lostBytes } = outcome;
    const command = model.panes.get(pane)?.command ?? [];
    return {
      pane: formatPaneId(pane),
      where: placeText(model, pane),
      command: command.length === 1 ? command[0]! : command.map(quoteWord).join(' '),
      program,
      lostBytes,
      missing: missing(outcome, damagedPictures.get(pane)),
    };
  });
  return { version: 1, atMs, notes, remarks, lost, panes };
}

function missing({ program, lostBytes, isBlank, isSaved }: PaneOutcome, damage: string | undefined): string[] {
  const lines: string[] = [];
  if (program === 'gone') lines.push('its program: it ended with the machine');
  if (program === 'unknown') lines.push('its place: the saved state does not know the pane; it has a window of its own');
  if (isBlank && program === 'gone' && !isSaved) lines.push('its screen: the option save-screen is off');
  if (damage !== undefined) lines.push(`its screen and scrollback: the picture on disk was damaged; ${damage}`);
  else if (lostBytes > 0) lines.push(`${lostBytes} bytes of its output: they were printed while nobody could keep them`);
  return lines;
}

/** Nothing needs to be said: everything is as it was before. */
export const isAsBefore = ({ notes, lost = [], panes }: RestoreReport): boolean =>
  notes.length + lost.length === 0 && panes.every((pane) => pane.missing.length === 0);

/** For a person. */
export function reportLines({ notes, remarks, lost = [], panes }: RestoreReport): string[] {
  const bad = panes.filter((pane) => pane.missing.length > 0);
  const ended = panes.filter(({ program }) => program === 'gone').length;
  const waiting = panes.filter(({ program }) => program === 'was-gone').length;
  const well = panes.length - bad.length;
  return [
    ...(well > 0
      ? [`${count(well, 'pane')} as before${waiting > 0 ? `, ${waiting} of them still without a program` : ''}.`]
      : []),
    ...(ended > 0 ? [`${count(ended, 'program')} ended with the machine; press ENTER in a pane to run its program again.`] : []),
    ...notes,
    ...remarks,
    ...(bad.length + lost.length > 0 ? ['', 'What did not come back:'] : []),
    ...lost.map((line) => `  ${line}`),
    ...bad.flatMap(({ pane, where, command, missing: gone }) => {
      const name = [pane, where, command].filter((part) => part !== '').join(' ');
      return gone.length === 1 ? [`  ${name} – ${gone[0]}`] : [`  ${name}`, ...gone.map((line) => `      ${line}`)];
    }),
  ];
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function placeText(model: Model, pane: PaneId): string {
  const window = windowOfPane(model, pane);
  if (window === undefined) return '';
  for (const session of model.sessions.values()) {
    for (const [index, id] of session.windows)
      if (id === window.id) return `${session.name}:${index}.${window.panes.indexOf(pane)}`;
  }
  return '';
}

/** A report as it was written; undefined for anything else. */
export function parseReport(text: string): RestoreReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isReport = typeof value === 'object' && value !== null && 'version' in value && value.version === 1;
  // SAFETY: only `writeReport` writes the file, and a later layout has another version.
  return isReport ? (value as RestoreReport) : undefined;
}
