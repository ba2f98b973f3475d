/**
 * A model from nothing but the small files of conversations: what there is to go on with when the rest of the state is lost.
 * A session for each that had not ended. Pure; refuses nothing, leaves out what it cannot read.
 */
import { asText, parseObject, projectFolder } from '@ccmux/claude';
import {
  type ClaudeBinding,
  emptyModel,
  type Model,
  type PaneId,
  paneId,
  reduce,
  sessionId,
  singlePane,
  windowId,
} from '@ccmux/core';

/** Of windows that nobody has looked at yet. */
const size = { cols: 80, rows: 24 };

interface Found {
  readonly pane: number;
  readonly binding: ClaudeBinding & { readonly session: string };
}

export function modelFromIdFiles(texts: readonly string[], nowMs: number): Model {
  const all = texts.flatMap((text) => read(text) ?? []).sort((a, b) => a.binding.startedMs - b.binding.startedMs);
  let model = emptyModel;
  const names = new Set<string>();
  for (const [number, { pane, binding }] of all.entries()) {
    const id = model.panes.has(paneId(pane)) ? paneId(model.next.pane) : paneId(pane);
    const name = freeName(names, binding);
    names.add(name);
    model = withSession(reduce(model, { kind: 'claude-bound', pane: id, binding }), number, id, name, binding, nowMs);
  }
  return model;
}

function withSession(
  model: Model,
  number: number,
  pane: PaneId,
  name: string,
  { command, cwd }: ClaudeBinding,
  nowMs: number,
): Model {
  const window = windowId(number);
  return reduce(model, {
    kind: 'session-created',
    session: sessionId(number),
    name,
    cwd,
    env: {},
    createdMs: nowMs,
    window: {
      id: window,
      index: 0,
      name: 'claude',
      automaticName: true,
      size,
      layout: singlePane(pane, size),
      pane: { id: pane, window, title: '', command, cwd },
    },
  });
}

function freeName(taken: ReadonlySet<string>, { name, cwd }: ClaudeBinding): string {
  const base = (name ?? cwd.slice(cwd.lastIndexOf('/') + 1)).replace(/[:.]/g, '_') || 'claude';
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

function read(text: string): Found | undefined {
  const fields = parseObject(text);
  const [id, cwd, pane] = [asText(fields?.['id']), asText(fields?.['cwd']), asText(fields?.['pane'])];
  const command = fields?.['command'];
  const how = parseObject(JSON.stringify(fields?.['exit'] ?? null))?.['how'];
  if (fields === undefined || id === undefined || cwd === undefined || (how !== undefined && how !== 'disconnected'))
    return undefined;
  const number = Number(pane?.slice(1));
  if (!Array.isArray(command) || !Number.isSafeInteger(number) || number < 0) return undefined;
  const configDir = asText(fields['configDir']) ?? '';
  return {
    pane: number,
    binding: {
      session: id,
      name: asText(fields['name']),
      command: command.filter((word) => typeof word === 'string'),
      cwd,
      configDir,
      transcript: asText(fields['transcript']) ?? `${configDir}/projects/${projectFolder(cwd)}/${id}.jsonl`,
      desired: fields['desired'] === 'stopped' ? 'stopped' : 'running',
      launch: asText(fields['launch']) ?? '',
      startedMs: Number(fields['startedMs']) || 0,
      crashes: 0,
      skipsPermissions: false,
    },
  };
}
