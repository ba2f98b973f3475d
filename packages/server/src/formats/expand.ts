/** Formats at a place of the model: the variables, and loops over sessions, windows, panes and clients. */
import { environmentOf, expandFormat, type FormatContext, type Place, searchLines } from '@ccmux/core';
import { graphemes, rowText } from '@ccmux/term';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Caller } from '../commands/caller.js';
import { jobAt } from '../jobs/request.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import type { Dependencies } from '../status/dependencies.js';
import { type About, aboutVariable } from './about.js';
import { clientVariable } from './client-variables.js';
import { type Entry, environmentEntries, optionEntries } from './entries.js';
import { environmentText } from './environment-text.js';
import { localTime } from './local-time.js';
import { turnsOf } from './loops.js';
import { optionText } from './option-text.js';
import { variableAt } from './variables.js';

/** The services of a command know who runs it: variables of clients are about their client. */
type Scope = Services & { readonly caller?: Pick<Caller, 'attached' | 'hello'> };

/** Expands `template` at `place`; variables without a meaning there expand to nothing. */
export const expandAt = (services: Scope, place: Place | undefined, template: string, about: About = {}): string =>
  expandFormat(template, contextAt({ services, place, about }));

/** As `expandAt`, for the conditions of command files: nothing is run for `#(…)`. */
export function expandCondition(services: Scope, place: Place | undefined, template: string): string {
  const { shell: _, ...context } = contextAt({ services, place, about: {} });
  return expandFormat(template, context);
}

/** As `expandAt`, with strftime's codes replaced first: for messages. `client`: whom its variables are about. */
export const expandWithTimeAt = (services: Scope, place: Place | undefined, template: string, client?: AttachedClient): string =>
  expandFormat(template, contextAt({ services, place, about: {}, client }), { time: true });

/** As `expandWithTimeAt`, and tells each step that is taken. */
export const expandTracedAt = (
  services: Scope,
  place: Place | undefined,
  template: string,
  by: Pick<Inputs, 'client' | 'trace'>,
): string => expandFormat(template, contextAt({ services, place, about: {}, ...by }), { time: true });

/** Who looks at the result: variables of their own, and a note of what it depends on. */
export interface Viewer {
  lookup(name: string): string | undefined;
  readonly watch: Dependencies;
}

/** As `expandWithTimeAt`, for what is shown until it changes. */
export const expandForViewer = (services: Scope, place: Place | undefined, template: string, viewer: Viewer): string =>
  expandFormat(template, contextAt({ services, place, about: {}, viewer }), { time: true });

interface Inputs {
  readonly services: Scope;
  readonly place: Place | undefined;
  readonly about: About;
  readonly viewer?: Viewer | undefined;
  readonly client?: AttachedClient | undefined;
  readonly trace?: FormatContext['trace'];
}

function contextAt(inputs: Inputs): FormatContext {
  const { services, place, viewer } = inputs;
  return {
    lookup: (name) => {
      viewer?.watch.names.add(name);
      return lookUp(inputs, name);
    },
    loop: (over, order) => {
      if (place === undefined && (over === 'windows' || over === 'panes')) return undefined;
      return turnsOf(services, place, over, order).map((turn) => ({
        active: turn.active,
        context: contextAt({ ...inputs, place: turn.place, about: turn.about, client: turn.client ?? inputs.client }),
      }));
    },
    entries: (of, flags) =>
      entriesOf(inputs, of, flags).map((entry) => contextAt({ ...inputs, about: { ...inputs.about, entry } })),
    client: (of, name) => factOf(inputs, of, name),
    search: (pattern, kind, budget) => {
      const runtime = place && services.panes.get(place.pane);
      return runtime === undefined ? 0 : searchLines(screenOf(runtime), pattern, kind, budget);
    },
    time: (seconds) => {
      const time = localTime(new Date(seconds === undefined ? services.clock.wallMs() : seconds * 1000));
      return seconds === undefined && viewer !== undefined ? viewer.watch.watch(time) : time;
    },
    shell: (command) => {
      if (viewer !== undefined) viewer.watch.commands = true;
      return services.shellOutput.of(jobAt(services, place, command));
    },
    measure: graphemes,
    ...(inputs.trace === undefined ? {} : { trace: inputs.trace }),
  };
}

function entriesOf({ services, place, client }: Inputs, of: 'options' | 'environment', flags: string): readonly Entry[] {
  const { model } = services.store;
  if (of === 'options') return optionEntries(model, place, flags);
  const session = place === undefined ? undefined : model.sessions.get(place.session);
  const hello = services.caller?.hello ?? client?.hello;
  if (flags === '' || flags === 's') return environmentEntries(session?.env ?? {});
  if (flags === 'g') return environmentEntries(model.environment);
  return environmentEntries(flags === 'c' && hello !== undefined ? environmentOf(hello.env) : {});
}

function factOf({ services, client = services.caller?.attached }: Inputs, of: 'feature' | 'variable', name: string): string {
  if (client === undefined) return '';
  if (of === 'feature') return client.terminal.features.includes(name) ? '1' : '0';
  return Object.hasOwn(client.hello.env, name) ? (client.hello.env[name] ?? '') : '';
}

function lookUp({ services, place, about, viewer, client }: Inputs, name: string): string | undefined {
  const of = about.kind === 'client' ? client : undefined;
  return (
    services.variables?.get(name) ??
    aboutVariable(about, name) ??
    (of && clientVariable(services, of, name)) ??
    viewer?.lookup(name) ??
    variableAt(services, place, name) ??
    optionText(services.store.model, place, name) ??
    ofClient(services, client ?? services.caller?.attached, place, name) ??
    environmentText(services.store.model, place, name)
  );
}

function ofClient(services: Services, client: AttachedClient | undefined, place: Place | undefined, name: string) {
  if (client === undefined) return undefined;
  if (name === 'session_active') return place === undefined ? undefined : client.session === place.session ? '1' : '0';
  return clientVariable(services, client, name);
}

/** The lines that a pane shows. */
function* screenOf({ emulator }: PaneRuntime): Iterable<string> {
  for (let y = 0; y < emulator.size.rows; y++) yield rowText(emulator.row(y), { trim: true });
}
