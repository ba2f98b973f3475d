/** Putting a pane into copy mode: the one place that ties the mode to its pane, the options, the buffers and the shell. */
import { flagOption, optionAt, type PaneId, type Place, parseStyle, plain, windowOfPane } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfPane } from '../formats/places.js';
import { jobAt } from '../jobs/request.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import { textOfPane } from './buffers.js';
import { copyToClients } from './clipboard.js';
import { CopyMode, type CopyModeOptions } from './copy-mode.js';
import { type Looks, lookOf } from './look.js';
import type { CopySettings } from './state.js';

/** `source`: the pane that is looked at; the pane's own if not given. */
export interface EnterOptions extends CopyModeOptions {
  readonly source?: PaneRuntime | undefined;
}

/** The pane's copy mode; one that it is in already stays as it is. */
export function enterCopyMode(services: Services, runtime: PaneRuntime, options: EnterOptions = {}): CopyMode {
  if (runtime.mode !== undefined) return runtime.mode;
  const { emulator } = options.source ?? runtime;
  const mode = new CopyMode(emulator, portsOf(services, runtime), { ...options, lastSearch: runtime.lastSearch }, runtime.size);
  runtime.mode = mode;
  runtime.redraw();
  return mode;
}

function portsOf(services: Services, runtime: PaneRuntime): ConstructorParameters<typeof CopyMode>[1] {
  const { buffers, clock, jobs } = services;
  const pane = runtime.id;
  const place = (): Place | undefined => placeOfPane(services.store.model, pane);
  const clip = (text: string): void => copyToClients(services, pane, Buffer.from(text));
  return {
    clock,
    settings: settingsOf(services, pane, place),
    looks: () => looksOf(services, pane, place()),
    onChange: () => runtime.redraw(),
    onLeave: () => runtime.leaveMode(),
    onSearch: (search) => {
      runtime.lastSearch = search;
    },
    copy: (text, { prefix, toBuffer, toClipboard }) => {
      if (toClipboard) clip(text);
      if (toBuffer) buffers.add(Buffer.from(text), prefix, textOfPane(services.store.model, pane));
    },
    append: (text) => {
      clip(text);
      buffers.append(Buffer.from(text), textOfPane(services.store.model, pane));
    },
    pipe: (text, given) => {
      const command = given ?? optionAt(services.store.model, 'copy-command', {});
      const job = command === '' ? undefined : jobs.start(jobAt(services, place(), command));
      if (job?.ok !== true) return;
      job.value.process.stdout.resume();
      job.value.process.stdin.end(text);
    },
    expand: (text) => expandAt(services, place(), text),
  };
}

/** Options as they are when they are asked for. */
function settingsOf(services: Services, pane: PaneId, place: () => Place | undefined): CopySettings {
  const { store } = services;
  const window = () => windowOfPane(store.model, pane)?.id;
  return {
    get keys() {
      return optionAt(store.model, 'mode-keys', { window: window() }) === 'vi' ? 'vi' : 'emacs';
    },
    get separators() {
      return optionAt(store.model, 'word-separators', { session: place()?.session });
    },
    get wrapSearch() {
      return flagOption(store.model, 'wrap-search', { window: window() });
    },
  };
}

function looksOf(services: Services, pane: PaneId, place: Place | undefined): Looks {
  const { model } = services.store;
  const window = windowOfPane(model, pane)?.id;
  const look = (name: Parameters<typeof optionAt>[1]) => {
    const style = parseStyle(expandAt(services, place, optionAt(model, name, { window })), plain);
    return lookOf(style.ok ? style.value : plain);
  };
  return {
    selection: look('mode-style'),
    match: look('copy-mode-match-style'),
    currentMatch: look('copy-mode-current-match-style'),
    mark: look('copy-mode-mark-style'),
  };
}
