/**
 * The tools of ccmux for one start of Claude: a configuration for `--mcp-config` that starts them as this pane's own, in a
 * file that only its person can read, for the token of the pane is in it.
 */
import { join } from 'node:path';
import type { PaneId } from '@ccmux/core';
import type { LaunchPorts } from './ports.js';

export interface ToolsPlace {
  /** The program that the tools are part of, with its first words. */
  readonly program: readonly string[];
  readonly socket: string;
  /** By it the server knows whose tools they are. */
  readonly token: string;
}

/** The name of the server of tools: models see `mcp__ccmux__spawn`. */
const serverName = 'ccmux';

/** Its path; undefined when it cannot be written: Claude starts without tools then. */
export function toolsFile(
  ports: LaunchPorts,
  folder: string,
  pane: PaneId,
  { program, socket, token }: ToolsPlace,
): string | undefined {
  const [command = '', ...args] = [...program, '-S', socket, 'mcp'];
  const server = { type: 'stdio', command, args, env: { CCMUX_TOKEN: token } };
  const path = join(folder, `${pane}.tools.json`);
  return ports.write(path, JSON.stringify({ mcpServers: { [serverName]: server } })) === undefined ? path : undefined;
}
