/**
 * The conversations of panes: started, followed, ended, started again. Owns the bindings in the model; what Claude does in
 * them is told by `claudeStates`.
 */
import { join } from 'node:path';
import { launchVariable, readClaudeCommand, type StatusLineData, statusLineData, statusLineFile } from '@ccmux/claude';
import { arrayAt, type ClaudeBinding, flagOption, formatPaneId, ok, optionAt, type PaneId, type Result } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { Keeping } from '../../storage/state-keeper.js';
import type { ClaudeStates } from '../state/claude-states.js';
import type { ClaudeStatus } from '../state/claude-status.js';
import { endProcess } from './end-process.js';
import { Endings, type EndingsDeps } from './endings.js';
import { type ExternalClaude, externalClaudes } from './externals.js';
import type { ClaudeLaunch, ClaudeLauncher, ClaudeStart } from './launcher.js';
import { Orphans } from './orphans.js';
import type { ClaudeProcessEntry } from './ports.js';
import { prepareLaunch } from './prepare.js';
import type { SettingsFolders } from './settings-file.js';
import type { ToolsPlace } from './tools-file.js';

export interface ClaudesDeps extends Omit<EndingsDeps, 'onCrash'> {
  readonly states: ClaudeStates;
  readonly folders: SettingsFolders;
  /** Where Claudes that are started without more keep their settings. */
  readonly configDir: string | undefined;
  keeping(): Keeping;
  /** What the tools of a pane's Claude are started with; undefined: there are none here. */
  toolsOf(pane: PaneId): ToolsPlace | undefined;
  /** A line for everybody who looks. */
  tell(text: string): void;
}

export class Claudes implements ClaudeLauncher {
  readonly #deps: ClaudesDeps;
  readonly #endings: Endings;
  readonly #orphans: Orphans;

  constructor(deps: ClaudesDeps) {
    this.#deps = deps;
    this.#orphans = new Orphans(deps.ports, deps.clock);
    this.#endings = new Endings({ ...deps, onCrash: (pane, { launch }) => this.#lookForOrphans(pane, launch) });
    const { store, states, files, ports } = deps;
    states.subscribe(({ pane, after }) => {
      if (after !== undefined) this.#follow(pane, after);
    });
    store.subscribe((event, before) => {
      if (event.kind === 'pane-died' && event.death.isLost === true) {
        const binding = store.model.claude.get(event.pane);
        if (binding !== undefined) files?.ended(event.pane, binding, { how: 'disconnected', atMs: ports.wallMs() });
      }
      if (event.kind === 'pane-respawned' || before.panes.size < store.model.panes.size) this.#watch();
    });
  }

  async prepare(start: ClaudeStart): Promise<Result<ClaudeLaunch | undefined, string>> {
    const { store, ports, folders, keeping, toolsOf } = this.#deps;
    const { model } = store;
    const path = optionAt(model, 'claude-path', {});
    const claude = readClaudeCommand(start.command, path);
    const bound = model.claude.get(start.pane);
    if (claude === undefined) {
      if (bound !== undefined) store.apply({ kind: 'claude-unbound', pane: start.pane });
      return ok(undefined);
    }
    const before = bound !== undefined && isSame(bound.command, start.command) ? bound : undefined;
    if (before !== undefined) await this.#endLeftOver(before.launch);
    const others = new Map([...model.claude].filter(([pane]) => pane !== start.pane && this.isRunning(pane)));
    const defaults = { path, model: optionAt(model, 'claude-model', {}), args: arrayAt(model, 'claude-args', {}) };
    const statusData = flagOption(model, 'claude-status-data', {});
    const tools = flagOption(model, 'agent-mcp', {}) ? toolsOf(start.pane) : undefined;
    this.#endings.begins(start.pane, before !== undefined);
    const prepared = await prepareLaunch(ports, { start, claude, before, others, defaults, folders, statusData, tools });
    if (!prepared.ok) return prepared;
    store.apply({ kind: 'claude-bound', pane: start.pane, binding: prepared.value.binding });
    // A disk that takes nothing must not keep a person from working: that it does not is said elsewhere.
    await keeping().durable();
    return ok(prepared.value.launch);
  }

  notStarted(pane: PaneId): void {
    const { store } = this.#deps;
    if (!store.model.panes.has(pane)) store.apply({ kind: 'claude-unbound', pane });
  }

