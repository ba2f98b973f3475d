/** Which pane asks, when a program in it runs a command: the one whose token it has. */
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import type { CommandContext } from '../commands/command.js';
import { paneOfToken, tokenVariable } from './capabilities.js';
import type { Door } from './request.js';

/** The error is for whoever ran the command. */
export function askingPane(context: CommandContext): Result<PaneId, string> {
  const token = context.caller.hello?.env[tokenVariable];
  const pane = paneOfToken(context.agents.ports, token);
  if (pane !== undefined && context.store.model.panes.has(pane)) return ok(pane);
  return err(
    token === undefined
      ? `this is for programs in panes: ${tokenVariable} is not set`
      : `${tokenVariable} is not the token of a pane of this server`,
  );
}

/** For the audit: the server of tools for models says what it is; nothing is decided by it. */
export const doorOf = ({ caller }: CommandContext): Door => (caller.hello?.name.startsWith('mcp-') === true ? 'mcp' : 'cli');
