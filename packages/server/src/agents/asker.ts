/** Which pane asks, when a program in it runs a command: the one whose token it has. */
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import type { CommandContext } from '../commands/command.js';
import { paneOfToken, tokenVariable } from './capabilities.js';
import { originOf } from './origin.js';
import type { Door } from './request.js';

/** The error is for whoever ran the command. */
export function askingPane(context: CommandContext): Result<PaneId, string> {
  const { hello } = context.caller;
  const token = hello?.env[tokenVariable];
  const pane = paneOfToken(context.agents.ports, token);
  if (hello !== undefined && pane !== undefined && context.store.model.panes.has(pane)) {
    const origin = originOf(context, hello);
    const isOwn = origin.kind === 'pane' && origin.pane === pane;
    return isOwn ? ok(pane) : err(`${tokenVariable} is the token of another pane than this one`);
  }
  return err(
    token === undefined
      ? `this is for programs in panes: ${tokenVariable} is not set`
      : `${tokenVariable} is not the token of a pane of this server`,
  );
}

/** For the audit: the server of tools for models says what it is; nothing is decided by it. */
export const doorOf = ({ caller }: CommandContext): Door => (caller.hello?.name.startsWith('mcp-') === true ? 'mcp' : 'cli');