  async endFor(pane: PaneId): Promise<void> {
    if (this.#deps.store.model.claude.has(pane)) await this.#endings.end(pane, true);
  }

  /** See `Endings.ended`. */
  ended(pane: PaneId, status: ExitStatus): string | undefined {
    return this.#endings.ended(pane, status);
  }

  /** Its process ends and is not started again by itself, now nor after a restart; the pane stays. */
  async stop(pane: PaneId): Promise<void> {
    const { store } = this.#deps;
    const binding = store.model.claude.get(pane);
    if (binding === undefined) return;
    store.apply({ kind: 'claude-bound', pane, binding: { ...binding, desired: 'stopped', crashes: 0 } });
    await this.#endings.end(pane, false);
  }

  /** Nothing is to be left of it here. Its pane is about to be closed. */
  forget(pane: PaneId): void {
    const { store, files } = this.#deps;
    const session = store.model.claude.get(pane)?.session;
    store.apply({ kind: 'claude-unbound', pane });
    if (session !== undefined) files?.forget(session);
  }

  rename(pane: PaneId, name: string): void {
    const { store } = this.#deps;
    const binding = store.model.claude.get(pane);
    if (binding !== undefined) store.apply({ kind: 'claude-bound', pane, binding: { ...binding, name } });
  }

  /** Its program runs. */
  isRunning(pane: PaneId): boolean {
    const { store, panes } = this.#deps;
    return panes.get(pane) !== undefined && !panes.hasEnded(pane) && store.model.panes.get(pane)?.dead === undefined;
  }

  /** It is started again by itself before long. */
  isDue(pane: PaneId): boolean {
    return this.#endings.isDue(pane);
  }

  /** Those that run and were not started here. */
  externals(): ExternalClaude[] {
    const { store, ports, states, configDir } = this.#deps;
    const bindings = [...store.model.claude.values()];
    const known = [configDir, ...bindings.map((one) => one.configDir), ...states.all.map((one) => one.configDir)];
    return externalClaudes(ports, {
      ours: new Set(bindings.map(({ launch }) => launch)),
      configDirs: new Set(known.filter((folder) => folder !== undefined)),
    });
  }

  /** Something was said in its conversation: another process can go on with it. */
  async isKept({ configDir, session, cwd }: ExternalClaude): Promise<boolean> {
    return session !== undefined && (await this.#deps.ports.transcript(configDir, session, cwd)) !== undefined;
  }

  /** Asks another writer to end; false when it does not. */
  takeOver(external: ExternalClaude): Promise<boolean> {
    return endProcess(this.#deps, external);
  }

  /** What the status line of its conversation was told last, if it has one. Reads when asked. */
  statusDataOf(pane: PaneId): StatusLineData | undefined {
    const { store, ports, folders } = this.#deps;
    const session = store.model.claude.get(pane)?.session;
    if (session === undefined) return undefined;
    const data = statusLineData(ports.readJson(join(folders.status, statusLineFile(pane))));
    return data?.sessionId === session ? data : undefined;
  }

  orphansOf(pane: PaneId): readonly ClaudeProcessEntry[] {
    return this.#orphans.of(pane);
  }

  /** All panes of a model from before have their live side again. Lines for the person: what was left running. */
  restored(): string[] {
    const { store } = this.#deps;
    const lines: string[] = [];
    for (const [pane, binding] of store.model.claude) {
      const dead = store.model.panes.get(pane)?.dead;
      if (!store.model.panes.has(pane)) store.apply({ kind: 'claude-unbound', pane });
      else if (dead === undefined) continue;
      else if (dead.isLost !== true && binding.desired === 'running') this.#endings.resume(pane, binding);
      const left = dead === undefined ? undefined : this.#orphans.lookNow(pane, binding.launch);
      if (left !== undefined) lines.push(`The Claude of pane ${formatPaneId(pane)} is gone; ${left}`);
    }
    this.#watch();
    return lines;
  }

  dispose(): void {
    this.#endings.dispose();
  }

  /** One whose terminal went away may take a moment to end, and writes to its conversation until then. */
  async #endLeftOver(launch: string): Promise<void> {
    const { ports } = this.#deps;
    const left = ports.claudes().filter(({ env }) => env.get(launchVariable) === launch && !env.has('CLAUDE_CODE_CHILD_SESSION'));
    for (const { pid, start } of left) {
      if (!(await endProcess(this.#deps, { pid, start }))) ports.signal(pid, 'SIGKILL', 'process');
    }
  }

  /** What it does is followed from its start on. */
  #watch(): void {
    const { store, states } = this.#deps;
    for (const [pane, { session, configDir, cwd }] of store.model.claude) {
      if (!this.isRunning(pane) || states.of(pane) !== undefined) continue;
      states.bind(pane, { configDir, cwd, ...(session === undefined ? {} : { sessionId: session }) });
    }
  }

  /** `/clear`, `/resume` and forks make another conversation in the same process. */
  #follow(pane: PaneId, { sessionId, transcriptPath, cwd }: ClaudeStatus): void {
    const { store, tell } = this.#deps;
    const binding = store.model.claude.get(pane);
    if (binding === undefined || sessionId === undefined) return;
    const transcript = transcriptPath?.includes(sessionId) === true ? transcriptPath : undefined;
    const isOther = binding.session !== sessionId;
    if (!isOther && (transcript === undefined || transcript === binding.transcript)) return;
    const next: ClaudeBinding = {
      ...binding,
      session: sessionId,
      transcript: transcript ?? (isOther ? undefined : binding.transcript),
      cwd: isOther && binding.session === undefined && cwd !== undefined ? cwd : binding.cwd,
    };
    store.apply({ kind: 'claude-bound', pane, binding: next });
    const twice = [...store.model.claude].find(([id, other]) => id !== pane && other.session === sessionId && this.isRunning(id));
    if (isOther && twice !== undefined) {
      tell(`conversation ${sessionId} is open in panes ${formatPaneId(pane)} and ${formatPaneId(twice[0])}: close one of them`);
    }
  }

  #lookForOrphans(pane: PaneId, launch: string): void {
    const { log, tell } = this.#deps;
    this.#orphans.look(pane, launch, (text) => {
      log.warn({ ev: 'claude.orphans', pane: formatPaneId(pane), text });
      tell(`The Claude of pane ${formatPaneId(pane)} crashed; ${text}`);
    });
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);
