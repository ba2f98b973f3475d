/** Makes the parts of a server and puts them together. Holds no logic: who does what is in the parts. */
import { emptyModel, numberOption } from '@ccmux/core';
import { createAgents, createLimits } from './agents/create-agents.js';
import { Inputs } from './agents/inputs.js';
import { Notes } from './agents/notes.js';
import { Alerts } from './alerts/alerts.js';
import { createClaudes } from './claude/launch/create-claudes.js';
import { ClaudePrompts } from './claude/prompts/claude-prompts.js';
import { createClaudeStates } from './claude/state/create-claude-states.js';
import { hookFolder } from './claude/state/hook-folder.js';
import { ClientRegistry } from './clients/client-registry.js';
import { createLanguage } from './commands/run.js';
import { runAndReport } from './commands/run-and-report.js';
import { allCommands } from './commands/table.js';
import { createConfiguration } from './config/create-configuration.js';
import { ControlClients } from './control/control-clients.js';
import { BufferStore } from './copy-mode/buffers.js';
import { Hooks } from './hooks/hooks.js';
import { runHook } from './hooks/run-hook.js';
import { Jobs } from './jobs/jobs.js';
import { ShellOutput } from './jobs/shell-output.js';
import { bindingLanguage } from './keys/binding-language.js';
import { defaultBindings } from './keys/default-bindings.js';
import { KeyTables } from './keys/key-tables.js';
import { MessageLog } from './messages/message-log.js';
import { openUnsupportedLog } from './messages/unsupported-log.js';
import { ModelStore } from './model/store.js';
import { followEditor } from './operations/editor-keys.js';
import { globalEnvironment } from './panes/environment.js';
import { PaneRegistry } from './panes/pane-registry.js';
import { PanePipes } from './panes/pipes.js';
import { PtyhostSlot } from './panes/ptyhost-slot.js';
import { PromptHistory } from './prompts/history.js';
import { PaneRecordings } from './recordings/recordings.js';
import type { ServerOptions } from './server-options.js';
import type { Services } from './services.js';
import type { Keeping } from './storage/state-keeper.js';
import { WaitChannels } from './wait-channels.js';

/** What the parts need of the server that they are parts of. */
export interface Whole {
  services(): Services;
  keeping(): Keeping;
  /** A command in a status line printed something else. */
  shellOutputChanged(): void;
  /** Ends the server because a person wants it. */
  shutdown(): void;
}

export function composeServices(options: ServerOptions, whole: Whole): Services {
  const { services, keeping, shellOutputChanged, shutdown } = whole;
  const { clock, log } = options;
  const { model = emptyModel } = options;
  // A model that was put together from remains has none.
  const environment = Object.keys(model.environment).length > 0 ? model.environment : globalEnvironment(options.env);
  const store = new ModelStore({ ...model, environment });
  if (options.model === undefined) followEditor(store, options.env);
  const ptyhost = new PtyhostSlot();
  const panes = new PaneRegistry({ ...options, store, ptyhost });
  const clients = new ClientRegistry(store);
  const alerts = new Alerts({ store, clients, panes, clock });
  const claudeStates = createClaudeStates({ store, panes, clients, clock, log, spoolFolder: hookFolder(options.stateFolder) });
  const claudes = createClaudes(
    { store, panes, clock, log, clients, claudeStates, keeping: keeping },
    services,
    options.claude,
    options.stateFolder,
  );
  const { messages, buffers } = memories(store, clock, options.bufferTexts, keeping);
  const hooks = new Hooks({ store, clock, log, messages, run: (run) => runHook(services(), run) });
  const language = createLanguage(services);
  const keys = new KeyTables(defaultBindings, store, bindingLanguage(language));
  const jobs = new Jobs();
  const pipes = new PanePipes({ clock, log, write: (pane, data) => panes.write(pane, data) });
  const agents = createAgents(options.agents, services, clock);
  const claudePrompts = new ClaudePrompts({ store, panes, clock, log, states: claudeStates, keeping });
  return {
    ...options,
    agents,
    limits: createLimits(options.limits, { ...options, agents, store, panes, clients, ptyhost }),
    tokenOf: (pane) => agents.tokenOf(pane),
    store,
    panes,
    ptyhost,
    clients,
    alerts,
    claudeStates,
    claudes,
    claudePrompts,
    inputs: new Inputs({ agents, store, clock, claudeStates, claudePrompts }),
    notes: new Notes({ agents, alerts, store, clock, clients }),
    messages,
    hooks,
    controls: new ControlClients({ store, clients, buffers }),
    buffers,
    keys,
    language,
    configuration: createConfiguration({ ...options, store, keys }, services),
    jobs,
    pipes,
    recordings: new PaneRecordings(store, clock),
    unsupported: openUnsupportedLog(options.stateFolder, () => clock.wallMs()),
    shellOutput: new ShellOutput({ clock, start: (job) => jobs.start(job), onChange: shellOutputChanged }),
    prompts: new PromptHistory(() => numberOption(store.model, 'prompt-history-limit', {})),
    waits: new WaitChannels(),
    keeping,
    commands: allCommands,
    runAndReport: (commands, caller) => runAndReport(language, commands, caller),
    shutdown,
  };
}

/** What is remembered up to a number. */
function memories(
  store: ModelStore,
  clock: ServerOptions['clock'],
  texts: ServerOptions['bufferTexts'],
  keeping: () => Keeping,
): Pick<Services, 'messages' | 'buffers'> {
  const now = (): number => clock.wallMs();
  return {
    messages: new MessageLog(() => numberOption(store.model, 'message-limit', {}), now),
    buffers: new BufferStore({
      limit: () => numberOption(store.model, 'buffer-limit', {}),
      now,
      store,
      texts,
      write: (id, data) => keeping().bufferText(id, data),
    }),
  };
}
