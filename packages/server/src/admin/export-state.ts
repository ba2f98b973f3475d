/** `ccmux state export`: all that is in a state folder, as JSON that a person can read. Changes nothing. */
import { err, formatPaneId, type Model, ok, paneId, paneRects, type Result, type Size, windowOfPane } from '@ccmux/core';
import type { StorePorts } from '@ccmux/store';
import { lookAtState, type RestoredState } from '../storage/read-state.js';
import { panesAmong, restoredBuffers } from '../storage/saved-buffers.js';
import { endOf, historyLines, screenLines, shownPane } from './shown-pane.js';

const somewhere: Size = { cols: 80, rows: 24 };

export async function exportState(ports: StorePorts, folder: string): Promise<Result<string, string>> {
  const read = await lookAtState(ports);
  if (!read.ok) return err(read.error);
  return ok(JSON.stringify(exported(read.value, folder), asObjects, 2));
}

function exported(state: RestoredState, folder: string): object {
  const { model, panes, notes, remarks, damagedPictures, recovered } = state;
  const { texts } = restoredBuffers(state);
  return {
    version: 1,
    folder,
    lsn: recovered.lsn,
    findings: [...notes, ...remarks, ...damagedPictures.values()],
    model,
    buffers: model.buffers.map(({ id, name, bytes }) => {
      const text = texts.get(id);
      return { name, bytes, text: text === undefined ? null : Buffer.from(text).toString() };
    }),
    panes: [...panesAmong(panes)].map(([id, pane]) => {
      const emulator = shownPane(pane, sizeOf(model, id));
      const { x, y } = emulator.cursor;
      const text = {
        pane: formatPaneId(paneId(id)),
        ...emulator.size,
        printedBytes: endOf(pane),
        cursor: { x, y },
        screen: screenLines(emulator),
        history: historyLines(emulator),
      };
      emulator.dispose();
      return text;
    }),
  };
}

function sizeOf(model: Model, id: number): Size {
  const window = windowOfPane(model, paneId(id));
  const rect = window === undefined ? undefined : paneRects(model, window).get(paneId(id));
  return rect === undefined ? somewhere : { cols: rect.width, rows: rect.height };
}

/** Maps by their keys. */
const asObjects = (_key: string, value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);
