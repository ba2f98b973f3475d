/**
 * From a pane's command to what is started: which conversation, that nobody else has it open, with which settings. Changes
 * nothing but our own settings file, and the name of a conversation's file in which nothing was said; what it found out is for the caller to write down before anything runs.
 */
import { resolve } from 'node:path';
import {
  assignedBy,
  type ClaudeCommand,
  claudeEnvironment,
  configDirOf,
  conversationOf,
  folderFor,
  launchWords,
  projectFolder,
  skipsPermissions,
  takesTools,
} from '@ccmux/claude';
import { type ClaudeBinding, err, ok, type PaneId, type Result } from '@ccmux/core';
import type { ClaudeLaunch, ClaudeStart } from './launcher.js';
import type { LaunchPorts } from './ports.js';
import { type SettingsFolders, settingsFor } from './settings-file.js';
import { type ToolsPlace, toolsFile } from './tools-file.js';
import { refusal, writerOf } from './writers.js';

export interface LaunchDefaults {
  readonly path: string;
  readonly model: string;
  readonly args: readonly string[];
}

export interface PrepareInput {
  readonly start: ClaudeStart;
  readonly claude: ClaudeCommand;
  /** What the pane had before, if the same is to go on. */
  readonly before: ClaudeBinding | undefined;
  readonly others: ReadonlyMap<PaneId, ClaudeBinding>;
  readonly defaults: LaunchDefaults;
  readonly folders: SettingsFolders;
  /** See `settingsFor`. */
  readonly statusData: boolean;
  /** Undefined: it is given none. */
  readonly tools: ToolsPlace | undefined;
}

export interface Prepared {
  readonly binding: ClaudeBinding;
  readonly launch: ClaudeLaunch;
}

export async function prepareLaunch(ports: LaunchPorts, input: PrepareInput): Promise<Result<Prepared, string>> {
  const { start, claude, before, others, defaults, folders, statusData } = input;
  const launch = ports.newId();
  const given = Object.fromEntries(
    start.env.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  );
  const env = claudeEnvironment(given, launch);
  const home = env['HOME'] ?? '';
  const own = { ...env, ...assignedBy(claude, home) };
  const configDir = configDirOf({ get: (name) => own[name] }) ?? '';
  const cwd = before?.cwd ?? resolve(start.cwd, folderFor(claude, home));
  const program = defaults.path !== '' && claude.program.text === 'claude' ? defaults.path : claude.program.text;
  const version = await ports.version(program, own, cwd);
  const found = before?.session === undefined ? undefined : await ports.transcript(configDir, before.session, cwd);
  const bare = found !== undefined && (await ports.isBare(found)) ? found : undefined;
  const kept = bare === undefined ? found : undefined;
  const conversation = conversationOf({
    command: claude,
    before: before?.session,
    version,
    isKept: () => kept !== undefined,
    newId: () => ports.newId(),
  });
  const { session } = conversation;
  if (session !== undefined && conversation.isOld) {
    const writer = writerOf(ports, { session, configDir, except: before?.launch, others });
    if (writer !== undefined) return err(refusal(session, writer));
  }
  if (bare !== undefined) await ports.setAside(bare);
  const settings = settingsFor(ports, folders, { command: claude, pane: start.pane, cwd, configDir, version, statusData });
  const tools = input.tools && takesTools(version) ? toolsFile(ports, folders.settings, start.pane, input.tools) : undefined;
  const words = launchWords(claude, {
    ...defaults,
    conversation: conversation.words,
    settings,
    tools,
    more: defaults.args,
    folder: cwd,
  });
  const binding: ClaudeBinding = {
    session,
    name: before?.name,
    command: start.command,
    cwd,
    configDir,
    transcript: kept ?? (session === undefined ? undefined : `${configDir}/projects/${projectFolder(cwd)}/${session}.jsonl`),
    desired: 'running',
    launch,
    startedMs: ports.wallMs(),
    crashes: before?.crashes ?? 0,
    skipsPermissions: skipsPermissions(claude),
  };
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return ok({ binding, launch: { command: words, env: pairs, cwd } });
}
