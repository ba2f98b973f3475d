/**
 * The settings of one start of Claude: what the person has for it, with our hooks and status line, in a file of our own that
 * only they can read. Nothing of theirs is written.
 */
import { join, resolve } from 'node:path';
import {
  argument,
  type ClaudeCommand,
  hookEventsOf,
  type JsonObject,
  launchSettings,
  parseObject,
  statusLineOf,
  type Version,
} from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';
import type { LaunchPorts } from './ports.js';

export interface SettingsFolders {
  /** Where hooks leave what they are told. */
  readonly spool: string;
  /** Where status lines do. */
  readonly status: string;
  /** Where settings are. */
  readonly settings: string;
}

export interface SettingsQuestion {
  readonly command: ClaudeCommand;
  readonly pane: PaneId;
  readonly cwd: string;
  readonly configDir: string;
  readonly version: Version | undefined;
  /** Ask for the data of status lines also where the person has none; Claude then leaves a row for it. */
  readonly statusData: boolean;
}

/** For `--settings`; undefined when theirs cannot be read and is left to Claude, or nothing can be added. */
export function settingsFor(ports: LaunchPorts, folders: SettingsFolders, question: SettingsQuestion): string | undefined {
  const { command, pane, cwd, configDir, version, statusData } = question;
  const events = hookEventsOf(version);
  const word = argument(command, '--settings')?.values[0];
  const given = word === undefined ? {} : word.isPlain ? givenSettings(ports, word.text, cwd) : undefined;
  if (given === undefined || events.length === 0) return undefined;
  const files = [join(cwd, '.claude/settings.local.json'), join(cwd, '.claude/settings.json'), join(configDir, 'settings.json')];
  const statusLine = statusLineOf([given, ...files.map(ports.readJson)]);
  const text = JSON.stringify(
    launchSettings({
      given,
      statusLine,
      events,
      spool: folders.spool,
      statusFolder: statusData || statusLine !== undefined ? folders.status : undefined,
      pane,
    }),
  );
  for (const folder of [folders.spool, folders.status]) ports.makeFolder(folder);
  const path = join(folders.settings, `${pane}.json`);
  return ports.write(path, text) === undefined ? path : text;
}

/** As Claude reads it: JSON if it looks like that, otherwise a file. */
function givenSettings(ports: LaunchPorts, text: string, cwd: string): JsonObject | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? parseObject(trimmed) : ports.readJson(resolve(cwd, text));
}
