/**
 * What the server before left behind: a model that holds together, what each pane had printed, and what is to be said
 * about it. Reading changes nothing but what damage demands.
 */
import {
  emptyModel,
  err,
  loadEvent,
  loadModel,
  type Model,
  type ModelEvent,
  ok,
  type PaneId,
  paneId,
  type Result,
  reduce,
  repairModel,
} from '@ccmux/core';
import {
  type DiskError,
  type Finding,
  type NewerState,
  type Recovered,
  type RecoveredPane,
  type StateOwner,
  Store,
  type StorePorts,
} from '@ccmux/store';
import { newerImage } from '@ccmux/term';
import { modelFromIdFiles } from '../claude/launch/from-id-files.js';

export interface RestoredState {
  readonly model: Model;
  readonly panes: ReadonlyMap<number, RecoveredPane>;
  /** Lines for the person: damage, and what could not be restored. */
  readonly notes: readonly string[];
  /** What was cut off, and nobody misses: nothing in it had been acknowledged. */
  readonly remarks: readonly string[];
  /** Panes whose picture is damaged, and where what was there is. */
  readonly damagedPictures: ReadonlyMap<PaneId, string>;
  /** Where the store goes on. */
  readonly recovered: Pick<Recovered, 'lsn' | 'pictures'>;
}

/** The error is for a person: the state is of a later version, or cannot be read. */
export async function readState(ports: StorePorts): Promise<Result<RestoredState, string>> {
  return withConversations(ports, await Store.read(ports, owner), doneText);
}

/** As `readState`, of a folder that a server may be writing: nothing is changed. */
export async function lookAtState(ports: StorePorts): Promise<Result<RestoredState, string>> {
  return withConversations(ports, await Store.look(ports, owner), toDoText);
}

/** Where no checkpoint is whole and the log gives nothing, the files of conversations are what is left. */
async function withConversations(
  ports: StorePorts,
  read: Result<Recovered, DiskError | NewerState>,
  textOf: (finding: Finding) => string,
): Promise<Result<RestoredState, string>> {
  const state = restoredState(read, textOf);
  if (!read.ok || !state.ok || read.value.model !== undefined || state.value.model.sessions.size > 0) return state;
  const { facts, findings } = read.value;
  // What a whole log leaves empty, somebody has closed.
  if (facts.length > 0 && !findings.some(({ kind }) => kind === 'corrupt')) return state;
  const model = modelFromIdFiles(await conversationFiles(ports), ports.wallMs());
  const count = model.sessions.size;
  if (count === 0) return state;
  const note = `the state was lost: ${count === 1 ? 'a conversation' : `${count} conversations`} with Claude came back from ${conversationFolder}/`;
  return ok({ ...state.value, model, panes: new Map(), notes: [...state.value.notes, note] });
}

const conversationFolder = 'claude';

async function conversationFiles({ disk }: StorePorts): Promise<string[]> {
  const names = await disk.list(conversationFolder);
  const texts: string[] = [];
  for (const name of names.ok ? names.value : []) {
    const bytes = name.endsWith('.json') ? await disk.read(`${conversationFolder}/${name}`) : undefined;
    if (bytes?.ok) texts.push(decoder.decode(bytes.value));
  }
  return texts;
}

function restoredState(
  read: Result<Recovered, DiskError | NewerState>,
  textOf: (finding: Finding) => string,
): Result<RestoredState, string> {
  if (!read.ok) {
    const { error } = read;
    if (error.kind !== 'newer') return err(`the saved state cannot be read: ${error.message}`);
    return err(
      `the saved state is of a later version of ccmux (${error.file} has format ${error.version}); nothing was changed. ` +
        'Use that version, or move the folder away to begin anew',
    );
  }
  const { lsn, pictures, panes, findings } = read.value;
  const notes = findings.filter((f) => f.kind === 'corrupt' && paneOf(f) === undefined).map(textOf);
  const remarks = findings.filter((f) => f.kind === 'torn-tail').map(textOf);
  const damagedPictures = new Map<PaneId, string>();
  for (const finding of findings) {
    const pane = paneOf(finding);
    if (pane !== undefined) damagedPictures.set(pane, textOf(finding));
  }
  const model = modelOf(read.value, notes);
  const repaired = repairModel(model);
  return ok({
    model: repaired.model,
    panes,
    notes: [...notes, ...repaired.notes],
    remarks,
    damagedPictures,
    recovered: { lsn, pictures },
  });
}

const decoder = new TextDecoder();

const owner: StateOwner = { canRead: (model) => loadModel(decoder.decode(model)).ok, newerPicture: newerImage };

function modelOf({ model: saved, facts }: Recovered, notes: string[]): Model {
  const base = saved === undefined ? { ok: true as const, value: emptyModel } : loadModel(decoder.decode(saved));
  if (!base.ok) notes.push(`the saved model cannot be read: ${base.error}`);
  let model = base.ok ? base.value : emptyModel;
  for (const fact of facts) {
    const event = loadEvent(decoder.decode(fact));
    const next = event.ok ? reduced(model, event.value) : event;
    if (next.ok) model = next.value;
    else notes.push(`a saved change cannot be read: ${next.error}`);
  }
  return model;
}

/** A change that nobody made as it is there costs that change. */
function reduced(model: Model, event: ModelEvent): Result<Model, string> {
  try {
    return ok(reduce(model, event));
  } catch (e) {
    return err(`${event.kind}: ${e instanceof Error ? e.message : String(e)}`);
  }
}

function paneOf({ file }: Finding): PaneId | undefined {
  const match = /^panes\/(\d+)-/.exec(file);
  return match === null ? undefined : paneId(Number(match[1]));
}

/** What a start will do. */
function toDoText(finding: Finding): string {
  if (finding.kind === 'torn-tail') return `the last ${finding.bytes} bytes of ${finding.file} are not whole and will be cut off`;
  return `${finding.file}: ${finding.reason}; the next start puts what is there aside`;
}

/** What a start has done. */
function doneText(finding: Finding): string {
  if (finding.kind === 'torn-tail') return `the last ${finding.bytes} bytes of ${finding.file} were cut off: they were not whole`;
  return `${finding.file}: ${finding.reason}; what was there is in ${finding.quarantine}`;
}
