/**
 * What the server before left behind: a model that holds together, what each pane had printed, and what is to be said
 * about it. Reading changes nothing but what damage demands.
 */
import { emptyModel, err, loadEvent, loadModel, type Model, ok, type Result, reduce, repairModel } from '@ccmux/core';
import { type Finding, type Recovered, type RecoveredPane, Store, type StorePorts } from '@ccmux/store';

export interface RestoredState {
  readonly model: Model;
  readonly panes: ReadonlyMap<number, RecoveredPane>;
  /** Lines for the person: damage, and what could not be restored. */
  readonly notes: readonly string[];
  /** Where the store goes on. */
  readonly recovered: Pick<Recovered, 'lsn' | 'pictures'>;
}

/** The error is for a person: the state is of a later version, or cannot be read. */
export async function readState(ports: StorePorts): Promise<Result<RestoredState, string>> {
  const read = await Store.read(ports);
  if (!read.ok) {
    const { error } = read;
    if (error.kind !== 'newer') return err(`the saved state cannot be read: ${error.message}`);
    return err(
      `the saved state is of a later version of ccmux (${error.file} has format ${error.version}); nothing was changed. ` +
        'Use that version, or move the folder away to begin anew',
    );
  }
  const { lsn, pictures, panes, findings } = read.value;
  const notes = findings.map(findingText);
  const model = modelOf(read.value, notes);
  const repaired = repairModel(model);
  return ok({ model: repaired.model, panes, notes: [...notes, ...repaired.notes], recovered: { lsn, pictures } });
}

const decoder = new TextDecoder();

function modelOf({ model: saved, facts }: Recovered, notes: string[]): Model {
  const base = saved === undefined ? { ok: true as const, value: emptyModel } : loadModel(decoder.decode(saved));
  if (!base.ok) notes.push(`the saved model cannot be read: ${base.error}`);
  let model = base.ok ? base.value : emptyModel;
  for (const fact of facts) {
    const event = loadEvent(decoder.decode(fact));
    if (event.ok) model = reduce(model, event.value);
    else notes.push(`a saved change cannot be read: ${event.error}`);
  }
  return model;
}

function findingText(finding: Finding): string {
  if (finding.kind === 'torn-tail') return `the last ${finding.bytes} bytes of ${finding.file} were cut off: they were not whole`;
  return `${finding.file}: ${finding.reason}; what was there is in ${finding.quarantine}`;
}
